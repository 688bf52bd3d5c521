#include "models/fieldchangemodel.h"

#include "models/format.h"

namespace sluice {

QVariant FieldChangeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Field: return tr("Field");
    case Before: return tr("Before");
    case After: return tr("After");
    default: return {};
    }
}

QVariant FieldChangeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (role != Qt::DisplayRole)
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    const auto &text = index.column() == Field ? row.field : index.column() == Before ? row.before : row.after;
    return text.isEmpty() ? format::none() : text;
}

void FieldChangeModel::setChanges(std::vector<FieldChange> changes)
{
    if (changes == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(changes);
    endResetModel();
}

} // namespace sluice
