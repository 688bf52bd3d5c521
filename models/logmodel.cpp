#include "models/logmodel.h"

#include "models/format.h"
#include "models/recordmodel.h"
#include "models/roles.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr int kUtf8Most = 4; // bytes of one character

} // namespace

QString cellText(std::string_view text, int most)
{
    // Only as much is decoded as can show: a cell of megabytes costs no more than a short one.
    const auto head = text.substr(0, std::size_t(most) * kUtf8Most);
    auto shown = QString::fromUtf8(head.data(), qsizetype(head.size()));
    const bool cut = head.size() < text.size() || shown.size() > most;
    shown.truncate(most);
    for (auto &c : shown) {
        if (c < QLatin1Char(' ') || c == QChar(0x7f) || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = QLatin1Char(' ');
    }
    if (cut)
        shown += QStringLiteral("… ") + LogModel::tr("(%1 in all)").arg(format::windowSize(text.size()));
    return shown;
}

LogModel::LogModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kFirstField + (m_columns == LogColumns::Raw ? 1 : int(m_fields.size()));
}

bool LogModel::takeFields(const std::vector<LogRow> &rows)
{
    bool added = false;
    for (const auto &row : rows) {
        for (const auto &[key, value] : row.contents) {
            if (m_known.contains(key))
                continue;
            if (m_fields.size() >= kFieldsMax) {
                m_tooMany = true;
                continue;
            }
            m_known.insert(key);
            m_fields.push_back(key);
            added = true;
        }
    }
    return added;
}

void LogModel::setRows(std::vector<LogRow> rows, std::int64_t nowMs)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_nowMs = nowMs;
    m_fields.clear();
    m_known.clear();
    m_tooMany = false;
    takeFields(m_rows);
    endResetModel();
}

void LogModel::append(std::vector<LogRow> rows)
{
    if (rows.empty())
        return;
    const auto before = int(m_fields.size());
    auto probe = m_known;
    std::size_t fresh = 0;
    for (const auto &row : rows) {
        for (const auto &[key, value] : row.contents)
            fresh += probe.insert(key).second ? 1 : 0;
    }
    fresh = std::min(fresh, kFieldsMax - m_fields.size());
    if (fresh > 0 && m_columns == LogColumns::Table)
        beginInsertColumns({}, kFirstField + before, kFirstField + before + int(fresh) - 1);
    takeFields(rows);
    if (fresh > 0 && m_columns == LogColumns::Table)
        endInsertColumns();
    beginInsertRows({}, rowCount(), rowCount() + int(rows.size()) - 1);
    m_rows.insert(m_rows.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    endInsertRows();
}

void LogModel::setColumns(LogColumns columns)
{
    if (columns == m_columns)
        return;
    beginResetModel();
    m_columns = columns;
    endResetModel();
}

void LogModel::setShardShown(bool shown)
{
    m_shardShown = shown;
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(section == Shard);
    if (role != Qt::DisplayRole)
        return {};
    if (section == Time)
        return tr("Time");
    if (section == Shard)
        return tr("Shard");
    if (isRaw(section))
        return tr("Log");
    return cellText(m_fields[std::size_t(section - kFirstField)], 40);
}

QString LogModel::cell(const LogRow &row, int column) const
{
    if (column == Time)
        return format::timeOfDay(row.time * 1'000, m_nowMs);
    if (column == Shard)
        return m_shardShown ? QString::number(row.shard) : QString();
    if (isRaw(column)) {
        QString all;
        for (const auto &[key, value] : row.contents) {
            if (all.size() > kCellChars)
                return all + QStringLiteral("…");
            all += (all.isEmpty() ? QString() : QStringLiteral("  ")) + cellText(key, 40) + QStringLiteral("=")
                + cellText(value);
        }
        return all;
    }
    const auto &field = m_fields[std::size_t(column - kFirstField)];
    const auto found = std::ranges::find(row.contents, field, [](const auto &content) { return content.first; });
    return found == row.contents.end() ? QString() : cellText(found->second);
}

QString LogModel::value(int row, int column) const
{
    const auto &log = at(row);
    if (column == Time)
        return format::fullTime(log.time * 1'000);
    if (column == Shard)
        return cell(log, column);
    if (isRaw(column))
        return QString::fromUtf8(recordJson(log));
    const auto &field = m_fields[std::size_t(column - kFirstField)];
    const auto found = std::ranges::find(log.contents, field, [](const auto &content) { return content.first; });
    return found == log.contents.end() ? QString() : QString::fromStdString(found->second);
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = at(index.row());
    if (role == Qt::DisplayRole)
        return cell(row, index.column());
    if (role == ValueRole && index.column() == Time)
        return qlonglong(row.time);
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (role == Qt::ToolTipRole)
        return index.column() == Time
            ? tr("Log time %1\nReceived %2").arg(format::fullTime(row.time * 1'000), format::fullTime(row.receivedMs))
            : cell(row, index.column());
    return {};
}

} // namespace sluice
