#include "engine/access/ram/trust.h"
#include "engine/enginecommands.h"

namespace sluice {

namespace {

tl::unexpected<Error> later()
{
    return fail(ErrorKind::Unsupported, "NotImplemented", "not yet");
}

} // namespace

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
    answer<GetSecrets::Answer>(reply, later());
}

void EngineCommands::on(const Diagnose &, ReplyTo<Diagnose> reply)
{
    answer<Diagnose::Answer>(reply, later());
}

void EngineCommands::on(const TestConnection &, ReplyTo<TestConnection> reply)
{
    answer<TestConnection::Answer>(reply, later());
}

void EngineCommands::on(const PutUser &, ReplyTo<PutUser> reply)
{
    answer<PutUser::Answer>(reply, later());
}

void EngineCommands::on(const RotateKey &, ReplyTo<RotateKey> reply)
{
    answer<RotateKey::Answer>(reply, later());
}

void EngineCommands::on(const PutConnection &, ReplyTo<PutConnection> reply)
{
    answer<PutConnection::Answer>(reply, later());
}

void EngineCommands::on(const PutSecret &, ReplyTo<PutSecret> reply)
{
    answer<PutSecret::Answer>(reply, later());
}

void EngineCommands::on(const RemoveSecret &, ReplyTo<RemoveSecret> reply)
{
    answer<RemoveSecret::Answer>(reply, later());
}

} // namespace sluice
