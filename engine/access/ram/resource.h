// Resource names, acs:service:region:account:rest, and patterns of them.
#pragma once

#include "engine/access/ram/glob.h"

#include <array>

namespace sluice {

// A resource cut at its first four colons, once a request. A text that is no such name has no parts.
class ResourceName {
public:
    static constexpr std::size_t kParts = 5;
    enum Part : std::size_t { Prefix, Service, Region, Account, Rest };

    explicit ResourceName(std::string_view text);

    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] bool hasParts() const { return m_whole; }
    [[nodiscard]] std::string_view part(std::size_t at) const { return m_parts[at]; }

private:
    std::string_view m_text;
    std::array<std::string_view, kParts> m_parts = {};
    bool m_whole = false;
};

// A pattern with five parts is compared part by part, so that no wildcard reaches over a colon: "acs:oss:*:*:mine/*" does
// not take "acs:oss:local:0:other/x:mine/y". An empty region or account matches every one. Any other pattern, such as
// "*", is compared with the whole text.
class ResourcePattern {
public:
    ResourcePattern() = default;
    explicit ResourcePattern(std::string written);

    [[nodiscard]] const std::string &written() const { return m_whole.written(); }
    [[nodiscard]] bool matchesAll() const { return m_whole.matchesAll(); }
    [[nodiscard]] bool hasParts() const { return m_hasParts; }
    [[nodiscard]] const Glob &part(std::size_t at) const { return m_parts[at]; }
    [[nodiscard]] bool matches(const ResourceName &resource) const;

private:
    Glob m_whole;
    std::array<Glob, ResourceName::kParts> m_parts;
    bool m_hasParts = false;
};

} // namespace sluice
