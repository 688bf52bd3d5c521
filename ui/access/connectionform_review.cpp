// What is wrong with what was typed into a ConnectionForm.
#include "engine/catalog/names.h"
#include "ui/access/accessrules.h"
#include "ui/access/colourbox.h"
#include "ui/access/connectionform.h"
#include "ui/access/secretfield.h"
#include "ui/forms/chiplist.h"
#include "ui/forms/switchbox.h"

#include <QLineEdit>

#include <algorithm>

namespace sluice {

namespace {

// One of the two: each replaces what the other one set.
void setVerdictOr(Field *field, const QString &missing, const Verdict &verdict)
{
    if (missing.isEmpty())
        field->setVerdict(verdict);
    else
        field->setMissing(missing);
}

} // namespace

void ConnectionForm::review()
{
    const auto name = m_name->text();
    auto *nameField = at("name");
    nameField->setBytes(name.toUtf8().size());
    const auto &known = staged().rows().connections;
    const bool exists = std::any_of(known.begin(), known.end(),
                                    [&name](const Connection &one) { return QString::fromStdString(one.name) == name; });
    const bool taken = exists && mode() == FormMode::Create;
    setVerdictOr(nameField, name.isEmpty() ? tr("A connection needs a name.") : QString(),
                 mode() == FormMode::Edit ? Verdict()
                     : taken              ? Verdict{tr("There is a connection of this name already."), {}}
                                          : accessrules::connectionName(name));
    at("description")->setVerdict(checkFreeText(m_description->text(), kDescriptionBytesMax));
    at("colour")->setVerdict(accessrules::colour(m_colour->colour()));
    const bool local = kind() == ConnectionKind::Local;
    at("readOnly")
        ->setHint(local && m_readOnly->isChecked() && !m_value.readOnly
                      ? tr("Nothing can be changed here any more, but this switch can be turned back.")
                      : QString());
    reviewCloud();
    reviewKafka();
    reviewCredential();
}

void ConnectionForm::reviewCloud()
{
    const bool cloud = kind() == ConnectionKind::Cloud;
    const auto needed = [cloud](Field *field, const QString &text, const Verdict &verdict, const QString &missing) {
        setVerdictOr(field, cloud && text.isEmpty() ? missing : QString(), cloud ? verdict : Verdict());
    };
    const auto account = m_account->text().trimmed();
    const auto region = m_region->text().trimmed();
    needed(at("account"), account, accessrules::account(account), tr("A cloud connection needs the account's id."));
    needed(at("region"), region, checkName(NameKind::Region, region), tr("A cloud connection needs a region."));
    at("logEndpoint")->setVerdict(cloud ? accessrules::endpoint(m_logEndpoint->text().trimmed()) : Verdict());
    at("functionEndpoint")->setVerdict(cloud ? accessrules::endpoint(m_functionEndpoint->text().trimmed()) : Verdict());
    const auto usual = region.isEmpty() ? QStringLiteral("REGION") : region;
    m_logEndpoint->setPlaceholderText(usual + QStringLiteral(".log.aliyuncs.com"));
    m_functionEndpoint->setPlaceholderText(
        QStringLiteral("%1.%2.fc.aliyuncs.com").arg(account.isEmpty() ? QStringLiteral("ACCOUNT") : account, usual));
}

void ConnectionForm::reviewKafka()
{
    const bool kafka = kind() == ConnectionKind::Kafka;
    const auto brokers = kafka ? m_brokers->texts() : QStringList();
    Verdict verdict;
    if (brokers.size() > accessrules::kBrokersMost)
        verdict.problem = tr("At most %1 brokers are allowed.").arg(accessrules::kBrokersMost);
    for (const auto &broker : brokers) {
        if (verdict.problem.isEmpty())
            verdict = accessrules::broker(broker);
    }
    setVerdictOr(at("brokers"), kafka && brokers.isEmpty() ? tr("A Kafka connection needs a broker at least.") : QString(),
                 verdict);
}

void ConnectionForm::reviewCredential()
{
    const bool cloud = kind() == ConnectionKind::Cloud;
    const bool local = kind() == ConnectionKind::Local;
    const auto user = m_user->text().trimmed();
    setVerdictOr(at("user"), cloud && user.isEmpty() ? tr("A cloud connection needs the id of an access key.") : QString(),
                 local ? Verdict() : checkFreeText(user, accessrules::kUserBytes));
    const bool uses = !local && (cloud || !user.isEmpty());
    const bool typed = !m_secret->isEmpty();
    m_secret->setEnabled(uses);
    m_secretName->setEnabled(uses);
    m_secret->setPlaceholderText(m_stored && uses ? tr("stored; leave it empty to keep it") : QString());
    if (!m_ownSecretName)
        m_secretName->setText(m_name->text().isEmpty() || !uses ? QString()
                                                                : m_name->text().left(124) + QStringLiteral("-key"));
    setVerdictOr(at("value"), uses && !typed && !m_stored ? tr("The secret of the access key is missing.") : QString(),
                 m_secret->isTooLong() ? Verdict{tr("A secret has at most %1 KiB.").arg(Secret::kBytesMax / 1024), {}}
                                       : Verdict());
    const auto secretName = m_secretName->text().trimmed();
    setVerdictOr(at("secret"), uses && secretName.isEmpty() ? tr("The secret needs a name to be kept under.") : QString(),
                 uses ? checkName(NameKind::Secret, secretName) : Verdict());
}

} // namespace sluice
