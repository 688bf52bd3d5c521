// Any text as a cursor: what is accepted means the same when it is written again.
#include "engine/base/cursor.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto cursor = sluice::cursorFromText({reinterpret_cast<const char *>(data), size});
    if (!cursor)
        return 0;
    const auto again = sluice::cursorFromText(sluice::toText(*cursor));
    if (cursor->value() <= 0 || !again || *again != *cursor)
        std::abort();
    return 0;
}
