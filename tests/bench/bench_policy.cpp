// Twenty policies evaluated for one request, as enforcement does at each call; and reading one.
#include "engine/access/ram/evaluator.h"

#include <benchmark/benchmark.h>

#include <algorithm>

namespace sluice {

namespace {

constexpr const char *kOwn = R"({"Version": "1", "Statement": [
  {"Effect": "Allow", "Action": ["log:Get*", "log:List*", "log:PostLogStoreLogs"],
   "Resource": ["acs:log:*:*:project/shop-%", "acs:log:*:*:project/shop-%/*"]},
  {"Effect": "Allow", "Action": "oss:*", "Resource": ["acs:oss:*:*:lake-%", "acs:oss:*:*:lake-%/*"],
   "Condition": {"Bool": {"acs:SecureTransport": "true"}, "NotIpAddress": {"acs:SourceIp": ["10.0.0.0/8", "2001:db8::/32"]}}},
  {"Effect": "Deny", "Action": ["log:Delete*", "oss:Delete*"], "Resource": "*"}]})";

// Ten system policies and ten own ones of three statements.
std::vector<PolicyPtr> twenty()
{
    std::vector<PolicyPtr> policies;
    for (std::size_t i = 0; i < 10; ++i)
        policies.push_back(systemPolicy(systemPolicies()[i % 9].name)); // without the administrator's
    for (char digit = '0'; digit <= '9'; ++digit) {
        std::string text = kOwn;
        std::ranges::replace(text, '%', digit);
        policies.push_back(parsePolicy(text).value());
    }
    return policies;
}

void run(benchmark::State &state, const AccessRequest &request)
{
    const auto policies = twenty();
    std::vector<AttachedPolicy> attached;
    for (const auto &policy : policies)
        attached.push_back({"policy", policy.get()});
    for (auto _ : state)
        benchmark::DoNotOptimize(evaluate(attached, request));
    state.SetLabel(evaluate(attached, request).allowed() ? "allowed" : "denied");
}

void Allowed(benchmark::State &state)
{
    run(state,
        {"log:PostLogStoreLogs", "acs:log:local:0:project/shop-9/logstore/access", "127.0.0.1", true, false, WallTime()});
}
BENCHMARK(Allowed);

// No policy is left out early.
void DeniedByDefault(benchmark::State &state)
{
    run(state, {"ram:CreateUser", "acs:ram::0:user/reader", "127.0.0.1", true, false, WallTime()});
}
BENCHMARK(DeniedByDefault);

void DeniedByTheLast(benchmark::State &state)
{
    run(state, {"oss:DeleteObject", "acs:oss:local:0:lake-9/csv/2023/a.csv", "192.168.0.1", true, false, WallTime()});
}
BENCHMARK(DeniedByTheLast);

void Read(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(parsePolicy(kOwn));
}
BENCHMARK(Read);

} // namespace

} // namespace sluice

BENCHMARK_MAIN();
