// Commands with a verb of their own behind them: `connection add NAME`, `user rotate NAME`.
#pragma once

#include "app/ctl/session.h"

namespace sluice::ctl {

struct Subcommand {
    std::string_view name;
    std::string_view argument; // "NAME", "[NAME]" where it may be left out; "" = takes none
    std::vector<std::string_view> options; // of the command's, those that it takes
    void (*run)(Session &) = nullptr;
};

// Runs the one that the command's first argument names, or ends the command with what is wrong.
void runSubcommand(Session &session, std::span<const Subcommand> all);

} // namespace sluice::ctl
