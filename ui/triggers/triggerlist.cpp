#include "ui/triggers/triggerlist.h"

#include "ui/places.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/statechips.h"
#include "ui/widgets/triggertable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>

namespace sluice {

namespace {

constexpr int kFilterWidth = 216;

} // namespace

TriggerList::TriggerList(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(workspace.triggers())
    , m_table(new TriggerTable(m_model))
    , m_empty(new EmptyState)
    , m_strip(new MessageStrip)
    , m_filter(new QLineEdit)
    , m_states(new StateChips(m_model))
{
    build();
    connect(m_table, &Table::rowActivated, this,
            [this](int row) { m_workspace.open(places::at("triggers", m_table->keyAt(row))); });
    connect(&m_model, &TriggerModel::countsChanged, this, &TriggerList::updateEmpty);
    connect(m_states, &StateChips::changed, this, &TriggerList::updateEmpty);
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

    m_table->setAccessibleName(tr("Triggers"));
    m_table->setPlaceholder(m_empty);
    m_table->keepColumns(QStringLiteral("triggersPage/columns"));
    m_empty->hide();
    column->addWidget(m_table, 1);
}

QLayout *TriggerList::buildFilter()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    row->addWidget(m_states, 1);
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
    m_states->apply();
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
                m_states->clear();
            });
            m_empty->setButtons({clear});
        }
    }
    m_empty->show();
}

} // namespace sluice
