#include "ui/triggers/triggerhead.h"

#include "models/format.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/status.h"
#include "ui/widgets/boxes.h"

#include <QEvent>
#include <QHBoxLayout>

namespace sluice {

namespace {

QString text(const std::string &value)
{
    return QString::fromStdString(value).toHtmlEscaped();
}

QString strong(const QString &html, const Theme &theme)
{
    return QStringLiteral("<span style='color:%1'>%2</span>").arg(theme.text.name(), html);
}

QString lastError(const TriggerRow &row)
{
    return QString::fromStdString(row.worst.lastError.empty() ? row.lastError : row.worst.lastError)
        .section(QLatin1Char('\n'), 0, 0);
}

} // namespace

TriggerHead::TriggerHead(QWidget *parent)
    : QWidget(parent)
    , m_crumbs(new QLabel)
    , m_name(new InkLabel(Ink::Text))
    , m_state(new BadgeLabel)
    , m_tick(makeButton(tr("&Tick now"), "tick", ButtonSize::Page, ButtonRank::Default))
    , m_pause(makeButton(tr("&Pause"), "pause-button"))
    , m_facts(new InkLabel(Ink::Text2))
    , m_message(new MessageStrip)
    , m_answer(new MessageStrip)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_crumbs->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_crumbs->setFixedHeight(16);
    m_crumbs->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(m_crumbs, &QLabel::linkActivated, this, &TriggerHead::placeAsked);
    column->addWidget(m_crumbs);
    column->addSpacing(2);

    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    m_name->setFont(fonts::title());
    m_name->setElide(Qt::ElideMiddle);
    m_name->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    row->addWidget(m_name, 0);
    row->addWidget(m_state);
    row->addStretch(1);
    m_tick->setToolTip(tr("Look at every shard now; a blocked one tries again (Ctrl+T)"));
    m_tick->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
    row->addWidget(m_tick);
    row->addWidget(m_pause);
    column->addLayout(row);
    column->addSpacing(measure::kSmallGap);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_facts);
    m_strips = new QWidget;
    auto *strips = new QVBoxLayout(m_strips);
    strips->setSpacing(measure::kGap);
    strips->setContentsMargins(0, measure::kSection + 2, 0, 0);
    for (auto *strip : {m_message, m_answer}) {
        strips->addWidget(strip);
        strip->hide();
    }
    m_strips->hide();
    column->addWidget(m_strips);
    connect(m_tick, &QPushButton::clicked, this, &TriggerHead::tickAsked);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_trigger.enabled)
            emit pauseAsked();
        else
            emit resumeAsked();
    });
}

void TriggerHead::setTrigger(const TriggerRow &row, std::int64_t nowMs)
{
    m_gone = false;
    const bool other = !(m_trigger == row.definition);
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
    m_pause->setIcon(icon(m_trigger.enabled ? "pause-button" : "tick"));
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
    m_crumbs->setText(QStringLiteral("<a href='triggers' style='text-decoration:none'>%1</a>").arg(tr("Triggers")));
    m_message->hide();
    showStrips();
    setBusy(m_busy);
}

void TriggerHead::setBusy(bool busy)
{
    m_busy = busy;
    const bool can = !busy && m_connected && !m_gone;
    m_tick->setEnabled(can && m_trigger.enabled);
    m_pause->setEnabled(can);
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
    m_crumbs->setText(
        QStringLiteral("<a href='triggers' style='text-decoration:none;color:%1'>%2</a>"
                       "<span style='color:%3'>&nbsp; › &nbsp;%4&nbsp; › &nbsp;%5</span>")
            .arg(theme.accent.name(), tr("Triggers"), theme.text2.name(), text(key.service), text(key.function)));
    const auto kind = m_functionKind.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(m_functionKind.toHtmlEscaped());
    m_facts->setText(
        tr("Logstore %1 → function %2%3, every %4 s, %5, trigger log %6, runs here")
            .arg(strong(text(toText(m_trigger.source)), theme), strong(text(toText(key.functionKey())), theme), kind)
            .arg(m_trigger.intervalSeconds)
            .arg(tr("%n retries", nullptr, m_trigger.retries), strong(text(toText(m_trigger.triggerLogKey())), theme)));
}

// Without a message there is no gap for one either.
void TriggerHead::showStrips()
{
    m_strips->setVisible(!m_message->isHidden() || !m_answer->isHidden());
}

void TriggerHead::showMessage(const TriggerRow &row, std::int64_t nowMs)
{
    const auto &pump = row.worst;
    m_message->setVisible(true);
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
                       tr("Confirm the authorization policy: authorize: true in the stack file, then apply it."));
        return;
    case PumpState::SourceGone:
        m_message->set(Tint::Bad, QLatin1String("cancelled"),
                       tr("The Logstore %1 does not exist any more.").arg(QString::fromStdString(toText(m_trigger.source))),
                       tr("Restore it from the trash, or delete this trigger."));
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
