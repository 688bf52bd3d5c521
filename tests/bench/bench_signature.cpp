// What one signed request costs before its command begins: its claim read and its signature verified, day keys saved, one
// core. "fresh" is the first request of a key, whose day key has yet to be derived.
#include "tests/engine/access/signing/allvectors.h"

#include "engine/access/digests.h"
#include "engine/access/signing/noncememory.h"
#include "engine/access/signing/signingkeys.h"

#include <benchmark/benchmark.h>

using namespace sluice;
using namespace sluice::test;

namespace {

enum class Keys { Saved, Fresh };

struct Prepared {
    explicit Prepared(const char *title)
        : vector(vectorCalled(title))
        , request(vector.whole())
        , view(request.view())
        , secret(vector.secret)
    {
        if (const auto claim = readClaim(view))
            now = vector.now != WallTime{} ? vector.now : claim->at;
    }
    const Vector &vector;
    WireRequest request;
    SignedRequest view;
    Secret secret;
    WallTime now;
};

void verifyRequest(benchmark::State &state, const char *title, Keys kind)
{
    const Prepared prepared(title);
    SigningKeys keys;
    for (auto _ : state) {
        const auto claim = readClaim(prepared.view);
        const auto done = claim ? verify(prepared.view, *claim,
                                         {.secret = prepared.secret,
                                          .now = prepared.now,
                                          .bodyDigest = {},
                                          .nonces = nullptr,
                                          .keys = kind == Keys::Saved ? &keys : nullptr})
                                : Done(tl::unexpected(claim.error()));
        if (!done)
            state.SkipWithError("refused");
    }
}

void readRequest(benchmark::State &state, const char *title)
{
    const Prepared prepared(title);
    for (auto _ : state)
        benchmark::DoNotOptimize(readClaim(prepared.view));
}

void refuseRequest(benchmark::State &state, const char *title)
{
    Prepared prepared(title);
    SigningKeys keys;
    const Secret other("another secret of about 30 B.");
    for (auto _ : state) {
        const auto claim = readClaim(prepared.view);
        if (!claim || verify(prepared.view, *claim, {.secret = other, .now = prepared.now, .bodyDigest = {}, .keys = &keys}))
            state.SkipWithError("accepted");
    }
}

void signRequest(benchmark::State &state, const char *title)
{
    const Prepared prepared(title);
    auto request = prepared.vector.request;
    const auto view = request.view();
    const Credentials credentials{prepared.vector.keyId, prepared.secret, prepared.vector.token};
    for (auto _ : state)
        benchmark::DoNotOptimize(
            sign(prepared.vector.scheme, view, credentials, {.now = prepared.now, .region = prepared.vector.region}));
}

void takeNonce(benchmark::State &state)
{
    NonceMemory memory;
    const auto now = wallFromSeconds(1'700'000'000);
    std::int64_t i = 0;
    for (auto _ : state) {
        ++i;
        benchmark::DoNotOptimize(memory.take("LTAI5tEXAMPLEKEYID0001", std::to_string(i), now + Duration(i), now));
    }
}

void digestOfBody(benchmark::State &state)
{
    const std::string body(static_cast<std::size_t>(state.range(0)), 'b');
    for (auto _ : state)
        benchmark::DoNotOptimize(sha256(body));
    state.SetBytesProcessed(state.iterations() * state.range(0));
}

} // namespace

BENCHMARK_CAPTURE(verifyRequest, LogV1_pull, "LogV1 C", Keys::Saved);
BENCHMARK_CAPTURE(verifyRequest, LogV1_append, "LogV1 B", Keys::Saved);
BENCHMARK_CAPTURE(verifyRequest, LogV4_pull, "LogV4 A", Keys::Saved);
BENCHMARK_CAPTURE(verifyRequest, LogV4_pull_fresh, "LogV4 A", Keys::Fresh);
BENCHMARK_CAPTURE(verifyRequest, LogV4_append, "LogV4 B", Keys::Saved);
BENCHMARK_CAPTURE(verifyRequest, FunctionV2_invoke, "FunctionV2 V2", Keys::Saved);
BENCHMARK_CAPTURE(verifyRequest, FunctionV2_url, "FunctionV2 GO2", Keys::Saved);
BENCHMARK_CAPTURE(verifyRequest, Acs3, "Acs3 A1", Keys::Saved);
BENCHMARK_CAPTURE(verifyRequest, OssV1_put, "OssV1 path", Keys::Saved);
BENCHMARK_CAPTURE(verifyRequest, OssV4_put, "OssV4 path", Keys::Saved);
BENCHMARK_CAPTURE(verifyRequest, S3V4_put, "S3V4 etl", Keys::Saved);
BENCHMARK_CAPTURE(verifyRequest, S3V4_url, "S3V4 pre-signed", Keys::Saved);
BENCHMARK_CAPTURE(readRequest, LogV1_pull, "LogV1 C");
BENCHMARK_CAPTURE(readRequest, LogV4_pull, "LogV4 A");
BENCHMARK_CAPTURE(refuseRequest, LogV4_pull, "LogV4 A");
BENCHMARK_CAPTURE(signRequest, LogV1_append, "LogV1 B");
BENCHMARK_CAPTURE(signRequest, LogV4_append, "LogV4 B");
BENCHMARK(takeNonce);
BENCHMARK(digestOfBody)->Arg(50)->Arg(64 << 10);

BENCHMARK_MAIN();
