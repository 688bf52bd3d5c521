#include "engine/logs/loggroupreader.h"

#include "engine/logs/wire.h"

namespace sluice {

namespace {

using wire::tag;
constexpr auto kLogs = tag(1, wire::kBytes);
constexpr auto kCategory = tag(2, wire::kBytes);
constexpr auto kTopic = tag(3, wire::kBytes);
constexpr auto kSource = tag(4, wire::kBytes);
constexpr auto kMachineUuid = tag(5, wire::kBytes);
constexpr auto kTags = tag(6, wire::kBytes);
constexpr auto kTime = tag(1, wire::kVarint);
constexpr auto kContents = tag(2, wire::kBytes);
constexpr auto kTimeNs = tag(4, wire::kFixed32);
constexpr auto kKey = tag(1, wire::kBytes);
constexpr auto kValue = tag(2, wire::kBytes);

} // namespace

Error LogGroupReader::broken(const char *at, std::string_view what) const
{
    return {ErrorKind::Invalid, "PostBodyInvalid",
            "Protobuffer content cannot be parsed: " + std::string(what) + " at byte "
                + std::to_string(at - m_bytes.data())};
}

bool LogGroupReader::readPair(std::string_view bytes, ContentView &pair, const char *&badAt) const
{
    // Nearly every pair is two short texts, key first, and nothing else: then one look at the four bytes around them is enough.
    const auto byteAt = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    if (bytes.size() >= 4 && byteAt(0) == kKey && byteAt(1) < 0x80) {
        const std::size_t valueAt = 2u + byteAt(1);
        if (valueAt + 2 <= bytes.size() && byteAt(valueAt) == kValue && byteAt(valueAt + 1) < 0x80
            && valueAt + 2 + byteAt(valueAt + 1) == bytes.size()) {
            pair.key = {bytes.data() + 2, valueAt - 2};
            pair.value = {bytes.data() + valueAt + 2, bytes.size() - valueAt - 2};
            return true;
        }
    }
    wire::Wire in(bytes);
    bool key = false;
    bool value = false;
    while (!in.atEnd()) {
        std::uint32_t field = 0;
        badAt = in.position();
        if (!in.tag(field))
            return false;
        if (field == kKey) {
            if (!in.bytes(pair.key))
                return false;
            key = true;
        } else if (field == kValue) {
            if (!in.bytes(pair.value))
                return false;
            value = true;
        } else if (!in.skip(field)) {
            return false;
        }
    }
    badAt = bytes.data();
    return key && value;
}

bool LogGroupReader::readLog(std::string_view bytes, LogView &log, const char *&badAt) const
{
    log.contents.clear();
    log.timeNs.reset();
    wire::Wire in(bytes);
    bool time = false;
    while (!in.atEnd()) {
        std::uint32_t field = 0;
        badAt = in.position();
        if (!in.tag(field))
            return false;
        if (field == kContents) {
            std::string_view inner;
            if (!in.bytes(inner) || !readPair(inner, log.contents.emplace_back(), badAt))
                return false;
        } else if (field == kTime) {
            std::uint64_t value = 0;
            if (!in.varint(value))
                return false;
            log.time = static_cast<std::uint32_t>(value);
            time = true;
        } else if (field == kTimeNs) {
            std::uint32_t value = 0;
            if (!in.fixed32(value))
                return false;
            log.timeNs = value;
        } else if (!in.skip(field)) {
            return false;
        }
    }
    badAt = bytes.data();
    return time;
}

Result<LogGroupReader> LogGroupReader::open(std::string_view bytes)
{
    LogGroupReader reader(bytes);
    wire::Wire in(bytes);
    while (!in.atEnd()) {
        const char *at = in.position();
        std::uint32_t field = 0;
        if (!in.tag(field))
            return fail(reader.broken(at, "a bad field tag"));
        std::string_view view;
        const auto text = [&](std::optional<std::string_view> &into) {
            if (!in.bytes(view))
                return false;
            into = view;
            return true;
        };
        bool good = true;
        switch (field) {
        case kLogs:
            good = in.bytes(view);
            ++reader.m_lines;
            break;
        case kCategory: good = text(reader.m_category); break;
        case kTopic: good = text(reader.m_topic); break;
        case kSource: good = text(reader.m_source); break;
        case kMachineUuid: good = text(reader.m_machineUuid); break;
        case kTags: good = in.bytes(view) && reader.readPair(view, reader.m_tags.emplace_back(), at); break;
        default: good = in.skip(field);
        }
        if (!good)
            return fail(reader.broken(at, "a bad field or a length beyond the end"));
    }
    return reader;
}

Result<bool> LogGroupReader::next(LogView &log)
{
    wire::Wire in(m_bytes.substr(m_at));
    while (!in.atEnd()) {
        const char *at = in.position();
        std::uint32_t field = 0;
        if (!in.tag(field))
            return fail(broken(at, "a bad field tag"));
        if (field == kLogs) {
            std::string_view inner;
            if (!in.bytes(inner) || !readLog(inner, log, at))
                return fail(broken(at, "a bad log"));
            m_at = static_cast<std::size_t>(in.position() - m_bytes.data());
            return true;
        }
        if (!in.skip(field))
            return fail(broken(at, "a bad field"));
    }
    m_at = m_bytes.size();
    return false;
}

Result<std::uint32_t> checkLogGroup(std::string_view bytes)
{
    SLUICE_LET(auto reader, LogGroupReader::open(bytes));
    LogView log;
    for (;;) {
        SLUICE_LET(const bool more, reader.next(log));
        if (!more)
            return reader.lines();
    }
}

} // namespace sluice
