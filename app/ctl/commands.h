// All commands. Each function begins one; it ends by session.finish() or session.fail().
#pragma once

#include "app/ctl/session.h"

namespace sluice::ctl {

[[nodiscard]] std::span<const CommandSpec> commands();

void serve(Session &session);
void run(Session &session);
void demo(Session &session);
void status(Session &session);
void plan(Session &session);
void apply(Session &session);
void exportStack(Session &session);
void remove(Session &session);
void trash(Session &session);
void undo(Session &session);
void redo(Session &session);
void audit(Session &session);
void get(Session &session);
void put(Session &session);
void pull(Session &session);
void executions(Session &session);
void functionLog(Session &session);
void invoke(Session &session);
void function(Session &session);
void testFunction(Session &session);
void pause(Session &session);
void resume(Session &session);
void tick(Session &session);
void checkpoint(Session &session);
void doctor(Session &session);
void authorize(Session &session);
void can(Session &session);
void connection(Session &session);
void user(Session &session);
void listConnections(Session &session);
void listUsers(Session &session);
void secret(Session &session);
void policy(Session &session);

} // namespace sluice::ctl
