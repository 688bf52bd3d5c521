#include "engine/gateway/ownnames.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr bool isHostCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

// One port or none: "", ":80".
bool isPort(std::string_view text)
{
    return text.empty() || (text.front() == ':' && text.size() <= 6 && std::ranges::all_of(text.substr(1), [](char c) {
                                return c >= '0' && c <= '9';
                            }));
}

} // namespace

OwnNames::OwnNames(std::vector<std::string> configured)
    : m_names(std::move(configured))
{
    for (const auto name :
         {std::string_view("localhost"), std::string_view("127.0.0.1"), std::string_view("[::1]"), kInternal})
        m_names.emplace_back(name);
    std::erase(m_names, "");
    std::ranges::stable_sort(m_names, [](const auto &a, const auto &b) { return a.size() > b.size(); });
}

std::optional<std::string_view> OwnNames::prefixOf(std::string_view host) const
{
    for (const auto &name : m_names) {
        if (host == name)
            return std::string_view();
        if (host.size() > name.size() + 1 && host.ends_with(name) && host[host.size() - name.size() - 1] == '.')
            return host.substr(0, host.size() - name.size() - 1);
    }
    return std::nullopt;
}

std::optional<std::string> hostWithoutPort(std::string_view authority)
{
    std::string host;
    host.reserve(authority.size());
    for (const char c : authority)
        host += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    std::size_t end = 0;
    if (host.starts_with('[')) {
        end = host.find(']');
        if (end == std::string::npos
            || !std::ranges::all_of(host.substr(1, end - 1), [](char c) { return isHostCharacter(c) || c == ':'; }))
            return std::nullopt;
        ++end;
    } else {
        end = std::min(host.find(':'), host.size());
        const auto name = std::string_view(host).substr(0, end);
        if (name.empty() || name.size() > OwnNames::kHostBytesMax || name.front() == '.' || name.back() == '.'
            || name.find("..") != std::string_view::npos || !std::ranges::all_of(name, isHostCharacter))
            return std::nullopt;
    }
    if (!isPort(std::string_view(host).substr(end)))
        return std::nullopt;
    host.resize(end);
    return host;
}

} // namespace sluice
