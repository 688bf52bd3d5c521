#include "models/triggermodel.h"

#include "models/format.h"
#include "models/roles.h"

namespace sluice {

namespace {

constexpr std::int64_t kLagStepMs = 60'000;

std::uint32_t lastMinute(const TriggerRow &row)
{
    // The newest minute is still being counted: the one before it is whole, but a new trigger has none yet.
    const auto count = row.perMinute.size();
    return count >= 2 ? std::max(row.perMinute[count - 2], row.perMinute[count - 1])
        : count == 1  ? row.perMinute.front()
                      : 0;
}

bool isOff(const TriggerRow &row)
{
    return row.state == PumpState::Disabled;
}

} // namespace

TriggerModel::TriggerModel(QObject *parent)
    : KeyedTable(parent)
{
}

int TriggerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns);
}

void TriggerModel::setRows(std::vector<TriggerRow> rows)
{
    // Lags below a minute rise and fall with every tick; sorting by them would make the table restless.
    std::stable_sort(rows.begin(), rows.end(), [](const TriggerRow &a, const TriggerRow &b) {
        const auto needA = needOf(a.state);
        const auto needB = needOf(b.state);
        if (needA != needB)
            return needA < needB;
        const auto lagA = a.lagMs / kLagStepMs;
        const auto lagB = b.lagMs / kLagStepMs;
        return lagA != lagB ? lagA > lagB : a.definition.key < b.definition.key;
    });
    m_counts.fill(0);
    for (const auto &row : rows)
        ++m_counts[std::size_t(row.state)];
    m_all = std::move(rows);
    show();
    emit countsChanged();
}

void TriggerModel::setNow(std::int64_t nowMs)
{
    m_nowMs = nowMs;
    if (rowCount() == 0)
        return;
    emit dataChanged(index(0, Reason), index(rowCount() - 1, Reason), {Qt::DisplayRole});
    emit dataChanged(index(0, NextTick), index(rowCount() - 1, NextTick), {Qt::DisplayRole});
}

void TriggerModel::setStates(std::vector<PumpState> states)
{
    m_states = std::move(states);
    show();
}

void TriggerModel::setText(const QString &text)
{
    m_text = text.trimmed();
    show();
}

std::size_t TriggerModel::needy() const
{
    return count(PumpState::Blocked) + count(PumpState::NotAuthorized) + count(PumpState::SourceGone);
}

const TriggerRow *TriggerModel::find(const std::string &key) const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&key](const TriggerRow &row) { return keyOf(row) == key; });
    return found == m_all.end() ? nullptr : &*found;
}

void TriggerModel::show()
{
    std::vector<TriggerRow> shown;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(shown),
                 [this](const TriggerRow &row) { return takes(row); });
    assign(std::move(shown));
}

bool TriggerModel::takes(const TriggerRow &row) const
{
    if (!m_states.empty() && std::find(m_states.begin(), m_states.end(), row.state) == m_states.end())
        return false;
    if (m_text.isEmpty())
        return true;
    return QString::fromStdString(keyOf(row)).contains(m_text, Qt::CaseInsensitive)
        || QString::fromStdString(row.lastError).contains(m_text, Qt::CaseInsensitive);
}

QVariant TriggerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(section == Lag || section == Success || section == NextTick);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State: return tr("State");
    case Name: return tr("Trigger");
    case Reason: return tr("Reason of the last tick");
    case Lag: return tr("Lag");
    case Rate: return tr("Executions/min, 1 h");
    case Success: return tr("Success");
    case LastError: return tr("Last error");
    case NextTick: return tr("Next tick");
    default: return {};
    }
}

QVariant TriggerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case ValueRole: return value(row, index.column());
    case StateRole: return int(row.state);
    case KeyRole: return QString::fromStdString(keyOf(row));
    case PrefixRole:
        if (index.column() == Name)
            return QString::fromStdString(toText(row.definition.key.functionKey())) + QLatin1Char('/');
        return {};
    case Qt::TextAlignmentRole: {
        const bool right = index.column() == Rate;
        return right ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : headerData(index.column(), Qt::Horizontal, role);
    }
    case Qt::ToolTipRole:
        if (index.column() == Name)
            return QString::fromStdString(keyOf(row));
        if (index.column() == LastError && !row.lastError.empty())
            return QStringLiteral("%1\n%2").arg(format::fullTime(row.lastErrorMs), QString::fromStdString(row.lastError));
        if (index.column() == NextTick)
            return row.nextTickMs > 0 ? QVariant(format::fullTime(row.nextTickMs)) : QVariant();
        return {};
    case Qt::AccessibleTextRole:
        if (index.column() == Name)
            return QString::fromStdString(keyOf(row));
        return {};
    default: return {};
    }
}

QString TriggerModel::text(const TriggerRow &row, int column) const
{
    switch (column) {
    case State: return word(row.state);
    case Name: return QString::fromStdString(row.definition.key.trigger);
    case Reason: {
        auto pump = row.worst;
        pump.reason = row.reason;
        return reasonText(pump, m_nowMs);
    }
    case Lag: return isOff(row) ? format::none() : format::lag(row.lagMs);
    case Rate: return isOff(row) ? format::none() : format::number(lastMinute(row));
    case Success: return format::percent(row.successRate);
    case LastError: return row.lastError.empty() ? format::none() : QString::fromStdString(row.lastError);
    case NextTick: return isOff(row) ? format::none() : format::countdown(row.nextTickMs, m_nowMs);
    default: return {};
    }
}

QVariant TriggerModel::value(const TriggerRow &row, int column) const
{
    switch (column) {
    case State: return int(row.state);
    case Name: return QString::fromStdString(keyOf(row));
    case Reason: return int(row.reason);
    case Lag: return qlonglong(row.lagMs);
    case Rate: {
        QVariantList minutes;
        for (const auto count : row.perMinute)
            minutes.append(count);
        return minutes;
    }
    case Success: return row.successRate;
    case LastError: return QString::fromStdString(row.lastError);
    case NextTick: return qlonglong(row.nextTickMs);
    default: return {};
    }
}

} // namespace sluice
