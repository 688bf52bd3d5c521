#include "tests/fuzz/collectfuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    sluice::fuzzFormat("regex", data, size, "", R"((?P<a>\w+)[ =](?P<b>.*))");
    return 0;
}
