#include "ui/access/connectionform.h"

#include "engine/catalog/names.h"
#include "ui/access/accessrules.h"
#include "ui/access/colourbox.h"
#include "ui/access/policycard.h"
#include "ui/access/secretdialog.h"
#include "ui/access/secretfield.h"
#include "ui/forms/chiplist.h"
#include "ui/forms/radiorow.h"
#include "ui/forms/switchbox.h"

#include <QLineEdit>

namespace sluice {

namespace {

constexpr int kShortField = 240;

QString textOf(const std::string &text)
{
    return QString::fromStdString(text);
}

} // namespace

ConnectionForm::ConnectionForm(Staged &staged, QWidget *parent)
    : Form(staged, parent)
    , m_name(new QLineEdit)
    , m_kind(new RadioRow({tr("Cl&oud"), tr("&Kafka")}))
    , m_description(new QLineEdit)
    , m_colour(new ColourBox)
    , m_readOnly(new SwitchBox(tr("Read-onl&y"), tr("the engine itself refuses every change")))
    , m_account(new QLineEdit)
    , m_region(new QLineEdit)
    , m_logEndpoint(new QLineEdit)
    , m_functionEndpoint(new QLineEdit)
    , m_brokers(new ChipList)
    , m_user(new QLineEdit)
    , m_secret(new SecretField)
    , m_secretName(new QLineEdit)
    , m_checks(new ChecksCard)
{
    addIdentity();
    addCloud();
    addKafka();
    addCredential();
    m_checks->hide();
    body()->addWidget(m_checks);
}

Field *ConnectionForm::addLine(const char *id, const QString &label, const QString &readable, QLineEdit *edit)
{
    const QString name = QLatin1String(id);
    edit->setAccessibleName(readable);
    connect(edit, &QLineEdit::textEdited, this, [this, name] { edited(name); });
    return add(name, new Field(label, edit), name);
}

void ConnectionForm::addIdentity()
{
    auto *name = addLine("name", tr("Connection &name"), tr("Connection name"), m_name);
    name->setRule(tr("1–64 letters, digits, '_' and '-'"), accessrules::kAccessNameBytes);
    connect(name, &Field::exampleTaken, this, [this](const QString &example) {
        m_name->setText(example);
        edited(QStringLiteral("name"));
    });
    add(QStringLiteral("kind"), new Field(tr("Leads to"), m_kind), QStringLiteral("kind"));
    connect(m_kind, &RadioRow::chosen, this, [this] {
        showKind();
        edited(QStringLiteral("kind"));
    });
    addLine("description", tr("&Description"), tr("Description"), m_description);
    auto *colour = add(QStringLiteral("colour"), new Field(tr("Colo&ur"), m_colour), QStringLiteral("colour"));
    colour->setControlWidth(kShortField);
    m_colour->setAccessibleName(tr("Colour"));
    connect(m_colour, &ColourBox::changed, this, [this] { edited(QStringLiteral("colour")); });
    connect(colour, &Field::exampleTaken, this, [this](const QString &example) {
        m_colour->setColour(example);
        edited(QStringLiteral("colour"));
    });
    m_readOnly->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // at the left of its field
    add(QStringLiteral("readOnly"), new Field({}, m_readOnly), QStringLiteral("readOnly"));
    connect(m_readOnly, &QCheckBox::clicked, this, [this] { edited(QStringLiteral("readOnly")); });
}

void ConnectionForm::addCloud()
{
    addLine("account", tr("&Account id"), tr("Account id"), m_account)->setControlWidth(kShortField);
    addLine("region", tr("&Region"), tr("Region"), m_region)->setControlWidth(kShortField);
    m_region->setPlaceholderText(QStringLiteral("cn-hangzhou"));
    addLine("logEndpoint", tr("&Log endpoint"), tr("Log endpoint"), m_logEndpoint);
    addLine("functionEndpoint", tr("&Function endpoint"), tr("Function endpoint"), m_functionEndpoint);
}

void ConnectionForm::addKafka()
{
    m_brokers->setAccessibleName(tr("Brokers"));
    add(QStringLiteral("brokers"), new Field(tr("&Brokers"), m_brokers), QStringLiteral("brokers"));
    connect(m_brokers, &ChipList::changed, this, [this] { edited(QStringLiteral("brokers")); });
}

void ConnectionForm::addCredential()
{
    addLine("user", tr("Access key &id"), tr("Access key id or user"), m_user);
    m_secret->setAccessibleName(tr("Secret"));
    add(QStringLiteral("value"), new Field(tr("S&ecret"), m_secret), {});
    connect(m_secret, &QLineEdit::textEdited, this, [this] { edited(QStringLiteral("value")); });
    addLine("secret", tr("Kep&t under"), tr("Name of the secret"), m_secretName)->setControlWidth(kShortField);
    connect(m_secretName, &QLineEdit::textEdited, this, [this] { m_ownSecretName = true; });
}

void ConnectionForm::load(const Connection &value, FormMode mode)
{
    m_value = value;
    setFormMode(mode);
    m_name->setText(textOf(value.name));
    m_name->setEnabled(mode == FormMode::Create);
    m_kind->setCurrent(value.kind == ConnectionKind::Kafka ? 1 : 0);
    m_description->setText(textOf(value.description));
    m_colour->setColour(textOf(value.colour));
    m_readOnly->setChecked(value.readOnly);
    m_account->setText(textOf(value.account));
    m_region->setText(textOf(value.region));
    m_logEndpoint->setText(textOf(value.logEndpoint));
    m_functionEndpoint->setText(textOf(value.functionEndpoint));
    QStringList brokers;
    for (const auto &broker : value.brokers)
        brokers.append(textOf(broker));
    m_brokers->setTexts(brokers);
    m_user->setText(textOf(value.user));
    m_secret->forget();
    m_secretName->setText(textOf(value.secret));
    m_ownSecretName = !value.secret.empty();
    showKind();
    loaded();
}

ConnectionKind ConnectionForm::kind() const
{
    if (mode() == FormMode::Edit && m_value.kind == ConnectionKind::Local)
        return ConnectionKind::Local;
    return m_kind->current() == 1 ? ConnectionKind::Kafka : ConnectionKind::Cloud;
}

Connection ConnectionForm::value() const
{
    const auto bytes = [](const QLineEdit *edit) { return edit->text().trimmed().toStdString(); };
    Connection made; // what the kind has no use for is left out
    made.name = bytes(m_name);
    made.kind = kind();
    made.description = m_description->text().toStdString();
    made.colour = m_colour->colour().toStdString();
    made.readOnly = m_readOnly->isChecked();
    if (made.kind == ConnectionKind::Local)
        return made;
    if (made.kind == ConnectionKind::Cloud) {
        made.account = bytes(m_account);
        made.region = bytes(m_region);
        made.logEndpoint = bytes(m_logEndpoint);
        made.functionEndpoint = bytes(m_functionEndpoint);
    } else {
        for (const auto &broker : m_brokers->texts())
            made.brokers.push_back(broker.toStdString());
    }
    made.user = bytes(m_user);
    if (!made.user.empty())
        made.secret = bytes(m_secretName);
    return made;
}

void ConnectionForm::setHome(const QString &home, const QString &why)
{
    at("value")->setNote(whereKept(home, why), why.isEmpty() ? Ink::Text2 : Ink::Warn);
}

void ConnectionForm::setStored(bool stored)
{
    m_stored = stored;
    refresh();
}

bool ConnectionForm::hasSecret() const
{
    return kind() != ConnectionKind::Local && !m_secret->isEmpty();
}

Secret ConnectionForm::takeSecret()
{
    return m_secret->take();
}

Secret ConnectionForm::typedSecret() const
{
    return m_secret->typed();
}

void ConnectionForm::showChecks(const CheckRows &rows)
{
    m_checks->setRows(rows);
    m_checks->setVisible(m_checks->count() > 0);
}

QString ConnectionForm::path() const
{
    return QStringLiteral("connections.") + m_name->text();
}

void ConnectionForm::showKind()
{
    const auto now = kind();
    const bool cloud = now == ConnectionKind::Cloud;
    const bool kafka = now == ConnectionKind::Kafka;
    at("kind")->setVisible(now != ConnectionKind::Local);
    for (const auto *id : {"account", "region", "logEndpoint", "functionEndpoint"})
        at(id)->setVisible(cloud);
    at("brokers")->setVisible(kafka);
    for (const auto *id : {"user", "value", "secret"})
        at(id)->setVisible(cloud || kafka);
    m_user->setPlaceholderText(kafka ? tr("SASL user; empty = the brokers ask for none") : QString());
}

} // namespace sluice
