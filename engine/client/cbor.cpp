#include "engine/client/cbor.h"

#include <bit>
#include <limits>

namespace sluice {

namespace {

constexpr unsigned kSimple = 7;

void appendBig(std::string &out, std::uint64_t value, int bytes)
{
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(value >> shift));
}

} // namespace

void CborWriter::head(unsigned major, std::uint64_t argument)
{
    const auto put = [&](unsigned info) { m_out.push_back(static_cast<char>(major << 5 | info)); };
    if (argument < 24) {
        put(static_cast<unsigned>(argument));
    } else if (argument <= 0xff) {
        put(24);
        appendBig(m_out, argument, 1);
    } else if (argument <= 0xffff) {
        put(25);
        appendBig(m_out, argument, 2);
    } else if (argument <= 0xffffffff) {
        put(26);
        appendBig(m_out, argument, 4);
    } else {
        put(27);
        appendBig(m_out, argument, 8);
    }
}

void CborWriter::real(double value)
{
    m_out.push_back(static_cast<char>(0xfb));
    appendBig(m_out, std::bit_cast<std::uint64_t>(value), 8);
}

bool CborReader::refuse(const char *mistake)
{
    if (!m_mistake)
        m_mistake = mistake;
    return false;
}

bool CborReader::head(unsigned &major, std::uint64_t &argument)
{
    if (!ok())
        return false;
    if (m_at >= m_bytes.size())
        return refuse("the message ends too early");
    const auto first = static_cast<unsigned char>(m_bytes[m_at]);
    const unsigned info = first & 31u;
    std::size_t width = 0;
    if (info >= 28)
        return refuse("an item without a definite length");
    if (info >= 24)
        width = std::size_t(1) << (info - 24);
    if (m_bytes.size() - m_at - 1 < width)
        return refuse("the message ends too early");
    major = first >> 5;
    argument = info;
    if (width > 0) {
        argument = 0;
        for (std::size_t i = 1; i <= width; ++i)
            argument = argument << 8 | static_cast<unsigned char>(m_bytes[m_at + i]);
    }
    m_at += 1 + width;
    return true;
}

bool CborReader::head(unsigned major, std::uint64_t &argument, const char *mistake)
{
    unsigned found = 0;
    const auto before = m_at;
    if (!head(found, argument))
        return false;
    if (found == major)
        return true;
    m_at = before;
    return refuse(mistake);
}

bool CborReader::unsignedNumber(std::uint64_t &value)
{
    std::uint64_t argument = 0;
    if (!head(0, argument, "a number that is not negative was expected"))
        return false;
    value = argument;
    return true;
}

bool CborReader::number(std::int64_t &value)
{
    unsigned major = 0;
    std::uint64_t argument = 0;
    if (!head(major, argument))
        return false;
    if (major > 1)
        return refuse("a whole number was expected");
    if (argument > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return refuse("a number is out of range");
    value = major == 0 ? static_cast<std::int64_t>(argument) : -1 - static_cast<std::int64_t>(argument);
    return true;
}

bool CborReader::string(std::string_view &value)
{
    unsigned major = 0;
    std::uint64_t size = 0;
    if (!head(major, size))
        return false;
    if (major != 2 && major != 3)
        return refuse("a string was expected");
    if (size > m_bytes.size() - m_at)
        return refuse("a string is longer than the message");
    value = m_bytes.substr(m_at, static_cast<std::size_t>(size));
    m_at += static_cast<std::size_t>(size);
    return true;
}

bool CborReader::array(std::size_t &count)
{
    std::uint64_t argument = 0;
    if (!head(4, argument, "a list was expected"))
        return false;
    if (argument > m_bytes.size() - m_at)
        return refuse("a list is longer than the message");
    count = static_cast<std::size_t>(argument);
    return true;
}

bool CborReader::map(std::size_t &pairs)
{
    std::uint64_t argument = 0;
    if (!head(5, argument, "a map was expected"))
        return false;
    if (argument > (m_bytes.size() - m_at) / 2)
        return refuse("a map is longer than the message");
    pairs = static_cast<std::size_t>(argument);
    return true;
}

bool CborReader::boolean(bool &value)
{
    std::uint64_t argument = 0;
    const auto before = m_at;
    if (!head(kSimple, argument, "yes or no was expected"))
        return false;
    if (m_at - before != 1 || (argument != 20 && argument != 21))
        return refuse("yes or no was expected");
    value = argument == 21;
    return true;
}

bool CborReader::real(double &value)
{
    unsigned major = 0;
    std::uint64_t argument = 0;
    const auto before = m_at;
    if (!head(major, argument))
        return false;
    const auto width = m_at - before;
    if (major == 0)
        value = static_cast<double>(argument);
    else if (major == 1)
        value = -1.0 - static_cast<double>(argument);
    else if (major == kSimple && width == 9)
        value = std::bit_cast<double>(argument);
    else if (major == kSimple && width == 5)
        value = std::bit_cast<float>(static_cast<std::uint32_t>(argument));
    else
        return refuse("a number was expected");
    return true;
}

bool CborReader::null()
{
    if (!ok() || m_at >= m_bytes.size() || static_cast<unsigned char>(m_bytes[m_at]) != 0xf6)
        return false;
    ++m_at;
    return true;
}

bool CborReader::charge(std::size_t memory)
{
    m_memory += memory;
    return m_memory <= kMemoryMax || refuse("the values of the message take too much memory");
}

bool CborReader::skip()
{
    return skip(0);
}

bool CborReader::skip(int depth)
{
    if (depth > kSkipDepthMax)
        return refuse("the message is nested too deeply");
    unsigned major = 0;
    std::uint64_t argument = 0;
    if (!head(major, argument))
        return false;
    if (major == 2 || major == 3) {
        if (argument > m_bytes.size() - m_at)
            return refuse("a string is longer than the message");
        m_at += static_cast<std::size_t>(argument);
        return true;
    }
    std::uint64_t items = 0;
    if (major == 4 || major == 5) {
        if (argument > m_bytes.size() - m_at)
            return refuse("a list is longer than the message");
        items = major == 5 ? argument * 2 : argument;
    } else if (major == 6) {
        items = 1;
    }
    for (std::uint64_t i = 0; i < items; ++i) {
        if (!skip(depth + 1))
            return false;
    }
    return true;
}

} // namespace sluice
