#include "models/collectormodel.h"

#include "models/format.h"
#include "models/roles.h"

namespace sluice {

namespace {

bool isRightCollectorColumn(int column)
{
    return column == CollectorModel::Progress || column == CollectorModel::Lines || column == CollectorModel::ParseErrors;
}

} // namespace

CollectorModel::CollectorModel(QObject *parent)
    : KeyedTable(parent)
{
}

int CollectorModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns);
}

void CollectorModel::setRows(const CollectorRows &rows, const LogstoreKey &logstore)
{
    std::map<std::string, CollectorRow> own; // two sources may mean one file: it is one row
    for (const auto &row : rows.rows) {
        if (row.logstore == logstore)
            own.try_emplace(keyOf(row), row);
    }
    std::vector<CollectorRow> shown;
    for (auto &[key, row] : own)
        shown.push_back(std::move(row));
    assign(std::move(shown));
}

QVariant CollectorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(isRightCollectorColumn(section));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State: return tr("State");
    case Path: return tr("File");
    case Format: return tr("Format");
    case Progress: return tr("Read");
    case Lines: return tr("Lines");
    case ParseErrors: return tr("Not parsed");
    case Problem: return tr("Problem");
    default: return {};
    }
}

QVariant CollectorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = at(index.row());
    const auto column = index.column();
    if (role == Qt::TextAlignmentRole)
        return headerData(column, Qt::Horizontal, role);
    if (role == KeyRole)
        return QString::fromStdString(keyOf(row));
    if (role == Qt::ToolTipRole && (column == Path || column == Problem))
        return QString::fromStdString(column == Path ? row.path : row.error);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case State:
        if (!row.error.empty())
            return tr("Stopped");
        if (row.follow)
            return row.atEnd ? tr("Following") : tr("Reading");
        return row.atEnd ? tr("Done") : tr("Reading");
    case Path: return QString::fromStdString(row.path);
    case Format: return QString::fromStdString(row.format);
    case Progress: return format::percent(row.size == 0 ? 1.0 : double(row.offset) / double(row.size));
    case Lines: return format::number(row.lines);
    case ParseErrors: return format::number(row.parseErrors);
    case Problem: return row.error.empty() ? format::none() : QString::fromStdString(row.error);
    default: return {};
    }
}

} // namespace sluice
