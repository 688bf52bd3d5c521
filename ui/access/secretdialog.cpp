#include "ui/access/secretdialog.h"

#include "ui/access/askbox.h"
#include "ui/access/keepsecret.h"
#include "ui/access/secretfield.h"
#include "ui/widgets/boxes.h"

#include <QHBoxLayout>

namespace sluice {

namespace {

constexpr int kSecretWidth = 460;

} // namespace

SecretDialog::SecretDialog(Workspace &workspace, const QString &name, const QString &home, const QString &why,
                           QWidget *window)
    : QDialog(window)
    , m_workspace(workspace)
    , m_name(name.toStdString())
    , m_value(new SecretField)
    , m_problem(new InkLabel(Ink::Bad))
    , m_trouble(new TroubleBox)
    , m_store(makeButton(tr("&Store"), nullptr, ButtonSize::Page, ButtonRank::Default))
    , m_cancel(makeButton(tr("&Cancel"), nullptr))
{
    prepareDialog(*this, tr("Set the secret %1").arg(name), {kSecretWidth, 0});
    setObjectName(QStringLiteral("secretDialog"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kEdge, measure::kEdge, measure::kSection);
    column->setSpacing(measure::kGap);
    column->addWidget(m_trouble);
    m_trouble->hide();
    auto *label = makeLabel(tr("&Value of %1").arg(name));
    label->setBuddy(m_value);
    m_value->setAccessibleName(tr("Value of %1").arg(name));
    m_value->setMinimumWidth(kSecretWidth - 2 * measure::kEdge);
    column->addWidget(label);
    column->addWidget(m_value);
    column->addWidget(m_problem);
    auto *kept = makeLabel(whereKept(home, why), Ink::Text2);
    kept->setWordWrap(true);
    column->addWidget(kept);
    column->addSpacing(measure::kSmallGap);
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_store);
    column->addLayout(row);
    m_store->setObjectName(QStringLiteral("store"));
    connect(m_value, &QLineEdit::textChanged, this, &SecretDialog::review);
    connect(m_value, &QLineEdit::returnPressed, this, &SecretDialog::store);
    connect(m_store, &QPushButton::clicked, this, &SecretDialog::store);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    review();
    fitDialog(*this, kSecretWidth);
    m_value->setFocus(Qt::OtherFocusReason);
}

void SecretDialog::review()
{
    const bool tooLong = m_value->isTooLong();
    m_problem->setText(tooLong ? tr("A secret has at most %1 KiB.").arg(Secret::kBytesMax / 1024) : QString());
    m_problem->setVisible(tooLong);
    m_store->setEnabled(!m_value->isEmpty() && !tooLong);
}

void SecretDialog::store()
{
    if (!m_store->isEnabled())
        return;
    auto secret = m_value->take(); // the field is empty from here on, so the button is off, too
    keepSecret(m_workspace, this, m_name, std::move(secret), [this](const Done &done) {
        if (done) {
            m_workspace.say(tr("The secret %1 is stored").arg(QString::fromStdString(m_name)));
            emit stored();
            return accept();
        }
        if (done.error().kind != ErrorKind::Cancelled) {
            m_trouble->set(troubleOf(done.error(), tr("Could not store the secret")));
            m_trouble->show();
            fitDialog(*this, width());
        }
        m_value->setPlaceholderText(tr("Type it again: what was typed is not kept"));
        m_value->setFocus(Qt::OtherFocusReason);
    });
}

QString whereKept(const QString &home, const QString &why)
{
    const auto place = home.isEmpty()
        ? SecretDialog::tr("It goes into the engine's secret store, never into a file of ours.")
        : SecretDialog::tr("It is kept in %1, never in a file of ours.").arg(home);
    return why.isEmpty() ? place : place + QLatin1Char(' ') + why;
}

} // namespace sluice
