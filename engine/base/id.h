// A strong type for an identifier or a sequence number: equal, ordered, hashable, and nothing else.
// Two ids with different tags do not mix; there is no arithmetic and no implicit conversion.
#pragma once

#include <functional>
#include <type_traits>
#include <utility>

namespace sluice {

template <class Tag, class T>
class Id {
public:
    using Value = T;

    constexpr Id() = default;
    constexpr explicit Id(T value)
        : m_value(std::move(value))
    {
    }

    [[nodiscard]] constexpr const T &value() const { return m_value; }

    // The id that follows; for counted ids only.
    [[nodiscard]] constexpr Id next() const
        requires std::is_integral_v<T>
    {
        return Id(static_cast<T>(m_value + 1));
    }

    friend constexpr bool operator==(const Id &, const Id &) = default;
    friend constexpr auto operator<=>(const Id &, const Id &) = default;

private:
    T m_value{};
};

} // namespace sluice

template <class Tag, class T>
struct std::hash<sluice::Id<Tag, T>> {
    std::size_t operator()(const sluice::Id<Tag, T> &id) const noexcept
    {
        return std::hash<T>{}(id.value());
    }
};
