// Bytes that must not be seen: wiped when they go, never printed, compared in constant time, kept out of core dumps.
// Copies are allowed, and each is wiped. What hands bytes in wipes its own; take() does both.
#pragma once

#include <string>
#include <string_view>

namespace sluice {

class Secret {
public:
    static constexpr std::size_t kBytesMax = 64 * 1024;

    Secret() = default;
    explicit Secret(std::string_view bytes);
    [[nodiscard]] static Secret take(std::string &&text); // wipes the text
    Secret(const Secret &other);
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret other) noexcept;
    ~Secret();

    [[nodiscard]] std::string_view view() const { return {m_bytes, m_size}; } // valid while this lives
    [[nodiscard]] bool empty() const { return m_size == 0; }

    friend bool operator==(const Secret &a, const Secret &b);

private:
    char *m_bytes = nullptr; // own memory, marked as not to be dumped
    std::size_t m_size = 0;
};

void wipe(std::string &text) noexcept; // its bytes, also those beyond its size; then it is empty

// True when equal; the time depends on the lengths only.
[[nodiscard]] bool sameBytes(std::string_view a, std::string_view b) noexcept;

} // namespace sluice
