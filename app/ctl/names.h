// Names as they are given on the command line.
#pragma once

#include "app/ctl/session.h"

namespace sluice::ctl {

[[nodiscard]] Result<LogstoreKey> logstoreFromText(const std::string &text); // PROJECT/LOGSTORE
[[nodiscard]] Result<FunctionKey> functionFromText(const std::string &text); // SERVICE/FUNCTION

// SERVICE/FUNCTION/TRIGGER, or the bare name where it is unique. NotFound suggests; Invalid lists what it may mean.
[[nodiscard]] Result<TriggerKey> triggerFromText(const std::string &text, const std::vector<Trigger> &triggers);

// Asks the engine for the triggers there are; an error ends the command.
void withTrigger(Session &session, const std::string &text, std::function<void(TriggerKey)> then);

} // namespace sluice::ctl
