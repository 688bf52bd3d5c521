#include "models/logstoremodel.h"

#include "models/format.h"
#include "models/roles.h"

namespace sluice {

namespace {

bool isNumberColumn(int column)
{
    return column == LogstoreModel::Shards || column == LogstoreModel::Size || column == LogstoreModel::Retention
        || column == LogstoreModel::Triggers || column == LogstoreModel::Collectors;
}

} // namespace

LogstoreModel::LogstoreModel(QObject *parent)
    : KeyedTable(parent)
{
}

int LogstoreModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns);
}

void LogstoreModel::setRows(const DefinitionRows &rows)
{
    std::map<LogstoreKey, std::size_t> readers;
    for (const auto &trigger : rows.triggers)
        ++readers[trigger.source];
    m_all.clear();
    for (const auto &row : rows.logstores)
        m_all.push_back({row, readers[row.definition.key], row.definition.collect.size()});
    std::ranges::sort(m_all, {}, [](const LogstoreListRow &row) { return row.row.definition.key; });
    show();
}

void LogstoreModel::setText(const QString &text)
{
    m_text = text.trimmed();
    show();
}

void LogstoreModel::show()
{
    std::vector<LogstoreListRow> shown;
    std::ranges::copy_if(m_all, std::back_inserter(shown), [this](const LogstoreListRow &row) {
        return m_text.isEmpty() || QString::fromStdString(keyOf(row)).contains(m_text, Qt::CaseInsensitive);
    });
    assign(std::move(shown));
}

QVariant LogstoreModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(isNumberColumn(section));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Logstore");
    case Shards: return tr("Shards");
    case Rate: return tr("Lines/s, 1 h");
    case Size: return tr("Size");
    case Retention: return tr("Kept");
    case Index: return tr("Index");
    case LastReceived: return tr("Last received");
    case Triggers: return tr("Triggers");
    case Collectors: return tr("Files");
    default: return {};
    }
}

QVariant LogstoreModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = at(index.row());
    const auto column = index.column();
    switch (role) {
    case Qt::DisplayRole: return text(row, column);
    case ValueRole: return value(row, column);
    case KeyRole: return QString::fromStdString(keyOf(row));
    case PrefixRole:
        if (column == Name)
            return QString::fromStdString(row.row.definition.key.project) + QLatin1Char('/');
        return {};
    case Qt::TextAlignmentRole:
        return column == Rate ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : headerData(column, Qt::Horizontal, role);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        if (column == Name)
            return QString::fromStdString(keyOf(row));
        if (column == LastReceived && role == Qt::ToolTipRole && row.row.lastReceivedMs > 0)
            return format::fullTime(row.row.lastReceivedMs);
        return {};
    default: return {};
    }
}

QString LogstoreModel::text(const LogstoreListRow &row, int column) const
{
    const auto &one = row.row.definition;
    switch (column) {
    case Name: return QString::fromStdString(one.key.logstore);
    case Shards: return QString::number(one.shards);
    case Rate: return format::rate(row.row.linesPerSecond);
    case Size: return format::diskSize(row.row.bytes);
    case Retention: return tr("%n day(s)", nullptr, one.ttlDays);
    case Index: return one.index ? tr("on") : tr("off");
    case LastReceived: return format::timeOfDay(row.row.lastReceivedMs, m_nowMs);
    case Triggers: return format::number(row.triggers);
    case Collectors: return format::number(row.collectors);
    default: return {};
    }
}

QVariant LogstoreModel::value(const LogstoreListRow &row, int column) const
{
    const auto &one = row.row.definition;
    switch (column) {
    case Name: return QString::fromStdString(keyOf(row));
    case Shards: return one.shards;
    case Rate: {
        QVariantList minutes;
        for (const auto lines : row.row.linesPerMinute)
            minutes.append(qulonglong(lines));
        return minutes;
    }
    case Size: return qulonglong(row.row.bytes);
    case Retention: return one.ttlDays;
    case Index: return one.index;
    case LastReceived: return qlonglong(row.row.lastReceivedMs);
    case Triggers: return qulonglong(row.triggers);
    case Collectors: return qulonglong(row.collectors);
    default: return {};
    }
}

} // namespace sluice
