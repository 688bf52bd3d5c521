// Any bytes as an event: no crash, and what is accepted comes back the same after a round trip.
#include "engine/functions/event.h"
#include "engine/functions/functionservice.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    static_cast<void>(sluice::countersFromReply(text));
    if (const auto event = sluice::eventFromJson(text)) {
        const auto json = sluice::toJson(*event);
        if (json.size() > sluice::limits::kEventBytesMax)
            return 0;
        const auto again = sluice::eventFromJson(json);
        if (!again || !(*again == *event))
            std::abort();
    }
    return 0;
}
