#include "models/auditmodel.h"

#include "models/accesswords.h"
#include "models/auditdiff.h"
#include "models/changewords.h"
#include "models/format.h"
#include "models/roles.h"

namespace sluice {

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case Who: return tr("Who");
    case Action: return tr("Action");
    case Kind: return tr("Kind");
    case Name: return tr("Name");
    case Detail: return tr("Detail");
    default: return {};
    }
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = at(index.row());
    const auto name = QString::fromStdString(row.name);
    const bool denied = row.action == "denied";
    switch (role) {
    case KeyRole: return qulonglong(row.sequence);
    case StateRole: return int(denied);
    case PrefixRole:
        if (index.column() == Name && !denied && name.contains(QLatin1Char('/')))
            return name.left(name.lastIndexOf(QLatin1Char('/')) + 1);
        return {};
    case Qt::ToolTipRole:
        if (index.column() == Time)
            return format::fullTime(row.timeMs);
        return index.column() == Name ? QVariant(name) : QVariant();
    case Qt::AccessibleTextRole: return index.column() == Name ? QVariant(name) : QVariant();
    case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case Time: return format::time(row.timeMs, m_nowMs);
    case Who: return accesswords::caller(row.caller);
    case Action: return accesswords::action(row.action);
    case Kind: return kindWord(row.kind);
    case Name: return denied ? name : name.section(QLatin1Char('/'), -1);
    case Detail: {
        const auto text = changeSummary(row.action, row.before, row.after);
        return text.isEmpty() ? format::none() : text;
    }
    default: return {};
    }
}

void AuditModel::append(std::vector<AuditRow> rows)
{
    const auto before = m_rows.size();
    int fresh = 0;
    bool otherKinds = false;
    for (auto &row : rows) {
        if (row.sequence <= m_last)
            continue;
        m_last = row.sequence;
        const auto place = std::lower_bound(m_kinds.begin(), m_kinds.end(), row.kind);
        if (row.action != "denied" && !row.kind.empty() && (place == m_kinds.end() || *place != row.kind)) {
            m_kinds.insert(place, row.kind);
            otherKinds = true;
        }
        auto search = QStringList{accesswords::caller(row.caller),    accesswords::action(row.action),
                                  QString::fromStdString(row.action), kindWord(row.kind),
                                  QString::fromStdString(row.kind),   QString::fromStdString(row.name)}
                          .join(QLatin1Char('\n'));
        m_rows.push_back({std::move(row), std::move(search)});
        fresh += takes(m_rows.back()) ? 1 : 0;
    }
    if (fresh > 0) {
        beginInsertRows({}, 0, fresh - 1);
        for (auto i = before; i < m_rows.size(); ++i) {
            if (takes(m_rows[i]))
                m_shown.push_front(&m_rows[i]);
        }
        endInsertRows();
    }
    dropOldest();
    if (otherKinds)
        emit kindsChanged();
}

void AuditModel::dropOldest()
{
    if (m_rows.size() <= kKept)
        return;
    m_cut = true;
    const auto many = m_rows.size() - kKept;
    const auto newestGone = m_rows[many - 1].row.sequence;
    auto first = m_shown.size();
    while (first > 0 && m_shown[first - 1]->row.sequence <= newestGone)
        --first;
    if (first < m_shown.size()) {
        beginRemoveRows({}, int(first), int(m_shown.size()) - 1);
        m_shown.erase(m_shown.begin() + std::ptrdiff_t(first), m_shown.end());
        endRemoveRows();
    }
    for (std::size_t i = 0; i < many; ++i)
        m_rows.pop_front();
}

void AuditModel::setNow(std::int64_t nowMs)
{
    m_nowMs = nowMs;
}

void AuditModel::setText(const QString &text)
{
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    sift();
}

void AuditModel::setAction(const std::string &action)
{
    m_action = action;
    sift();
}

void AuditModel::setKind(const std::string &kind)
{
    m_kind = kind;
    sift();
}

int AuditModel::rowOf(std::uint64_t sequence) const
{
    const auto found =
        std::lower_bound(m_shown.begin(), m_shown.end(), sequence,
                         [](const Entry *entry, std::uint64_t wanted) { return entry->row.sequence > wanted; });
    return found != m_shown.end() && (*found)->row.sequence == sequence ? int(found - m_shown.begin()) : -1;
}

bool AuditModel::takes(const Entry &entry) const
{
    if (!m_action.empty() && entry.row.action != m_action)
        return false;
    if (!m_kind.empty() && entry.row.kind != m_kind)
        return false;
    return std::all_of(m_words.begin(), m_words.end(),
                       [&entry](const QString &word) { return entry.search.contains(word, Qt::CaseInsensitive); });
}

void AuditModel::sift()
{
    beginResetModel();
    m_shown.clear();
    for (const auto &entry : m_rows) {
        if (takes(entry))
            m_shown.push_front(&entry);
    }
    endResetModel();
}

} // namespace sluice
