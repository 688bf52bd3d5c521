#include "engine/enginecommands.h"

#include "engine/catalog/names.h"
#include "engine/secretnames.h"

namespace sluice {

namespace {

tl::unexpected<Error> later()
{
    return fail(ErrorKind::Unsupported, "NotImplemented", "not yet");
}

} // namespace

void EngineCommands::on(const GetAuthorization &, ReplyTo<GetAuthorization> reply)
{
    answer<GetAuthorization::Answer>(reply, later());
}

void EngineCommands::on(const CheckAccess &, ReplyTo<CheckAccess> reply)
{
    answer<CheckAccess::Answer>(reply, later());
}

void EngineCommands::on(const GetSecrets &, ReplyTo<GetSecrets> reply)
{
    readSecretRows(*m_parts.definitions(), *m_parts.secrets, std::move(reply));
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

void EngineCommands::on(const PutSecret &command, ReplyTo<PutSecret> reply)
{
    if (const auto named = checkSecretName(command.name); !named)
        return answer<Nothing>(reply, fail(named.error()));
    m_parts.secrets->write(command.name, command.secret, noteSecret("change", command.name, command.actor, std::move(reply)));
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
    entry.actor = actor;
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
