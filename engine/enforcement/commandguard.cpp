#include "engine/enforcement/commandguard.h"

#include "engine/enforcement/commandrights.h"

namespace sluice {

namespace {

// The one change that a read-only connection takes: to be one no more.
bool liftsReadOnly(const Command &command)
{
    const auto *put = std::get_if<PutConnection>(&command);
    return put != nullptr && put->connection.name == kLocalConnection && !put->connection.readOnly;
}

} // namespace

CommandGuard::CommandGuard(CommandHandler &inner, const RoleWorld &world)
    : m_inner(inner)
    , m_world(world)
{
}

Done CommandGuard::check(const Command &command, const Caller &caller)
{
    const auto now = m_world.authority.definitions();
    const auto rights = rightsOf(command, *now);
    const auto local = now->connections.find(kLocalConnection);
    if (rights.changes && local != now->connections.end() && local->second.readOnly && !liftsReadOnly(command)) {
        const Error error{ErrorKind::Denied, "ConnectionReadOnly",
                          std::string(rights.name)
                              + " was refused: the connection 'local' is read-only. `sluicectl connection set "
                                "local --read-only no` lets changes through again"};
        m_world.denials.add(caller, rights.name, kLocalConnection, error);
        return fail(error);
    }
    if (rights.ownerOnly && caller.kind != CallerKind::Owner) {
        const Error error{ErrorKind::Denied, "Unauthorized",
                          toText(caller) + " may not do " + rights.name
                              + ": it may touch anything, so it is the owner's of this data directory. Leave --as away"};
        m_world.denials.add(caller, rights.name, "*", error);
        return fail(error);
    }
    for (const auto &[action, resource] : rights.needs) {
        if (auto may = m_world.authority.check(caller, action, resource); !may) {
            m_world.denials.add(caller, action, resource, may.error());
            return may;
        }
    }
    return {};
}

void CommandGuard::handle(Command command, const Caller &caller, Reply<AnyAnswer> reply)
{
    if (auto allowed = check(command, caller); !allowed)
        return m_world.loop.answer<AnyAnswer>(std::move(reply), fail(std::move(allowed).error()));
    m_inner.handle(std::move(command), caller, std::move(reply));
}

} // namespace sluice
