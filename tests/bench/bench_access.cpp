// What stands between a request and its work: the signature of a user's request verified, then its 20 policies evaluated.
#include "engine/enforcement/authenticator.h"
#include "tests/support/signedcall.h"

#include <benchmark/benchmark.h>

using namespace sluice;
using namespace sluice::test;

namespace {

const std::string kKeyId = "SLUAAAABBBBCCCCDDDDEEEE";

DefinitionsPtr definitionsWith(int policies)
{
    auto definitions = std::make_shared<Definitions>();
    User user;
    user.name = "writer";
    user.keys.push_back({kKeyId, 0, true});
    // The one that allows comes last; the others are of the services' usual kinds, and do not fit.
    const std::vector<std::string> others = {"AliyunFCFullAccess", "AliyunOSSFullAccess", "AliyunLogReadOnlyAccess",
                                             "AliyunFCReadOnlyAccess", "AliyunOSSReadOnlyAccess"};
    for (int i = 0; i + 1 < policies; ++i)
        user.policies.push_back(others[static_cast<std::size_t>(i) % others.size()]);
    user.policies.emplace_back("AliyunLogFullAccess");
    definitions->users["writer"] = user;
    return definitions;
}

void requestAndPolicies(benchmark::State &state, SignatureScheme scheme)
{
    ManualClock clock;
    const auto definitions = definitionsWith(20);
    Authority authority([&] { return definitions; }, clock);
    Authenticator authenticator(authority, clock);
    const auto key = MasterKey::fresh();
    const SignedCall call({kKeyId, key.secretOf(kKeyId), ""}, clock.wall(), scheme);
    const auto digest = call.digest(scheme);
    for (auto _ : state) {
        const auto who = authenticator.authenticate(call.view(), digest, key, "gateway");
        if (!who || !authenticator.may(*who, "log:PostLogStoreLogs", "acs:log:local:0:project/shop/logstore/access"))
            state.SkipWithError("refused");
    }
}

} // namespace

BENCHMARK_CAPTURE(requestAndPolicies, logV1, SignatureScheme::LogV1);
BENCHMARK_CAPTURE(requestAndPolicies, logV4, SignatureScheme::LogV4);

BENCHMARK_MAIN();
