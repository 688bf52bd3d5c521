#include "models/recordmodel.h"

#include "models/format.h"
#include "models/roles.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sluice {

QString cutText(const std::string &text, qsizetype most)
{
    // A character has at most four bytes: more need not be decoded.
    const auto bytes = std::min(qsizetype(text.size()), 4 * most);
    auto shown = QString::fromUtf8(text.data(), bytes);
    if (bytes == qsizetype(text.size()) && shown.size() <= most)
        return shown;
    shown.truncate(most);
    if (!shown.isEmpty() && shown.back().isHighSurrogate())
        shown.chop(1);
    return RecordModel::tr("%1… (%2 in all)").arg(shown, format::windowSize(text.size()));
}

RecordModel::RecordModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

int RecordModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RecordModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1 + int(m_fields.size());
}

void RecordModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_fields.clear();
    endResetModel();
}

void RecordModel::append(std::vector<LogRow> rows)
{
    if (rows.empty())
        return;
    std::vector<std::string> fields;
    for (const auto &row : rows) {
        for (const auto &[name, value] : row.contents) {
            const auto same = [&field = name](const std::string &known) { return known == field; };
            if (std::none_of(m_fields.begin(), m_fields.end(), same) && std::none_of(fields.begin(), fields.end(), same)
                && int(m_fields.size() + fields.size()) < kColumnsMost)
                fields.push_back(name);
        }
    }
    if (!fields.empty()) {
        beginInsertColumns({}, columnCount(), columnCount() + int(fields.size()) - 1);
        m_fields.insert(m_fields.end(), fields.begin(), fields.end());
        endInsertColumns();
    }
    beginInsertRows({}, rowCount(), rowCount() + int(rows.size()) - 1);
    std::move(rows.begin(), rows.end(), std::back_inserter(m_rows));
    endInsertRows();
}

const std::string *RecordModel::find(int row, int column) const
{
    for (const auto &[name, value] : at(row).contents) {
        if (name == m_fields[std::size_t(column) - 1])
            return &value;
    }
    return nullptr;
}

QString RecordModel::value(int row, int column) const
{
    if (column == 0)
        return format::fullTime(at(row).time * 1000);
    const auto *found = find(row, column);
    return found ? QString::fromStdString(*found) : QString();
}

QByteArray RecordModel::json(int row) const
{
    return recordJson(at(row));
}

QByteArray recordJson(const LogRow &record)
{
    QJsonObject object{{QStringLiteral("__time__"), qint64(record.time)}};
    if (!record.topic.empty())
        object.insert(QStringLiteral("__topic__"), QString::fromStdString(record.topic));
    if (!record.source.empty())
        object.insert(QStringLiteral("__source__"), QString::fromStdString(record.source));
    for (const auto &[name, value] : record.tags)
        object.insert(QStringLiteral("__tag__:") + QString::fromStdString(name), QString::fromStdString(value));
    for (const auto &[name, value] : record.contents)
        object.insert(QString::fromStdString(name), QString::fromStdString(value));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QVariant RecordModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Time") : cutText(m_fields[std::size_t(section) - 1], 60);
}

QVariant RecordModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (index.column() == 0)
        return role == Qt::DisplayRole ? format::timeOfDay(at(index.row()).time * 1000, m_nowMs)
                                       : format::fullTime(at(index.row()).time * 1000);
    const auto *found = find(index.row(), index.column());
    if (!found)
        return role == Qt::DisplayRole ? QVariant(format::none()) : QVariant();
    if (role == Qt::ToolTipRole && found->size() < 60)
        return {};
    return cutText(*found, kCellMost);
}

} // namespace sluice
