#include "engine/access/ram/trust.h"
#include "engine/catalog/names.h"
#include "engine/catalog/rulechecker.h"
#include "engine/doctor.h"
#include "engine/enginecommands.h"
#include "engine/secretnames.h"

namespace sluice {

void EngineCommands::on(const GetAuthorization &, ReplyTo<GetAuthorization> reply)
{
    const auto now = m_parts.definitions();
    auto role = etlRole();
    if (const auto *defined = findRole(*now, kEtlRole))
        role = *defined;
    AuthorizationRow row;
    row.authorized = now->authorized;
    row.role = role.name;
    row.trust = trustDocumentOf(role.trust);
    for (const auto &name : role.policies) {
        for (const auto &policy : systemPolicies()) {
            if (policy.name == name)
                row.policy += (row.policy.empty() ? "" : "\n") + std::string(policy.document);
        }
    }
    if (!role.document.empty())
        row.policy += (row.policy.empty() ? "" : "\n") + role.document;
    answer<AuthorizationRow>(reply, std::move(row));
}

void EngineCommands::on(const CheckAccess &command, ReplyTo<CheckAccess> reply)
{
    answer<AccessAnswer>(reply, m_parts.authority->mayI(command.who, command.action, command.resource));
}

void EngineCommands::on(const GetSecrets &, ReplyTo<GetSecrets> reply)
{
    readSecretRows(*m_parts.definitions(), *m_parts.secrets, std::move(reply));
}

void EngineCommands::on(const Diagnose &command, ReplyTo<Diagnose> reply)
{
    const auto doctor = std::make_shared<Doctor>(
        m_parts, m_sync,
        [this](const std::string &role, const std::string &action, const std::string &resource) -> AccessAnswer {
            auto answer = m_parts.authority->mayI("role " + role, action, resource);
            return answer ? *answer : AccessAnswer{false, answer.error().detail};
        });
    if (command.trigger.empty())
        return doctor->examine(doctor->everyTrigger(), std::move(reply));
    const auto key = resolve(triggerKeyOf(command.trigger));
    if (!key)
        return answer<CheckRows>(reply, fail(key.error()));
    doctor->examine({*key}, std::move(reply));
}

void EngineCommands::on(const TestConnection &command, ReplyTo<TestConnection> reply)
{
    const auto now = m_parts.definitions();
    if (command.name.empty()) {
        auto next = *now; // as if it were kept: the same rules
        next.connections[command.connection.name] = command.connection;
        if (const auto problems = check(next, *now, m_parts.ruleHooks); !problems.empty())
            return answer<CheckRows>(reply, fail(asError(problems)));
        return m_connectionTests.run(command.connection, std::move(reply),
                                     command.secret.empty() ? std::nullopt : std::optional(command.secret));
    }
    const auto found = now->connections.find(command.name);
    if (found == now->connections.end())
        return answer<CheckRows>(
            reply,
            fail(ErrorKind::NotFound, "ConnectionNotExist",
                 "there is no connection \"" + command.name + '"' + nearestName(command.name, now->connections)));
    m_connectionTests.run(found->second, std::move(reply));
}

void EngineCommands::on(const PutUser &command, ReplyTo<PutUser> reply)
{
    m_accounts.putUser(command.user, actorOf(command.actor), std::move(reply));
}

void EngineCommands::on(const RotateKey &command, ReplyTo<RotateKey> reply)
{
    m_accounts.rotateKey(command.user, command.dropOld ? Accounts::OldKeys::Drop : Accounts::OldKeys::Keep,
                         actorOf(command.actor, "rotate"), std::move(reply));
}

void EngineCommands::on(const PutConnection &command, ReplyTo<PutConnection> reply)
{
    m_accounts.putConnection(command.connection, actorOf(command.actor), doneReply(std::move(reply)));
}

void EngineCommands::on(const PutSecret &command, ReplyTo<PutSecret> reply)
{
    if (const auto named = checkSecretName(command.name); !named)
        return answer<Nothing>(reply, fail(named.error()));
    auto noted = noteSecret("change", command.name, command.actor, std::move(reply));
    if (command.thisRun)
        return m_parts.secrets->keepForThisRun(command.name, command.secret, std::move(noted));
    m_parts.secrets->write(command.name, command.secret, std::move(noted));
}

void EngineCommands::on(const RemoveSecret &command, ReplyTo<RemoveSecret> reply)
{
    if (const auto named = checkSecretName(command.name); !named)
        return answer<Nothing>(reply, fail(named.error()));
    m_parts.secrets->remove(command.name, noteSecret("delete", command.name, command.actor, std::move(reply)));
}

Reply<void> EngineCommands::noteSecret(const char *action, const std::string &name, const std::string &actor,
                                       Reply<Nothing> reply)
{
    AuditEntry entry;
    entry.timeMs = unixMillis(m_parts.loop.clock().wall());
    entry.actor = actor;
    entry.caller = m_caller;
    entry.action = action;
    entry.kind = "secret";
    entry.name = name;
    return [this, entry, reply = std::move(reply)](Done done) mutable {
        if (!done)
            return reply(fail(std::move(done).error()));
        m_parts.catalog->record(std::move(entry), [reply = std::move(reply)](Result<CatalogDone> noted) mutable {
            reply(std::move(noted).map([](CatalogDone) { return Nothing{}; }));
        });
    };
}

} // namespace sluice
