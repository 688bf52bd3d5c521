#include "ui/access/authorizationtab.h"

#include "ui/access/askbox.h"
#include "ui/access/authorizationview.h"
#include "ui/access/listpane.h"
#include "ui/widgets/boxes.h"

#include <QAction>
#include <QHBoxLayout>
#include <QStackedWidget>

namespace sluice {

namespace {

constexpr qsizetype kNamesShown = 8; // of triggers that stop; the others are counted

} // namespace

QStringList triggersThatStop(const DefinitionRows &rows)
{
    QStringList names;
    for (const auto &trigger : rows.triggers) {
        if (trigger.enabled)
            names.append(QString::fromStdString(toText(trigger.key)));
    }
    return names;
}

AuthorizationTab::AuthorizationTab(Workspace &workspace, AccessReads &reads)
    : AccessTab(workspace, reads)
    , m_state(new BadgeLabel)
    , m_means(new InkLabel(Ink::Text2))
    , m_view(new AuthorizationView)
    , m_empty(new EmptyState)
    , m_stack(new QStackedWidget)
{
    m_confirm =
        addDeed(tr("&Confirm Authorization Policy…"), tr("Shows the policy first"), [this] { ask("authorize", {}); });
    m_revoke = addDeed(tr("&Revoke…"), tr("Triggers stop until it is given again"), [this] { revoke(); });
    m_confirmButton = buttonOf(m_confirm, "shield", ButtonSize::Page, ButtonRank::Default);
    m_revokeButton = buttonOf(m_revoke, "padlock", ButtonSize::Page);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kSection);
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    row->addWidget(m_state);
    m_means->setElide(Qt::ElideRight);
    row->addWidget(m_means, 1);
    row->addWidget(m_confirmButton);
    row->addWidget(m_revokeButton);
    column->addLayout(row);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    column->addWidget(m_stack, 1);
    refresh();
}

void AuthorizationTab::open(const QString &)
{
    reads().readAuthorization();
}

void AuthorizationTab::focusFirst()
{
    (m_confirmButton->isVisibleTo(this) && m_confirmButton->isEnabled() ? m_confirmButton : m_revokeButton)
        ->setFocus(Qt::OtherFocusReason);
}

void AuthorizationTab::refresh()
{
    const auto *row = reads().authorization();
    const auto &error = reads().authorizationError();
    const bool connected = workspace().connected();
    m_confirm->setEnabled(connected && row && !row->authorized);
    m_confirm->setVisible(!row || !row->authorized);
    m_revoke->setEnabled(connected && row && row->authorized);
    m_revoke->setVisible(row && row->authorized);
    m_confirmButton->setVisible(m_confirm->isVisible() && !error);
    m_revokeButton->setVisible(m_revoke->isVisible() && !error);
    if (error) {
        m_empty->say(troubleOf(*error, tr("Could not read the authorization")));
        m_state->set(QLatin1String("idle"), Ink::Idle, tr("Not known"));
        m_means->setFullText({});
        return m_stack->setCurrentWidget(m_empty);
    }
    if (!row) {
        m_state->set(QLatin1String("idle"), Ink::Idle, tr("Not checked"));
        m_empty->say(QLatin1String("shield"), Ink::Text2, {}, {});
        return m_stack->setCurrentWidget(m_empty);
    }
    if (row->authorized) {
        m_state->set(QLatin1String("ok"), Ink::Ok, tr("Authorized"));
        m_means->setFullText(tr("Log Service may invoke functions for your triggers."));
    } else {
        m_state->set(QLatin1String("padlock"), Ink::Bad, tr("Not authorized"));
        m_means->setFullText(
            tr("Every attempt fails as Unauthorized until the policy is confirmed. Nothing is lost meanwhile."));
    }
    m_view->set(*row);
    m_stack->setCurrentWidget(m_view);
}

void AuthorizationTab::revoke()
{
    const auto stopping = triggersThatStop(*workspace().definitions());
    AskWords words;
    words.title = tr("Revoke authorization");
    words.what = tr("Revoke the authorization of Log Service?");
    words.yes = tr("&Revoke");
    if (stopping.isEmpty()) {
        words.means = tr("No trigger is enabled, so nothing stops now.");
    } else {
        words.means = tr("%n trigger(s) stop delivering:", nullptr, int(stopping.size())) + QLatin1Char('\n')
            + stopping.mid(0, kNamesShown).join(QLatin1Char('\n'));
        if (stopping.size() > kNamesShown)
            words.means += QLatin1Char('\n') + tr("and %n more", nullptr, int(stopping.size() - kNamesShown));
        words.means +=
            QStringLiteral("\n\n") + tr("Their windows stay and are delivered once the policy is confirmed again.");
    }
    words.means += QLatin1Char(' ') + tr("Undo gives it back.");
    openAskBox(window(), words, this, [this] {
        workspace().send(SetAuthorized{false, kActor}, this, [this](Result<Nothing> answer) {
            if (!answer)
                return fail(answer.error(), tr("Could not revoke the authorization"));
            workspace().say(tr("The authorization was revoked"));
            workspace().readSoon();
            reads().readAuthorization();
        });
    });
}

} // namespace sluice
