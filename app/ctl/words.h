// Words of the engine's states for a person.
#pragma once

#include "app/ctl/format.h"
#include "engine/client/wirenames.h"

#include <algorithm>

namespace sluice::ctl {

inline constexpr std::size_t kDigestShown = 12; // digits of a code's digest that tell versions apart

template <class E> [[nodiscard]] std::string wordsOf(E value)
{
    std::string text(wireName(value));
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

[[nodiscard]] inline std::string yesNo(bool value)
{
    return value ? "yes" : "no";
}

[[nodiscard]] inline std::string orDash(std::string text)
{
    return text.empty() ? "–" : std::move(text);
}

} // namespace sluice::ctl
