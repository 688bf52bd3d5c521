#include "engine/access/secret.h"

#include <cstring>
#include <utility>

#include <openssl/crypto.h>
#include <sys/mman.h>
#include <unistd.h>

namespace sluice {

namespace {

// Whole pages of its own: only then can they be locked in memory and left out of a core dump.
std::size_t pagesFor(std::size_t bytes)
{
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    return (bytes + page - 1) / page * page;
}

char *allocate(std::size_t bytes)
{
    const auto size = pagesFor(bytes);
    void *const memory = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return nullptr;
    static_cast<void>(::mlock(memory, size)); // the limit may forbid it; it is a bonus
    static_cast<void>(::madvise(memory, size, MADV_DONTDUMP));
    return static_cast<char *>(memory);
}

} // namespace

Secret::Secret(std::string_view bytes)
{
    if (bytes.empty() || bytes.size() > kBytesMax)
        return;
    m_bytes = allocate(bytes.size());
    if (m_bytes == nullptr)
        return;
    std::memcpy(m_bytes, bytes.data(), bytes.size());
    m_size = bytes.size();
}

Secret Secret::take(std::string &&text)
{
    Secret secret{std::string_view(text)};
    wipe(text);
    return secret;
}

Secret::Secret(const Secret &other)
    : Secret(other.view())
{
}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, nullptr))
    , m_size(std::exchange(other.m_size, 0))
{
}

Secret &Secret::operator=(Secret other) noexcept
{
    std::swap(m_bytes, other.m_bytes);
    std::swap(m_size, other.m_size);
    return *this;
}

Secret::~Secret()
{
    if (m_bytes == nullptr)
        return;
    OPENSSL_cleanse(m_bytes, m_size);
    ::munmap(m_bytes, pagesFor(m_size));
}

bool operator==(const Secret &a, const Secret &b)
{
    return sameBytes(a.view(), b.view());
}

void wipe(std::string &text) noexcept
{
    text.resize(text.capacity());
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

bool sameBytes(std::string_view a, std::string_view b) noexcept
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace sluice
