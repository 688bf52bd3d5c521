#include "engine/collect/timeparser.h"

#include <cstdint>

// The first line is the format, the rest the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char *>(data), size);
    const auto end = input.find('\n');
    if (end == std::string_view::npos)
        return 0;
    if (auto parser = sluice::TimeParser::create(std::string(input.substr(0, end)), "Europe/Berlin"))
        static_cast<void>(parser->parse(input.substr(end + 1), sluice::wallFromSeconds(1'700'000'000)));
    return 0;
}
