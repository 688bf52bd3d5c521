#include "ui/access/authorizedialog.h"

#include "models/workspace.h"
#include "ui/access/accesstab.h"
#include "ui/access/askbox.h"
#include "ui/access/authorizationview.h"
#include "ui/widgets/boxes.h"

#include <QHBoxLayout>

namespace sluice {

namespace {

constexpr int kWidth = 760;
constexpr int kHeight = 560;

} // namespace

AuthorizeDialog::AuthorizeDialog(Workspace &workspace, QWidget *window)
    : QDialog(window)
    , m_workspace(workspace)
    , m_view(new AuthorizationView)
    , m_trouble(new TroubleBox)
    , m_state(new BadgeLabel)
    , m_confirm(makeButton(tr("Co&nfirm"), nullptr, ButtonSize::Page, ButtonRank::Default))
    , m_cancel(makeButton(tr("&Cancel"), nullptr))
{
    prepareDialog(*this, tr("Confirm Authorization Policy"), {kWidth, kHeight});
    setObjectName(QStringLiteral("authorizeDialog"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kEdge, measure::kEdge, measure::kSection);
    column->setSpacing(measure::kSection);
    column->addWidget(m_trouble);
    column->addWidget(m_view, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    row->addWidget(m_state);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_confirm);
    column->addLayout(row);
    m_trouble->hide();
    m_confirm->setObjectName(QStringLiteral("confirm"));
    m_confirm->setEnabled(false);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &AuthorizeDialog::confirm);
    read();
}

void AuthorizeDialog::read()
{
    m_workspace.send(GetAuthorization{}, this, [this](Result<AuthorizationRow> answer) {
        if (!answer)
            return show(troubleOf(answer.error(), tr("Could not read the authorization")));
        m_view->set(*answer);
        if (answer->authorized) {
            m_state->set(QLatin1String("ok"), Ink::Ok, tr("Authorized already"));
            m_cancel->setText(tr("&Close"));
            return;
        }
        m_state->set(QLatin1String("padlock"), Ink::Bad, tr("Not authorized"), tr("until you confirm"));
        m_confirm->setEnabled(true);
        m_confirm->setFocus(Qt::OtherFocusReason);
    });
}

void AuthorizeDialog::confirm()
{
    m_confirm->setEnabled(false); // once
    m_workspace.send(SetAuthorized{true, kActor}, this, [this](Result<Nothing> answer) {
        if (!answer) {
            m_confirm->setEnabled(true);
            return show(troubleOf(answer.error(), tr("Could not confirm the policy")));
        }
        m_workspace.say(tr("Log Service may invoke functions now"));
        m_workspace.readSoon();
        accept();
    });
}

void AuthorizeDialog::show(const Trouble &trouble)
{
    m_trouble->set(trouble);
    m_trouble->show();
}

void openAuthorizeDialog(Workspace &workspace, QWidget *window)
{
    (new AuthorizeDialog(workspace, window))->open();
}

} // namespace sluice
