// What is wrong in a policy's text, gathered in any order.
#pragma once

#include "engine/access/ram/policy.h"

namespace sluice {

class PolicyProblems {
public:
    explicit PolicyProblems(std::string_view text)
        : m_text(text)
    {
    }

    void error(std::size_t offset, std::string message) { add(PolicyProblem::Weight::Error, offset, std::move(message)); }
    void warning(std::size_t offset, std::string message)
    {
        add(PolicyProblem::Weight::Warning, offset, std::move(message));
    }

    [[nodiscard]] bool hasErrors() const { return m_errors > 0; }
    // Looking for what may have been meant costs time: no more of it once there is more to tell than is told.
    [[nodiscard]] bool enough() const { return m_found.size() >= kPolicyProblemsMax; }

    // In the order of the text, at most kPolicyProblemsMax: errors stay before warnings, and the last says what was cut.
    [[nodiscard]] std::vector<PolicyProblem> list() &&;

private:
    struct Found {
        PolicyProblem problem;
        std::size_t offset = 0;
    };

    void add(PolicyProblem::Weight weight, std::size_t offset, std::string message);

    std::string_view m_text;
    std::vector<Found> m_found;
    std::size_t m_errors = 0;
};

} // namespace sluice
