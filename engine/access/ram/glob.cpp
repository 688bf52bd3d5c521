#include "engine/access/ram/glob.h"

#include "engine/access/ram/policy.h"

#include <algorithm>

namespace sluice {

Glob::Glob(std::string written, Case letters)
    : m_written(std::move(written))
    , m_pattern(m_written)
    , m_case(letters)
{
    if (letters == Case::Any)
        std::transform(m_pattern.begin(), m_pattern.end(), m_pattern.begin(), lowerCase);
    m_literal = std::min(m_pattern.find_first_of("*?"), m_pattern.size());
    const auto rest = std::string_view(m_pattern).substr(m_literal);
    if (rest.empty())
        m_shape = Shape::Whole;
    else if (rest.find_first_not_of('*') != std::string_view::npos)
        m_shape = Shape::Other;
    else
        m_shape = m_literal == 0 ? Shape::All : Shape::Prefix;
}

bool globMatches(std::string_view pattern, std::string_view text)
{
    return globMatches(pattern, text, SameCase(), [] {});
}

} // namespace sluice
