#include "ui/widgets/triggertable.h"

#include "models/format.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/delegates.h"

#include <QHeaderView>

namespace sluice {

namespace {

constexpr int kNameLeast = 228;
constexpr int kNameMost = 320;
constexpr int kNameNarrow = 170;
constexpr int kNarrow = 1080; // under it the success rate goes, and names lose their middle
constexpr int kWithoutRates = 960; // under it the last error needs the room
constexpr int kRateWidth = 148;
constexpr int kRoom = 18; // padding of a cell

} // namespace

TriggerTable::TriggerTable(TriggerModel &model, Names names, QWidget *parent)
    : Table(parent)
    , m_model(model)
    , m_kind(names)
{
    setModel(&m_model);
    setItemDelegate(new CellDelegate(this));
    setItemDelegateForColumn(TriggerModel::State, new BadgeDelegate(BadgeKind::Pump, this));
    setItemDelegateForColumn(TriggerModel::Name, new NameDelegate(this));
    setItemDelegateForColumn(TriggerModel::Rate, new SparkDelegate(this));
    setItemDelegateForColumn(TriggerModel::LastError, new ErrorDelegate(this));
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSectionResizeMode(TriggerModel::LastError, QHeaderView::Stretch);
    connect(&m_model, &TriggerModel::countsChanged, this, &TriggerTable::measureNames);
    measureNames();
    fitColumns();
}

QString TriggerTable::keyAt(int row) const
{
    return QString::fromStdString(keyOf(m_model.at(row)));
}

void TriggerTable::measureNames()
{
    if (m_measured == m_model.total())
        return;
    m_measured = m_model.total();
    m_widestName = 0;
    for (int row = 0; row < std::min(m_model.rowCount(), kMeasuredRows); ++row)
        m_widestName = std::max(m_widestName, fonts::widest({keyAt(row)}));
    fitColumns();
}

void TriggerTable::resizeEvent(QResizeEvent *event)
{
    fitColumns(); // first, so that what stretches gets the rest at once
    Table::resizeEvent(event);
}

void TriggerTable::fitColumns()
{
    const bool narrow = width() < kNarrow;
    const auto wide = [this](int column, QStringList longest) {
        longest.append(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        return fonts::widest(longest) + kRoom;
    };
    PumpRow longest;
    longest.reason = TickReason::BackingOff;
    longest.attempt = 2;
    longest.attemptsMax = 4;
    longest.nextAttemptMs = 33'000;
    const auto least = m_kind == Names::Whole ? kNameLeast : kNameNarrow;
    fit(TriggerModel::State, wide(TriggerModel::State, pumpWords()) + 22);
    fit(TriggerModel::Name, narrow ? kNameNarrow : std::clamp(m_widestName + kRoom, least, kNameMost));
    fit(TriggerModel::Reason, wide(TriggerModel::Reason, {reasonText(longest, 0)}));
    fit(TriggerModel::Lag, wide(TriggerModel::Lag, {format::lag(3'599'000), format::lag(86'340'000)}));
    fit(TriggerModel::Rate, std::max(kRateWidth, wide(TriggerModel::Rate, {})));
    fit(TriggerModel::Success, wide(TriggerModel::Success, {format::percent(1)}));
    fit(TriggerModel::NextTick, wide(TriggerModel::NextTick, {format::countdown(119'000, 1)}));
    setColumnHidden(TriggerModel::Success, narrow);
    setColumnHidden(TriggerModel::Rate, width() < kWithoutRates);
}

} // namespace sluice
