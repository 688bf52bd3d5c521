// A RAM policy document as values (fc-api §7), compiled once so that evaluating allocates nothing.
#pragma once

#include "engine/base/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

struct PolicyProblem {
    enum class Weight { Error, Warning }; // a warning: an action that no service has, a statement that can never match
    Weight weight = Weight::Error;
    std::string message; // what is wrong and what to write instead
    int line = 0; // from 1
    int column = 0; // from 1, in bytes
};

class Policy; // immutable; any thread
using PolicyPtr = std::shared_ptr<const Policy>;

// Reads a document ("Version": "1"). Invalid/"MalformedPolicyDocument" with the place of the first mistake.
// Limits: kPolicyBytesMax, kStatementsMax, kPatternsMax of one statement, kPolicyDepthMax levels.
[[nodiscard]] Result<PolicyPtr> parsePolicy(std::string_view json);

// Everything that is wrong or doubtful, in the order of the text; empty = a good policy. At most kPolicyProblemsMax:
// when there are more, the last one counts the rest, and errors are kept before warnings. parsePolicy() takes a text
// exactly when none of these is an error.
[[nodiscard]] std::vector<PolicyProblem> checkPolicy(std::string_view json);

inline constexpr std::size_t kPolicyBytesMax = 64 * 1024;
inline constexpr std::size_t kStatementsMax = 100;
inline constexpr std::size_t kPatternsMax = 500;
inline constexpr std::size_t kPatternBytesMax = 1024;
inline constexpr int kPolicyDepthMax = 16;
inline constexpr std::size_t kPolicyProblemsMax = 100;

// The system policies of the reference: AliyunLogFullAccess, AliyunLogReadOnlyAccess, AliyunFCFullAccess,
// AliyunFCReadOnlyAccess, AliyunFCInvocationAccess, AliyunOSSFullAccess, AliyunOSSReadOnlyAccess, AliyunLogETLRolePolicy,
// AliyunFCDefaultRolePolicy, AdministratorAccess, ReadOnlyAccess. Null for any other name.
struct SystemPolicy {
    std::string_view name;
    std::string_view description;
    std::string_view document; // JSON
};
[[nodiscard]] const std::vector<SystemPolicy> &systemPolicies();
[[nodiscard]] PolicyPtr systemPolicy(std::string_view name);

// Linear in text × pattern at worst, no recursion: '*' any run, '?' one character.
[[nodiscard]] bool globMatches(std::string_view pattern, std::string_view text);

} // namespace sluice
