#include "engine/logs/loggroupwriter.h"

#include "engine/logs/wire.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace sluice {

namespace {

constexpr std::size_t kVarintMax = 10;
constexpr std::size_t kFixed32Field = 5;
constexpr char kTagLogs = 0x0A;
constexpr char kTagCategory = 0x12;
constexpr char kTagTopic = 0x1A;
constexpr char kTagSource = 0x22;
constexpr char kTagMachineUuid = 0x2A;
constexpr char kTagLogTags = 0x32;
constexpr char kTagTime = 0x08;
constexpr char kTagContents = 0x12;
constexpr char kTagTimeNs = 0x25;
constexpr char kTagKey = 0x0A;
constexpr char kTagValue = 0x12;

// Most keys and values are short: two overlapping moves beat a call.
char *putBytes(char *to, std::string_view from)
{
    const auto n = from.size();
    const char *p = from.data();
    if (n > 16) {
        std::memcpy(to, p, n);
    } else if (n >= 8) {
        std::uint64_t a = 0;
        std::uint64_t b = 0;
        std::memcpy(&a, p, 8);
        std::memcpy(&b, p + n - 8, 8);
        std::memcpy(to, &a, 8);
        std::memcpy(to + n - 8, &b, 8);
    } else if (n >= 4) {
        std::uint32_t a = 0;
        std::uint32_t b = 0;
        std::memcpy(&a, p, 4);
        std::memcpy(&b, p + n - 4, 4);
        std::memcpy(to, &a, 4);
        std::memcpy(to + n - 4, &b, 4);
    } else if (n > 0) {
        to[0] = p[0];
        to[n / 2] = p[n / 2];
        to[n - 1] = p[n - 1];
    }
    return to + n;
}

std::size_t pairSize(std::string_view key, std::string_view value)
{
    return 2 + wire::varintSize(key.size()) + key.size() + wire::varintSize(value.size()) + value.size();
}

char *putPair(char *at, char tag, std::string_view key, std::string_view value)
{
    *at++ = tag;
    at = wire::putVarint(at, pairSize(key, value));
    *at++ = kTagKey;
    at = wire::putVarint(at, key.size());
    at = putBytes(at, key);
    *at++ = kTagValue;
    at = wire::putVarint(at, value.size());
    return putBytes(at, value);
}

} // namespace

char *LogGroupWriter::room(std::size_t bytes)
{
    if (m_out.size() - m_used < bytes) [[unlikely]]
        m_out.resize(std::max({m_expected, m_used + bytes, m_out.size() * 2}));
    return m_out.data() + m_used;
}

void LogGroupWriter::beginLog(std::uint32_t time, std::optional<std::uint32_t> timeNs)
{
    assert(!m_inLog);
    assert(!timeNs || *timeNs < 1'000'000'000);
    m_inLog = true;
    m_timeNs = timeNs;
    m_logStart = m_used;
    char *at = room(1 + kVarintMax + 1 + kVarintMax);
    *at = kTagLogs;
    at += 1 + m_lengthBytes; // the length is known at endLog
    *at++ = kTagTime;
    at = wire::putVarint(at, time);
    m_used = static_cast<std::size_t>(at - m_out.data());
}

void LogGroupWriter::add(std::string_view key, std::string_view value)
{
    assert(m_inLog);
    char *at = room(3 + 3 * kVarintMax + key.size() + value.size());
    m_used = static_cast<std::size_t>(putPair(at, kTagContents, key, value) - m_out.data());
}

void LogGroupWriter::endLog()
{
    assert(m_inLog);
    char *at = room(kFixed32Field + kVarintMax);
    if (m_timeNs) {
        const auto ns = *m_timeNs;
        *at++ = kTagTimeNs;
        for (int shift = 0; shift < 32; shift += 8)
            *at++ = static_cast<char>(ns >> shift);
    }
    char *const begin = m_out.data() + m_logStart + 1;
    char *const body = begin + m_lengthBytes;
    const auto size = static_cast<std::size_t>(at - body);
    const auto lengthBytes = wire::varintSize(size);
    if (lengthBytes != m_lengthBytes) {
        std::memmove(begin + lengthBytes, body, size);
        m_lengthBytes = lengthBytes;
    }
    wire::putVarint(begin, size);
    m_used = m_logStart + 1 + lengthBytes + size;
    ++m_lines;
    m_inLog = false;
}

void LogGroupWriter::dropLog()
{
    assert(m_inLog);
    m_used = m_logStart;
    m_inLog = false;
}

void LogGroupWriter::addTag(std::string_view key, std::string_view value)
{
    const auto before = m_tags.size();
    m_tags.resize(before + 3 + 3 * kVarintMax + key.size() + value.size());
    const char *end = putPair(m_tags.data() + before, kTagLogTags, key, value);
    m_tags.resize(static_cast<std::size_t>(end - m_tags.data()));
}

void LogGroupWriter::putField(char tag, const std::optional<std::string> &text)
{
    if (!text)
        return;
    char *at = room(1 + kVarintMax + text->size());
    *at++ = tag;
    at = wire::putVarint(at, text->size());
    at = putBytes(at, *text);
    m_used = static_cast<std::size_t>(at - m_out.data());
}

EncodedGroup LogGroupWriter::take()
{
    assert(!m_inLog);
    putField(kTagCategory, m_category);
    putField(kTagTopic, m_topic);
    putField(kTagSource, m_source);
    putField(kTagMachineUuid, m_machineUuid);
    std::memcpy(room(m_tags.size() + 1), m_tags.data(), m_tags.size());
    m_used += m_tags.size();
    m_out.resize(m_used);
    EncodedGroup group{std::move(m_out), m_lines};
    m_out.clear();
    clear();
    return group;
}

void LogGroupWriter::clear()
{
    m_used = 0;
    m_lines = 0;
    m_inLog = false;
    m_category.reset();
    m_topic.reset();
    m_source.reset();
    m_machineUuid.reset();
    m_tags.clear();
}

void LogGroupWriter::recycle(std::string &&buffer)
{
    if (m_used > 0 || buffer.capacity() <= m_out.capacity())
        return;
    m_out = std::move(buffer);
    m_out.resize(m_out.capacity());
}

} // namespace sluice
