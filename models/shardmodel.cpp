#include "models/shardmodel.h"

#include "models/format.h"
#include "models/roles.h"

#include <QLocale>

namespace sluice {

namespace {

bool isLeftShardColumn(int column)
{
    return column == ShardModel::Status || column == ShardModel::LastReceived || column == ShardModel::Range;
}

QVariant shardValue(const ShardRow &row, int column)
{
    switch (column) {
    case ShardModel::Shard: return row.shard;
    case ShardModel::Status: return QString::fromStdString(row.status);
    case ShardModel::LinesRate: return row.linesPerSecond;
    case ShardModel::BytesRate: return row.bytesPerSecond;
    case ShardModel::Lines: return qulonglong(row.lines);
    case ShardModel::Size: return qulonglong(row.bytes);
    case ShardModel::LastReceived: return qlonglong(row.lastReceivedMs);
    case ShardModel::Damaged: return qulonglong(row.damagedGroups);
    case ShardModel::Range: return QString::fromStdString(row.beginKey);
    default: return {};
    }
}

} // namespace

ShardModel::ShardModel(QObject *parent)
    : KeyedTable(parent)
{
}

int ShardModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns);
}

void ShardModel::setRows(std::vector<ShardRow> rows)
{
    std::ranges::sort(rows, {}, &ShardRow::shard);
    assign(std::move(rows));
}

QVariant ShardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(!isLeftShardColumn(section));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Shard: return tr("Shard");
    case Status: return tr("Status");
    case LinesRate: return tr("Lines/s");
    case BytesRate: return tr("Mbit/s");
    case Lines: return tr("Lines");
    case Size: return tr("Size");
    case LastReceived: return tr("Last received");
    case Damaged: return tr("Unreadable groups");
    case Range: return tr("Hash keys from");
    default: return {};
    }
}

QVariant ShardModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = at(index.row());
    const auto column = index.column();
    if (role == ValueRole)
        return shardValue(row, column);
    if (role == KeyRole)
        return row.shard;
    if (role == Qt::TextAlignmentRole)
        return headerData(column, Qt::Horizontal, role);
    if (role == Qt::ToolTipRole && column == LastReceived && row.groups > 0)
        return format::fullTime(row.lastReceivedMs);
    if (role == Qt::ToolTipRole && column == Range)
        return QStringLiteral("%1 – %2").arg(QString::fromStdString(row.beginKey), QString::fromStdString(row.endKey));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Shard: return QString::number(row.shard);
    case Status: return row.status == "readonly" ? tr("read only") : tr("read and write");
    case LinesRate: return format::rate(row.linesPerSecond);
    case BytesRate: return QLocale().toString(row.bytesPerSecond * 8 / 1e6, 'f', 2);
    case Lines: return format::number(row.lines);
    case Size: return format::diskSize(row.bytes);
    case LastReceived: return row.groups > 0 ? format::timeOfDay(row.lastReceivedMs, m_nowMs) : format::none();
    case Damaged: return format::number(row.damagedGroups);
    case Range: return QString::fromStdString(row.beginKey);
    default: return {};
    }
}

} // namespace sluice
