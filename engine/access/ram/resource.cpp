#include "engine/access/ram/resource.h"

namespace sluice {

ResourceName::ResourceName(std::string_view text)
    : m_text(text)
{
    if (!text.starts_with("acs:"))
        return;
    for (std::size_t i = 0; i + 1 < kParts; ++i) {
        const auto colon = text.find(':');
        if (colon == std::string_view::npos)
            return;
        m_parts[i] = text.substr(0, colon);
        text.remove_prefix(colon + 1);
    }
    m_parts[Rest] = text;
    m_whole = true;
}

ResourcePattern::ResourcePattern(std::string written)
    : m_whole(std::move(written))
{
    const ResourceName name(m_whole.written());
    m_hasParts = name.hasParts();
    if (!m_hasParts)
        return;
    for (std::size_t i = 0; i < ResourceName::kParts; ++i) {
        const bool optional = i == ResourceName::Region || i == ResourceName::Account;
        m_parts[i] = Glob(optional && name.part(i).empty() ? "*" : std::string(name.part(i)));
    }
}

bool ResourcePattern::matches(const ResourceName &resource) const
{
    if (!m_hasParts)
        return m_whole.matches(resource.text());
    if (!resource.hasParts())
        return false;
    // The rest differs most often.
    return m_parts[ResourceName::Rest].matches(resource.part(ResourceName::Rest))
        && m_parts[ResourceName::Service].matches(resource.part(ResourceName::Service))
        && m_parts[ResourceName::Region].matches(resource.part(ResourceName::Region))
        && m_parts[ResourceName::Account].matches(resource.part(ResourceName::Account));
}

} // namespace sluice
