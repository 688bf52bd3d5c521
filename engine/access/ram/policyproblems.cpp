#include "engine/access/ram/policyproblems.h"

#include <algorithm>

namespace sluice {

void PolicyProblems::add(PolicyProblem::Weight weight, std::size_t offset, std::string message)
{
    m_errors += weight == PolicyProblem::Weight::Error ? 1 : 0;
    m_found.push_back({{weight, std::move(message), 0, 0}, offset});
}

std::vector<PolicyProblem> PolicyProblems::list() &&
{
    using enum PolicyProblem::Weight;
    const auto isError = [](const Found &found) { return found.problem.weight == Error; };
    const auto cut = m_found.size() > kPolicyProblemsMax ? m_found.size() - (kPolicyProblemsMax - 1) : 0;
    std::ranges::stable_sort(m_found, {}, &Found::offset);
    if (cut > 0) {
        std::stable_partition(m_found.begin(), m_found.end(), isError);
        m_found.resize(m_found.size() - cut);
        std::ranges::stable_sort(m_found, {}, &Found::offset);
    }
    std::vector<PolicyProblem> problems;
    std::size_t at = 0;
    int line = 1;
    std::size_t lineBegin = 0;
    for (auto &[problem, offset] : m_found) {
        for (; at < offset && at < m_text.size(); ++at) {
            if (m_text[at] == '\n') {
                ++line;
                lineBegin = at + 1;
            }
        }
        problem.line = line;
        problem.column = static_cast<int>(at - lineBegin) + 1;
        problems.push_back(std::move(problem));
    }
    if (cut > 0) {
        const auto weight = m_errors >= kPolicyProblemsMax ? Error : Warning;
        problems.push_back(
            {weight, std::to_string(cut) + " more problems are not listed", problems.back().line, problems.back().column});
    }
    return problems;
}

} // namespace sluice
