#include "engine/functions/local/runtimeframe.h"

#include <utility>

namespace sluice {

namespace {

constexpr std::size_t kLengthBytes = 4;
constexpr std::size_t kPrologueBytes = 1 + kLengthBytes; // kind, head length
constexpr std::size_t kFrameBytesMax = kPrologueBytes + RuntimeFrame::kHeadBytesMax + RuntimeFrame::kBodyBytesMax;
constexpr std::size_t kCompactBytes = 64 * 1024; // what was read is dropped once there is this much of it

void appendBigEndian(std::string &out, std::size_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>((value >> shift) & 0xFF));
}

std::size_t bigEndianAt(std::string_view bytes, std::size_t at)
{
    std::size_t value = 0;
    for (std::size_t i = 0; i < kLengthBytes; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

bool isFrameKind(char kind)
{
    return std::string_view("ICFShire").find(kind) != std::string_view::npos;
}

} // namespace

std::string encode(const RuntimeFrame &frame)
{
    std::string out;
    out.reserve(kLengthBytes + kPrologueBytes + frame.head.size() + frame.body.size());
    appendBigEndian(out, kPrologueBytes + frame.head.size() + frame.body.size());
    out.push_back(static_cast<char>(frame.kind));
    appendBigEndian(out, frame.head.size());
    out += frame.head;
    out += frame.body;
    return out;
}

void RuntimeFrameReader::add(std::string_view bytes)
{
    if (m_broken)
        return;
    if (m_read == m_bytes.size() || m_read >= kCompactBytes) {
        m_bytes.erase(0, m_read);
        m_read = 0;
    }
    m_bytes += bytes;
}

Result<std::optional<RuntimeFrame>> RuntimeFrameReader::next()
{
    const auto refuse = [this](std::string why) {
        m_broken = true;
        m_bytes = {};
        m_read = 0;
        return fail(ErrorKind::Invalid, "RuntimeProtocol", std::move(why));
    };
    if (m_broken)
        return refuse("the runtime broke its protocol before");
    const auto bytes = std::string_view(m_bytes).substr(m_read);
    // Each part is checked as soon as it is there: a lying length never makes this wait or keep bytes.
    if (bytes.size() < kLengthBytes)
        return std::nullopt;
    const auto length = bigEndianAt(bytes, 0);
    if (length < kPrologueBytes || length > kFrameBytesMax)
        return refuse("the runtime sent a frame of " + std::to_string(length) + " bytes");
    if (bytes.size() > kLengthBytes && !isFrameKind(bytes[kLengthBytes]))
        return refuse("the runtime sent a frame of an unknown kind");
    if (bytes.size() < kLengthBytes + kPrologueBytes)
        return std::nullopt;
    const auto head = bigEndianAt(bytes, kLengthBytes + 1);
    if (head > RuntimeFrame::kHeadBytesMax || head > length - kPrologueBytes)
        return refuse("the runtime sent a frame whose head of " + std::to_string(head) + " bytes does not fit");
    if (length - kPrologueBytes - head > RuntimeFrame::kBodyBytesMax)
        return refuse("the runtime sent a body over the limit");
    if (bytes.size() < kLengthBytes + length)
        return std::nullopt;
    RuntimeFrame frame;
    frame.kind = static_cast<RuntimeFrameKind>(bytes[kLengthBytes]);
    frame.head = bytes.substr(kLengthBytes + kPrologueBytes, head);
    frame.body = bytes.substr(kLengthBytes + kPrologueBytes + head, length - kPrologueBytes - head);
    m_read += kLengthBytes + length;
    return frame;
}

} // namespace sluice
