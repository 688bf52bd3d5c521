#include "ui/triggers/triggerhead.h"

#include "models/format.h"
#include "ui/places.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/status.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/crumbs.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>

namespace sluice {

namespace {

QString text(const std::string &value)
{
    return QString::fromStdString(value).toHtmlEscaped();
}

QString lastError(const TriggerRow &row)
{
    return QString::fromStdString(row.worst.lastError.empty() ? row.lastError : row.worst.lastError)
        .section(QLatin1Char('\n'), 0, 0);
}

} // namespace

TriggerHead::TriggerHead(QWidget *parent)
    : QWidget(parent)
    , m_crumbs(new Crumbs)
    , m_name(new InkLabel(Ink::Text))
    , m_state(new BadgeLabel)
    , m_fix(makeButton({}, nullptr, ButtonSize::Toolbar))
    , m_facts(new InkLabel(Ink::Text2))
    , m_message(new MessageStrip)
    , m_answer(new MessageStrip)
{
    makeActions();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    connect(m_crumbs, &Crumbs::placeAsked, this, &TriggerHead::placeAsked);
    column->addWidget(m_crumbs);
    column->addSpacing(2);
    column->addLayout(buildTitle());
    column->addSpacing(measure::kSmallGap);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_facts, &QLabel::linkActivated, this, &TriggerHead::placeAsked);
    column->addWidget(m_facts);
    m_strips = new QWidget;
    auto *strips = new QVBoxLayout(m_strips);
    strips->setSpacing(measure::kGap);
    strips->setContentsMargins(0, measure::kSection + 2, 0, 0);
    for (auto *strip : {m_message, m_answer}) {
        strips->addWidget(strip);
        strip->hide();
    }
    m_message->setButton(m_fix);
    m_fix->hide();
    connect(m_fix, &QPushButton::clicked, this, [this] { emit placeAsked(m_place); });
    m_strips->hide();
    column->addWidget(m_strips);
}

QAction *TriggerHead::add(const QString &text, const QString &tip, const char *head)
{
    auto *action = new QAction(text, this);
    action->setProperty("tip", tip);
    if (head)
        connect(action, &QAction::triggered, this,
                [this, head] { emit placeAsked(places::at(head, toText(m_trigger.key))); });
    addAction(action);
    return action;
}

void TriggerHead::makeActions()
{
    m_tick = add(tr("&Tick now"), tr("Look at every shard now; a blocked one tries again"), nullptr);
    m_tick->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
    connect(m_tick, &QAction::triggered, this, &TriggerHead::tickAsked);
    m_pause = add(tr("&Pause"), tr("The window in flight finishes; the checkpoint stays where it is"), nullptr);
    connect(m_pause, &QAction::triggered, this, [this] {
        if (m_trigger.enabled)
            emit pauseAsked();
        else
            emit resumeAsked();
    });
    m_edit = add(tr("&Edit…"), tr("Change interval, retries, function configuration …"), "edit/trigger");
    m_edit->setShortcut(QKeySequence(Qt::Key_F2));
    m_doctor = add(tr("&Doctor"), tr("Why does it not fire?"), "doctor");
    m_move = add(tr("&Move checkpoint…"), tr("Deliver again, or skip"), "checkpoint");
    m_delete = add(tr("De&lete…"), tr("It goes to the trash with its checkpoints"), "delete/trigger");
}

QLayout *TriggerHead::buildTitle()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    m_name->setFont(fonts::title());
    m_name->setElide(Qt::ElideMiddle);
    m_name->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    row->addWidget(m_name, 0);
    row->addWidget(m_state);
    row->addStretch(1);
    row->addWidget(makeActionButton(m_tick, "tick", ButtonSize::Page, ButtonRank::Default));
    m_pauseButton = makeActionButton(m_pause, "pause-button");
    row->addWidget(m_pauseButton);
    row->addWidget(makeActionButton(m_edit, "edit"));
    row->addWidget(makeActionButton(m_doctor, "doctor"));
    row->addWidget(makeMenuButton(tr("More for this trigger"), makeMenu()));
    return row;
}

QMenu *TriggerHead::makeMenu()
{
    auto *menu = new QMenu;
    menu->addAction(m_move);
    menu->addSeparator();
    auto *commands = menu->addMenu(tr("&Copy sluicectl command"));
    for (const auto *form : {"sluicectl executions %1", "sluicectl executions %1 --follow", "sluicectl doctor %1",
                             "sluicectl tick %1", "sluicectl checkpoint %1"}) {
        const auto text = QLatin1String(form);
        commands->addAction(QString(text).arg(tr("TRIGGER")), this,
                            [this, text] { copy(QString(text).arg(QString::fromStdString(toText(m_trigger.key)))); });
    }
    menu->addSeparator();
    menu->addAction(m_delete);
    return menu;
}

void TriggerHead::copy(const QString &command)
{
    QGuiApplication::clipboard()->setText(command);
    emit said(tr("Copied: %1").arg(command));
}

void TriggerHead::setTrigger(const TriggerRow &row, std::int64_t nowMs)
{
    const bool other = m_gone || !(m_trigger == row.definition);
    m_gone = false;
    m_trigger = row.definition;
    m_functionKind = QString::fromStdString(row.functionKind);
    m_name->setFullText(QString::fromStdString(row.definition.key.trigger));
    const auto badge = badgeOf(row.state);
    QString rest;
    if (row.state == PumpState::Blocked || row.state == PumpState::BackingOff || row.state == PumpState::CatchingUp)
        rest = row.state == PumpState::Blocked && row.blockedShards > 1 ? tr("on %n shard(s)", nullptr, row.blockedShards)
                                                                        : tr("on shard %1").arg(row.worst.shard);
    m_state->set(badge.icon, badge.ink, word(row.state), rest);
    m_pause->setText(m_trigger.enabled ? tr("&Pause") : tr("&Resume"));
    m_pauseButton->setIcon(icon(m_trigger.enabled ? "pause-button" : "tick"));
    setBusy(m_busy);
    if (other)
        showFacts();
    showMessage(row, nowMs);
    showStrips();
}

void TriggerHead::setGone(const QString &name)
{
    m_gone = true;
    m_name->setFullText(name.section(QLatin1Char('/'), -1));
    m_state->set(QLatin1String("cancelled"), Ink::Idle, tr("Not there"));
    m_facts->setText(tr("No trigger has this name now. It was deleted, or not created yet."));
    m_crumbs->set({{tr("Triggers"), QStringLiteral("triggers")}});
    m_message->set(Tint::Info, QLatin1String("info"), tr("This trigger is not there."),
                   tr("What was deleted is in the trash."));
    m_message->show();
    offer(tr("&Open trash"), QStringLiteral("trash"));
    showStrips();
    setBusy(m_busy);
}

void TriggerHead::setBusy(bool busy)
{
    m_busy = busy;
    const bool can = !busy && m_connected && !m_gone;
    m_tick->setEnabled(can && m_trigger.enabled);
    for (auto *action : {m_pause, m_edit, m_move, m_delete})
        action->setEnabled(can);
    m_doctor->setEnabled(m_connected && !m_gone);
}

void TriggerHead::setConnected(bool connected)
{
    m_connected = connected;
    setBusy(m_busy);
}

void TriggerHead::say(const Trouble &trouble)
{
    m_answer->setVisible(!trouble.what.isEmpty());
    showStrips();
    if (!trouble.what.isEmpty())
        m_answer->set(Tint::Bad, QLatin1String("failed"), trouble.what + QLatin1Char('.'),
                      trouble.why + QLatin1Char(' ') + trouble.todo);
}

void TriggerHead::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showFacts();
}

void TriggerHead::showFacts()
{
    if (m_trigger.key.trigger.empty() || m_gone)
        return;
    const auto &theme = Theme::of(palette());
    const auto &key = m_trigger.key;
    const auto function = places::at("functions", toText(key.functionKey()));
    m_crumbs->set({{tr("Triggers"), QStringLiteral("triggers")},
                   {QString::fromStdString(key.service), places::at("services", key.service)},
                   {QString::fromStdString(key.function), function}});
    const auto kind = m_functionKind.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(m_functionKind.toHtmlEscaped());
    const auto logstore = [&theme](const LogstoreKey &where) {
        return placeLink(places::at("logstores", toText(where)), text(toText(where)), theme);
    };
    m_facts->setText(tr("Logstore %1 → function %2%3, every %4 s, %5, trigger log %6, runs here")
                         .arg(logstore(m_trigger.source), placeLink(function, text(toText(key.functionKey())), theme), kind)
                         .arg(m_trigger.intervalSeconds)
                         .arg(tr("%n retries", nullptr, m_trigger.retries), logstore(m_trigger.triggerLogKey())));
}

// Without a message there is no gap for one either.
void TriggerHead::showStrips()
{
    m_strips->setVisible(!m_message->isHidden() || !m_answer->isHidden());
}

void TriggerHead::offer(const QString &text, const QString &place)
{
    m_place = place;
    if (m_fix->text() != text)
        m_fix->setText(text);
    m_fix->setVisible(!text.isEmpty());
}

void TriggerHead::showMessage(const TriggerRow &row, std::int64_t nowMs)
{
    const auto &pump = row.worst;
    m_message->setVisible(true);
    if (row.state != PumpState::NotAuthorized && row.state != PumpState::SourceGone)
        offer({}, {});
    switch (row.state) {
    case PumpState::Blocked: {
        const auto next =
            pump.nextTickMs > 0 ? tr("Next round %1.").arg(format::countdown(pump.nextTickMs, nowMs)) : QString();
        const auto tries = tr("%1 in all %2 attempts of %3.")
                               .arg(lastError(row))
                               .arg(pump.attemptsMax)
                               .arg(tr("%n round(s)", nullptr, int(pump.round)));
        m_message->set(Tint::Bad, QLatin1String("blocked"),
                       tr("Shard %1 blocked since %2.").arg(pump.shard).arg(format::timeOfDay(pump.blockedSinceMs, nowMs)),
                       tries + QLatin1Char(' ') + next);
        return;
    }
    case PumpState::NotAuthorized:
        m_message->set(Tint::Bad, QLatin1String("padlock"), tr("Log Service may not invoke this function."),
                       tr("Every attempt ends as Unauthorized; what waits is delivered as soon as it may."));
        offer(tr("Confirm &Authorization Policy…"), QStringLiteral("authorize"));
        return;
    case PumpState::SourceGone:
        m_message->set(Tint::Bad, QLatin1String("cancelled"),
                       tr("The Logstore %1 does not exist any more.").arg(QString::fromStdString(toText(m_trigger.source))),
                       tr("Restore it from the trash, or delete this trigger."));
        offer(tr("&Open trash"), QStringLiteral("trash"));
        return;
    case PumpState::BackingOff:
        m_message->set(Tint::Warn, QLatin1String("warning"),
                       tr("Attempt %1 of %2 failed on shard %3.").arg(pump.attempt).arg(pump.attemptsMax).arg(pump.shard),
                       lastError(row));
        return;
    default: m_message->hide();
    }
}

} // namespace sluice
