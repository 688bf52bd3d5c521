// The engine's call layer: every command of every client passes here before it reaches the engine. A read-only connection
// lets nothing through that changes anything, and a user only what its policies allow; each refusal is in the audit.
// Engine thread.
#pragma once

#include "engine/client/commandhandler.h"
#include "engine/enforcement/roleports.h"

namespace sluice {

class CommandGuard final : public CommandHandler {
public:
    CommandGuard(CommandHandler &inner, const RoleWorld &world); // both outlive it

    // Denied/"ConnectionReadOnly", Denied/"Unauthorized", beside what `inner` answers.
    void handle(Command command, const Caller &caller, Reply<AnyAnswer> reply) override;

private:
    [[nodiscard]] Done check(const Command &command, const Caller &caller);

    CommandHandler &m_inner;
    const RoleWorld &m_world;
};

} // namespace sluice
