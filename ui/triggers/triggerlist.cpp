#include "ui/triggers/triggerlist.h"

#include "models/format.h"
#include "models/roles.h"
#include "ui/places.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>

namespace sluice {

namespace {

constexpr int kFilterWidth = 216;
constexpr int kNameWidth = 228;
constexpr int kNameWidthMost = 320;
constexpr int kWithoutRates = 1000; // page width under which the last error needs the room

} // namespace

TriggerList::TriggerList(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(workspace.triggers())
    , m_table(new Table)
    , m_empty(new EmptyState)
    , m_strip(new MessageStrip)
    , m_filter(new QLineEdit)
    , m_all(new StateChip(tr("All"), {}, Ink::Text))
{
    build();
    connect(m_table, &Table::rowActivated, this,
            [this](int row) { m_workspace.open(places::at("triggers", keyOf(m_model.at(row)))); });
    connect(&m_model, &TriggerModel::countsChanged, this, &TriggerList::updateChips);
    connect(&workspace, &Workspace::triggersRead, this, &TriggerList::showRows);
    connect(&workspace, &Workspace::failed, this,
            [this](const Error &error) { showTrouble(troubleOf(error, tr("Could not list the triggers"))); });
    connect(&workspace, &Workspace::linkChanged, this, [this] {
        if (m_workspace.bell() && m_workspace.bell()->client().link() == Link::Lost)
            showTrouble(troubleOf({ErrorKind::Unavailable, "EngineGone", {}}, tr("The engine is gone")));
    });
    m_late.setSingleShot(true);
    m_late.setInterval(Table::kLoadingAfterMs);
    connect(&m_late, &QTimer::timeout, this, &TriggerList::updateEmpty);
    if (m_model.total() > 0)
        showRows();
    else
        m_late.start();
}

void TriggerList::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, measure::kEdge);
    column->setSpacing(measure::kSection);
    auto *head = new QHBoxLayout;
    head->setSpacing(measure::kGap);
    auto *title = makeHeading(tr("Triggers"));
    title->setFont(fonts::title());
    title->setFixedHeight(measure::kControl);
    auto *create = makeButton(tr("&New trigger"), "plus");
    connect(create, &QPushButton::clicked, this, [this] { m_workspace.open(QStringLiteral("wizard")); });
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(create);
    column->addLayout(head);
    m_strip->hide();
    column->addWidget(m_strip);
    column->addLayout(buildFilter());

    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Triggers"));
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setItemDelegateForColumn(TriggerModel::State, new BadgeDelegate(BadgeKind::Pump, m_table));
    m_table->setItemDelegateForColumn(TriggerModel::Name, new NameDelegate(m_table));
    m_table->setItemDelegateForColumn(TriggerModel::Rate, new SparkDelegate(m_table));
    m_table->setItemDelegateForColumn(TriggerModel::LastError, new ErrorDelegate(m_table));
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(TriggerModel::LastError, QHeaderView::Stretch);
    m_table->setPlaceholder(m_empty);
    m_empty->hide();
    column->addWidget(m_table, 1);
    fitColumns();
}

QLayout *TriggerList::buildFilter()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    auto *chips = new QWidget;
    auto *flow = new FlowLayout(measure::kSmallGap, chips);
    m_all->setChecked(true);
    flow->addWidget(m_all);
    for (int state = 0; state < kPumpStates; ++state) {
        const auto badge = badgeOf(PumpState(state));
        auto *chip = new StateChip(word(PumpState(state)), badge.icon, badge.ink);
        chip->hide();
        m_chips[std::size_t(state)] = chip;
        flow->addWidget(chip);
        connect(chip, &QPushButton::clicked, this, &TriggerList::applyStates);
    }
    connect(m_all, &QPushButton::clicked, this, [this] {
        for (auto *chip : m_chips)
            chip->setChecked(false);
        applyStates();
    });
    row->addWidget(chips, 1);
    m_filter->setPlaceholderText(tr("Filter triggers"));
    m_filter->setAccessibleName(tr("Filter triggers"));
    m_filter->setProperty("compact", true);
    m_filter->setFixedSize(kFilterWidth, measure::kToolControl);
    addFilterSign(m_filter);
    m_filter->setClearButtonEnabled(false);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setText(text);
        updateEmpty();
    });
    row->addWidget(m_filter, 0, Qt::AlignTop);
    return row;
}

void TriggerList::enter()
{
    if (std::exchange(m_entered, true))
        return;
    m_model.setText(m_filter->text());
    applyStates();
}

void TriggerList::leave()
{
    if (!std::exchange(m_entered, false))
        return;
    m_model.setText({});
    m_model.setStates({});
}

void TriggerList::showTrouble(const Trouble &trouble)
{
    m_late.stop();
    m_trouble = trouble;
    m_showing = Showing::Trouble;
    m_strip->set(Tint::Bad, QLatin1String("failed"), trouble.what + QLatin1Char('.'),
                 trouble.why + QLatin1Char(' ') + trouble.todo);
    updateEmpty();
}

void TriggerList::showRows()
{
    m_late.stop();
    m_showing = Showing::Rows;
    updateEmpty();
    if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0)
        m_table->selectOnly(0);
}

void TriggerList::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void TriggerList::focusTable()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void TriggerList::applyStates()
{
    std::vector<PumpState> states;
    for (int state = 0; state < kPumpStates; ++state) {
        if (m_chips[std::size_t(state)]->isChecked())
            states.push_back(PumpState(state));
    }
    m_all->setChecked(states.empty());
    m_model.setStates(std::move(states));
    updateEmpty();
}

void TriggerList::updateChips()
{
    if (m_names != m_model.total()) {
        m_names = m_model.total();
        m_widestName = 0;
        for (int row = 0; row < std::min(m_model.rowCount(), Table::kMeasuredRows); ++row)
            m_widestName = std::max(m_widestName, fonts::widest({QString::fromStdString(keyOf(m_model.at(row)))}));
        fitColumns();
    }
    m_all->setCount(m_model.total());
    for (int state = 0; state < kPumpStates; ++state) {
        auto *chip = m_chips[std::size_t(state)];
        const auto count = m_model.count(PumpState(state));
        chip->setCount(count);
        chip->setVisible(count > 0 || chip->isChecked());
    }
    updateEmpty();
}

void TriggerList::updateEmpty()
{
    // What was read stays to be looked at when the engine goes.
    m_strip->setVisible(m_showing == Showing::Trouble && m_model.total() > 0);
    if (m_model.rowCount() > 0)
        m_empty->hide();
    else
        sayEmpty();
}

void TriggerList::sayEmpty()
{
    // The buttons are made only when it is another thing to say: a button in focus stays.
    const auto before = std::exchange(m_said, m_showing == Showing::Trouble ? m_trouble.what + m_trouble.why : QString());
    if (m_showing == Showing::Trouble && m_model.total() == 0) {
        if (!m_empty->isHidden() && before == m_said)
            return;
        m_empty->say(m_trouble);
        auto *again = makeButton(tr("&Try again"), "replay", ButtonSize::Page, ButtonRank::Default);
        connect(again, &QPushButton::clicked, this, [this] {
            if (m_workspace.bell())
                m_workspace.readAgain();
            else
                emit tryAgain();
        });
        auto *details = makeButton(tr("Copy &details"), nullptr, ButtonSize::Page, ButtonRank::Quiet);
        connect(details, &QPushButton::clicked, this, [this] {
            QGuiApplication::clipboard()->setText(
                QStringLiteral("%1\n%2\n%3").arg(m_trouble.what, m_trouble.why, m_trouble.todo));
            m_workspace.say(tr("Details copied"));
        });
        m_empty->setButtons({again, details});
    } else if (m_showing == Showing::Starting) {
        if (m_late.isActive())
            return;
        m_empty->say(QLatin1String("clock"), Ink::Accent, tr("Starting the engine"),
                     tr("Recovery reads what was written last; nothing that was acknowledged is lost."));
        m_empty->setButtons({});
    } else if (m_model.total() == 0) {
        m_said = QStringLiteral("none");
        m_empty->say(QLatin1String("trigger"), Ink::Text2, tr("No triggers yet"),
                     tr("A trigger asks a Logstore for what is new and invokes a function."));
        if (before != m_said) {
            auto *create = makeButton(tr("Ne&w trigger"), "plus", ButtonSize::Page, ButtonRank::Default);
            connect(create, &QPushButton::clicked, this, [this] { m_workspace.open(QStringLiteral("wizard")); });
            auto *sample = makeButton(tr("Run the &sample"), "flask");
            connect(sample, &QPushButton::clicked, this, [this] { m_workspace.open(QStringLiteral("welcome")); });
            m_empty->setButtons({create, sample});
        }
    } else {
        m_said = QStringLiteral("filter");
        m_empty->say(QLatin1String("filter"), Ink::Text2, tr("No trigger matches"),
                     tr("%n trigger(s) hidden by the filter.", nullptr, int(m_model.total())));
        if (before != m_said) {
            auto *clear = makeButton(tr("C&lear filters"), nullptr);
            connect(clear, &QPushButton::clicked, this, [this] {
                m_filter->clear();
                m_all->click();
            });
            m_empty->setButtons({clear});
        }
    }
    m_empty->show();
}

void TriggerList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

void TriggerList::fitColumns()
{
    // The columns that are never cut keep their width; what names and reasons have depends on the window.
    const bool narrow = width() < 1080;
    const auto wide = [this](int column, QStringList longest) {
        longest.append(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        return fonts::widest(longest) + 18;
    };
    PumpRow longest;
    longest.reason = TickReason::BackingOff;
    longest.attempt = 2;
    longest.attemptsMax = 4;
    longest.nextAttemptMs = 33'000;
    m_table->setColumnWidth(TriggerModel::State, wide(TriggerModel::State, pumpWords()) + 22);
    m_table->setColumnWidth(TriggerModel::Name, narrow ? 170 : std::clamp(m_widestName + 18, kNameWidth, kNameWidthMost));
    m_table->setColumnWidth(TriggerModel::Reason, wide(TriggerModel::Reason, {reasonText(longest, 0)}));
    m_table->setColumnWidth(TriggerModel::Lag, wide(TriggerModel::Lag, {format::lag(3'599'000), format::lag(86'340'000)}));
    m_table->setColumnWidth(TriggerModel::Rate, std::max(148, wide(TriggerModel::Rate, {})));
    m_table->setColumnWidth(TriggerModel::Success, wide(TriggerModel::Success, {format::percent(1)}));
    m_table->setColumnWidth(TriggerModel::NextTick, wide(TriggerModel::NextTick, {format::countdown(119'000, 1)}));
    m_table->setColumnHidden(TriggerModel::Success, narrow);
    m_table->setColumnHidden(TriggerModel::Rate, width() < kWithoutRates);
}

} // namespace sluice
