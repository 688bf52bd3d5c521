// Any bytes as a stack file: errors with places or definitions that export to a file that reads back the same.
#include "engine/catalog/stackfile.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace sluice;
    const std::string text(reinterpret_cast<const char *>(data), size);
    const auto reading = readStack(text, "/fuzz/stack.yaml");
    if (!reading.errors.empty() || !planStack(reading.stack, {}, {}, PruneMode::Keep, {}).errors.empty())
        return 0;
    const auto exported = exportStack(reading.stack.objects, {});
    if (!exported)
        std::abort();
    const auto again = readStack(*exported, "/fuzz/stack.yaml");
    if (!again.errors.empty() || !planStack(again.stack, reading.stack.objects, {}, PruneMode::Keep, {}).steps.empty())
        std::abort();
    return 0;
}
