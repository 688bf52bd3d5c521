#include "engine/logs/wire.h"

#include <array>

namespace sluice::wire {

namespace {
constexpr std::size_t kGroupDepthMax = 100; // the reference implementation's own limit
}

bool Wire::longVarint(std::uint64_t &value, int bytesMax)
{
    value = 0;
    for (int i = 0; i < bytesMax; ++i) {
        if (m_at == m_end)
            return false;
        const auto byte = static_cast<unsigned char>(*m_at++);
        value |= static_cast<std::uint64_t>(byte & 0x7F) << (7 * i);
        if (byte < 0x80)
            return true;
    }
    return false;
}

bool Wire::skip(std::uint32_t tag)
{
    std::array<std::uint32_t, kGroupDepthMax> open; // field numbers of the groups that we are in
    std::size_t depth = 0;
    for (;;) {
        std::uint64_t number = 0;
        std::string_view view;
        switch (tag & 7) {
        case kVarint:
            if (!varint(number))
                return false;
            break;
        case kFixed64:
            if (m_end - m_at < 8)
                return false;
            m_at += 8;
            break;
        case kBytes:
            if (!bytes(view))
                return false;
            break;
        case kFixed32:
            if (m_end - m_at < 4)
                return false;
            m_at += 4;
            break;
        case kGroup:
            if (depth == open.size())
                return false;
            open[depth++] = tag >> 3;
            break;
        case kGroupEnd:
            if (depth == 0 || open[--depth] != tag >> 3)
                return false;
            break;
        default: return false;
        }
        if (depth == 0)
            return true;
        if (!this->tag(tag))
            return false;
    }
}

} // namespace sluice::wire
