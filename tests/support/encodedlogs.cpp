#include "tests/support/encodedlogs.h"

#include "engine/logs/loggroupcodec.h"

#include <algorithm>
#include <cstring>

namespace sluice::test {

std::vector<Log> decoded(const std::vector<EncodedGroup> &groups)
{
    std::vector<Log> logs;
    for (const auto &group : groups) {
        auto whole = decodeLogGroup(group.bytes);
        if (!whole || whole->logs.size() != group.lines)
            return {Log{0, {{"test", "a group cannot be decoded"}}, {}}};
        std::ranges::move(whole->logs, std::back_inserter(logs));
    }
    return logs;
}

std::string printed(const Log &log)
{
    std::string text;
    for (const auto &[key, value] : log.contents) {
        const bool plain = !value.empty() && value.find(' ') == std::string::npos;
        text += (text.empty() ? "" : " ") + key + '=' + (plain ? value : '"' + value + '"');
    }
    return text;
}

std::string valueOf(const Log &log, std::string_view key)
{
    const auto found = std::ranges::find(log.contents, key, &LogContent::key);
    return found == log.contents.end() ? std::string() : found->value;
}

Encoded encoded(const CollectSource &source, std::string_view bytes, std::size_t chunk, WallTime now)
{
    Encoded result;
    auto encoder = LogFileEncoder::create(source, {});
    if (!encoder) {
        result.error = encoder.error().code;
        return result;
    }
    const auto step = [&](More more) {
        do {
            if (const auto done = (*encoder)->encode(now, more); !done) {
                result.error = done.error().code;
                return false;
            }
            auto groups = (*encoder)->take();
            std::ranges::move(groups, std::back_inserter(result.groups));
        } while ((*encoder)->pending());
        return true;
    };
    bool good = true;
    while (good && !bytes.empty()) {
        const auto room = (*encoder)->room(std::min(chunk, LogFileEncoder::kBlockBytes));
        const auto size = std::min(room.size(), bytes.size());
        std::memcpy(room.data(), bytes.data(), size);
        (*encoder)->filled(size);
        bytes.remove_prefix(size);
        good = step(More::Follows);
    }
    if (good)
        step(More::Nothing);
    result.logs = decoded(result.groups);
    result.counts = (*encoder)->counts();
    result.format = (*encoder)->format();
    result.position = (*encoder)->position();
    return result;
}

CollectSource sourceOf(std::string format, std::string zone)
{
    CollectSource source;
    source.format = std::move(format);
    source.timeZone = std::move(zone);
    return source;
}

} // namespace sluice::test
