#include "models/trashmodel.h"

#include "models/changewords.h"
#include "models/format.h"

namespace sluice {

QVariant TrashModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)
        || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const auto &row = at(index.row());
    const bool full = role == Qt::ToolTipRole;
    switch (index.column()) {
    case Name: return QString::fromStdString(row.name);
    case Kind: return kindWord(row.kind);
    case Deleted: return full ? format::fullTime(row.deletedMs) : format::timeOfDay(row.deletedMs, m_nowMs);
    case By: return QString::fromStdString(row.actor);
    case Purged: return full ? format::fullTime(row.purgeMs) : format::countdown(row.purgeMs, m_nowMs);
    default: return {};
    }
}

QVariant TrashModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Name");
    case Kind: return tr("Kind");
    case Deleted: return tr("Deleted");
    case By: return tr("By");
    case Purged: return tr("Gone for good");
    default: return {};
    }
}

void TrashModel::setRows(std::vector<TrashRow> rows, std::int64_t nowMs)
{
    m_nowMs = nowMs;
    std::stable_sort(rows.begin(), rows.end(),
                     [](const TrashRow &a, const TrashRow &b) { return a.deletedMs > b.deletedMs; });
    assign(std::move(rows));
}

} // namespace sluice
