// What both programs do before anything else, so that no secret of theirs gets onto a disk or to another process.
#pragma once

namespace sluice {

// No core dumps, neither of this process nor of those that it starts; no debugger, and no reading of its memory and its
// environment by other programs of the same user. Programs that it starts are ordinary ones again, but for the dumps.
void hardenProcess();

} // namespace sluice
