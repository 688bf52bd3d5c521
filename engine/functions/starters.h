// Functions to start from, carried inside the program: a handler, an event as a log trigger sends it, a test, a README.
#pragma once

#include "engine/base/result.h"

#include <string>
#include <vector>

namespace sluice {

struct Starter {
    std::string name; // "blank", "clean", "ship"
    std::string runtime; // "python3" or "nodejs"
    std::string handler; // for Function::handler
    std::string summary; // one English sentence

    friend bool operator==(const Starter &, const Starter &) = default;
};

[[nodiscard]] std::vector<Starter> starters(); // by name, Python first; pure

// Its files into a folder that is missing (it is made, with those above it) or empty; a failure leaves nothing behind.
// Blocks for a few small files. Errors: Exists/"FolderNotEmpty", also for a path that is no folder;
// NotFound/"StarterNotFound"; systemError's kinds with "StarterNotWritten".
[[nodiscard]] Done writeStarter(const Starter &starter, const std::string &folder);

} // namespace sluice
