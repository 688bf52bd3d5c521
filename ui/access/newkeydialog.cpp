#include "ui/access/newkeydialog.h"

#include "models/accesswords.h"
#include "ui/access/accesstab.h"
#include "ui/access/askbox.h"
#include "ui/access/keydialog.h"
#include "ui/widgets/boxes.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QRadioButton>

namespace sluice {

namespace {

constexpr int kNewKeyWidth = 460;

} // namespace

NewKeyDialog::NewKeyDialog(Workspace &workspace, const User &user, QWidget *window)
    : QDialog(window)
    , m_workspace(workspace)
    , m_user(user.name)
    , m_keep(new QRadioButton(tr("&Keep the newest old key until the next rotation")))
    , m_drop(new QRadioButton(tr("&Stop the old keys at once")))
    , m_trouble(new TroubleBox)
    , m_cancel(makeButton(tr("&Cancel"), nullptr))
    , m_make(makeButton(tr("&Make key"), nullptr, ButtonSize::Page, ButtonRank::Default))
{
    prepareDialog(*this, tr("New key of %1").arg(QString::fromStdString(user.name)), {kNewKeyWidth, 0});
    setObjectName(QStringLiteral("newKeyDialog"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kEdge, measure::kEdge, measure::kSection);
    column->setSpacing(measure::kGap);
    m_trouble->hide();
    column->addWidget(m_trouble);
    column->addWidget(makeHeading(user.keys.empty()
                                      ? tr("This user has no key yet")
                                      : tr("What becomes of the %n old key(s)?", nullptr, int(user.keys.size()))));
    column->addWidget(m_keep);
    column->addWidget(m_drop);
    auto *means =
        makeLabel(user.keys.size() >= User::kKeysMax ? tr("A user has at most two keys: the oldest stops in any case.")
                                                     : tr("Keeping it leaves time to change what uses it."),
                  Ink::Text2);
    means->setWordWrap(true);
    means->setMinimumWidth(kNewKeyWidth - 2 * measure::kEdge);
    column->addWidget(means);
    column->addSpacing(measure::kSmallGap);
    const bool has = !user.keys.empty();
    for (QWidget *widget : {static_cast<QWidget *>(m_keep), static_cast<QWidget *>(m_drop), static_cast<QWidget *>(means)})
        widget->setVisible(has);
    m_keep->setChecked(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_make);
    column->addLayout(row);
    fitDialog(*this, kNewKeyWidth);
    m_make->setObjectName(QStringLiteral("make"));
    connect(m_cancel, &QPushButton::clicked, this, &NewKeyDialog::reject);
    connect(m_make, &QPushButton::clicked, this, &NewKeyDialog::make);
    (has ? static_cast<QWidget *>(m_keep) : m_make)->setFocus(Qt::OtherFocusReason);
}

void NewKeyDialog::reject()
{
    if (!m_making)
        QDialog::reject();
}

void NewKeyDialog::setMaking(bool making)
{
    m_making = making;
    m_make->setEnabled(!making); // once
    m_cancel->setEnabled(!making);
}

void NewKeyDialog::make()
{
    setMaking(true);
    m_workspace.send(RotateKey{m_user, m_drop->isChecked(), kActor}, this, [this](Result<NewKeyAnswer> answer) {
        if (!answer) {
            setMaking(false);
            m_trouble->set(troubleOf(answer.error(), tr("Could not make a key")));
            m_trouble->show();
            return fitDialog(*this, width());
        }
        m_workspace.say(tr("%1 has a new key").arg(QString::fromStdString(m_user)));
        m_workspace.readSoon();
        auto *key = new KeyDialog(std::move(*answer), parentWidget());
        accept();
        key->open();
    });
}

} // namespace sluice
