// Decides what policies allow: default deny, a matching Deny wins over every Allow. Pure; any thread.
#pragma once

#include "engine/access/ram/policy.h"
#include "engine/base/clock.h"

#include <span>
#include <utility>

namespace sluice {

// What is asked. Views live as long as the call.
struct AccessRequest {
    std::string_view action; // "log:PostLogStoreLogs"; compared without case
    std::string_view resource; // "acs:log:local:0:project/shop/logstore/access"
    std::string_view sourceIp; // "" = none: conditions on it do not match
    bool secureTransport = false;
    bool mfa = false;
    WallTime time;
    std::span<const std::pair<std::string_view, std::string_view>> tags = {}; // acs:ResourceTag/KEY → value
};

struct AttachedPolicy {
    std::string_view name; // for explanations: "AliyunLogFullAccess", "the role's own policy"
    const Policy *policy = nullptr;
};

enum class AccessVerdict { Allowed, DeniedByStatement, DeniedByDefault };

struct AccessDecision {
    AccessVerdict verdict = AccessVerdict::DeniedByDefault;
    std::size_t policy = 0; // index of the attached policy that decided; of no meaning when denied by default
    std::size_t statement = 0; // index in it

    [[nodiscard]] bool allowed() const { return verdict == AccessVerdict::Allowed; }
};

[[nodiscard]] AccessDecision evaluate(std::span<const AttachedPolicy> policies, const AccessRequest &request);

// "allowed: statement 1 of AliyunLogFullAccess allows log:* on *" ·
// "denied: no statement allows log:PostLogStoreLogs on acs:…; looked at AliyunLogReadOnlyAccess" ·
// "denied: statement 2 of … denies …". With near misses where there are some: an Allow whose action or resource alone did
// not match, or whose condition failed.
[[nodiscard]] std::string explain(std::span<const AttachedPolicy> policies, const AccessRequest &request,
                                  const AccessDecision &decision);

} // namespace sluice
