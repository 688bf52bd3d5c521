// What a deletion takes with it, by the definitions as the console last read them: what is inside, what cannot be without
// it, and what only loses a reference. The engine deletes exactly that together, as one step of undo. Pure.
#pragma once

#include "engine/client/rows.h"

#include <QString>

#include <vector>

namespace sluice {

struct Deletion {
    struct Other {
        std::string kind; // "trigger"
        std::string name; // "shipping/to-csv/ship"
        QString why; // "reads it", "has its function log there"; "" = it is inside

        friend bool operator==(const Other &, const Other &) = default;
    };
    std::vector<Other> inside; // go with it
    std::vector<Other> users; // go with it too, although they are elsewhere
    std::vector<Other> losers; // stay, without what they name

    [[nodiscard]] bool isAlone() const { return inside.empty() && users.empty() && losers.empty(); }
    friend bool operator==(const Deletion &, const Deletion &) = default;
};

// kind as the catalog spells it; a kind or a name that is not there takes nothing with it.
[[nodiscard]] Deletion deletionOf(const DefinitionRows &rows, const std::string &kind, const std::string &name);

} // namespace sluice
