#include "engine/functions/local/outputlines.h"

#include "engine/base/utf8.h"

namespace sluice {

std::string asUtf8(std::string text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const auto length = utf8Length(text, at);
        if (length == 0)
            break;
        at += length;
    }
    if (at == text.size())
        return text;
    std::string out = text.substr(0, at);
    while (at < text.size()) {
        const auto length = utf8Length(text, at);
        if (length > 0)
            out.append(text, at, length);
        else
            out += "\xEF\xBF\xBD";
        at += length > 0 ? length : 1;
    }
    return out;
}

void OutputLines::add(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        keep(bytes.substr(0, end));
        if (end == std::string_view::npos)
            return;
        this->end();
        bytes.remove_prefix(end + 1);
    }
}

void OutputLines::flush()
{
    if (m_begun)
        end();
}

void OutputLines::keep(std::string_view bytes)
{
    m_begun = true;
    const auto room = limits::kFunctionLogLineMax + 1 - m_pending.size(); // one more: a "\r" that goes away
    if (bytes.size() > room)
        m_over = true;
    m_pending += bytes.substr(0, room);
}

void OutputLines::end()
{
    if (!m_over && m_pending.ends_with('\r'))
        m_pending.pop_back();
    bool cut = m_over;
    auto text = asUtf8(std::move(m_pending));
    if (text.size() > limits::kFunctionLogLineMax) {
        std::size_t length = limits::kFunctionLogLineMax;
        while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
            --length;
        text.resize(length);
        cut = true;
    }
    m_cut += cut ? 1 : 0;
    m_pending.clear();
    m_begun = false;
    m_over = false;
    m_line(std::move(text));
}

} // namespace sluice
