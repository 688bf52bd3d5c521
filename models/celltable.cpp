#include "models/celltable.h"

#include "models/roles.h"

#include <cassert>

namespace sluice {

CellTable::CellTable(QStringList headers, QList<int> numbers, QObject *parent)
    : QAbstractTableModel(parent)
    , m_headers(std::move(headers))
    , m_numbers(std::move(numbers))
{
}

int CellTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CellTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_headers.size());
}

QVariant CellTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(m_numbers.contains(section));
    return role == Qt::DisplayRole ? QVariant(m_headers.value(section)) : QVariant();
}

QVariant CellTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &cell = m_rows[std::size_t(index.row())][std::size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole: return cell.text;
    case Qt::ToolTipRole: return cell.tip.isEmpty() ? QVariant() : QVariant(cell.tip);
    case Qt::TextAlignmentRole: return cellAlignment(m_numbers.contains(index.column()));
    case SuffixRole: return cell.suffix.isEmpty() ? QVariant() : QVariant(cell.suffix);
    case StateRole: return cell.state;
    case ValueRole: return cell.value.isValid() ? cell.value : QVariant(cell.text);
    default: return {};
    }
}

void CellTable::setRows(std::vector<Row> rows)
{
    for ([[maybe_unused]] const auto &row : rows)
        assert(qsizetype(row.size()) == m_headers.size());
    const auto had = int(m_rows.size());
    const auto has = int(rows.size());
    if (has < had) {
        beginRemoveRows({}, has, had - 1);
        m_rows.resize(rows.size());
        endRemoveRows();
    }
    const auto kept = int(m_rows.size());
    for (int row = 0; row < kept; ++row) {
        if (m_rows[std::size_t(row)] == rows[std::size_t(row)])
            continue;
        m_rows[std::size_t(row)] = std::move(rows[std::size_t(row)]);
        emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
    if (has > kept) {
        beginInsertRows({}, kept, has - 1);
        std::move(rows.begin() + kept, rows.end(), std::back_inserter(m_rows));
        endInsertRows();
    }
}

} // namespace sluice
