#include "tests/fuzz/collectfuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    sluice::fuzzFormat("csv", data, size, "a,b,\"c\"");
    return 0;
}
