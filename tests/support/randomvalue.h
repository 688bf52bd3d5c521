// Random values of every struct with SLUICE_FIELDS, for round trips. Extremes and hostile bytes come often.
#pragma once

#include "engine/client/codec.h"

#include <QRandomGenerator>

namespace sluice::test {

class RandomValue {
public:
    explicit RandomValue(quint32 seed)
        : m_random(seed)
    {
    }

    template <class T> [[nodiscard]] T make()
    {
        T value{};
        fill(value);
        return value;
    }

    template <class T> void fill(T &value)
    {
        if constexpr (std::is_same_v<T, bool>) {
            value = below(2) == 1;
        } else if constexpr (std::is_enum_v<T>) {
            value = static_cast<T>(below(WireNames<T>::names.size()));
        } else if constexpr (std::is_integral_v<T>) {
            value = integer<T>();
        } else if constexpr (std::is_floating_point_v<T>) {
            value = static_cast<T>(m_random.generateDouble() * 1e9 - 5e8);
        } else if constexpr (std::is_same_v<T, std::string>) {
            value.resize(below(4) == 0 ? below(300) : below(12));
            for (auto &byte : value)
                byte = static_cast<char>(below(256));
        } else if constexpr (std::is_same_v<T, Secret>) {
            value = Secret(make<std::string>());
        } else if constexpr (HasFields<T>) {
            visitFields(value, [this](std::string_view, auto &member) { fill(member); });
        } else if constexpr (codec::kIs<T, std::vector>) {
            value.resize(below(4));
            for (auto &element : value)
                fill(element);
        } else if constexpr (codec::kIs<T, std::map>) {
            for (auto left = below(4); left > 0; --left)
                fill(value[make<typename T::key_type>()]);
        } else if constexpr (codec::kIs<T, std::pair>) {
            fill(value.first);
            fill(value.second);
        } else if constexpr (codec::kIs<T, std::optional>) {
            if (below(2) == 1)
                fill(value.emplace());
        } else {
            static_assert(codec::kIs<T, std::variant>);
        }
    }

    [[nodiscard]] std::size_t below(std::size_t limit) { return m_random.bounded(static_cast<quint32>(limit)); }

private:
    template <class T> [[nodiscard]] T integer()
    {
        switch (below(4)) {
        case 0: return std::numeric_limits<T>::max();
        case 1: return std::numeric_limits<T>::min();
        case 2: return static_cast<T>(below(30));
        default: return static_cast<T>(m_random.generate64());
        }
    }

    QRandomGenerator m_random;
};

} // namespace sluice::test
