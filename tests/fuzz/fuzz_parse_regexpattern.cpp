#include "tests/fuzz/collectfuzz.h"

// The first line is the pattern, the rest the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string input(reinterpret_cast<const char *>(data), size);
    const auto end = input.find('\n');
    sluice::CollectSource source;
    source.pattern = input.substr(0, end);
    auto parser = sluice::makeLineParser(sluice::LineFormat::Regex, source);
    sluice::ParsedLog log;
    if (parser && end != std::string::npos)
        static_cast<void>((*parser)->parse(std::string_view(input).substr(end + 1), {}, log));
    return 0;
}
