#include "engine/doctor.h"
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
    answer<GetAuthorization::Answer>(reply, later());
}

void EngineCommands::on(const CheckAccess &, ReplyTo<CheckAccess> reply)
{
    answer<CheckAccess::Answer>(reply, later());
}

void EngineCommands::on(const GetSecrets &, ReplyTo<GetSecrets> reply)
{
    answer<GetSecrets::Answer>(reply, later());
}

void EngineCommands::on(const Diagnose &command, ReplyTo<Diagnose> reply)
{
    const auto doctor = std::make_shared<Doctor>(m_parts, m_sync, RoleMay{});
    if (command.trigger.empty())
        return doctor->examine(doctor->everyTrigger(), std::move(reply));
    const auto key = resolve(triggerKeyOf(command.trigger));
    if (!key)
        return answer<CheckRows>(reply, fail(key.error()));
    doctor->examine({*key}, std::move(reply));
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
