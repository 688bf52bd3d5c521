#include "engine/gateway/http.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr char lowerHttp(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

bool sameFieldName(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](char x, char y) { return lowerHttp(x) == lowerHttp(y); });
}

std::string_view HttpFields::value(std::string_view name) const
{
    const auto found =
        std::ranges::find_if(m_fields, [name](const auto &field) { return sameFieldName(field.first, name); });
    return found == m_fields.end() ? std::string_view() : std::string_view(found->second);
}

bool HttpFields::has(std::string_view name) const
{
    return std::ranges::any_of(m_fields, [name](const auto &field) { return sameFieldName(field.first, name); });
}

} // namespace sluice
