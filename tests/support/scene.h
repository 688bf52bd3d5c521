// A believable engine for windows: twelve triggers, one of them blocked on a shard, with a trigger log that has successes,
// retries, a time-out and rounds that failed. All times hang on kSceneNow.
#pragma once

#include "tests/support/fakeengineclient.h"

namespace sluice::test {

inline constexpr std::int64_t kSceneNow = 1'795'344'127'000; // 2026-11-22 10:42:07 UTC
inline constexpr auto kSceneTrigger = "cleaning/clean/orders";

void stageScene(FakeEngineClient &client);
void stageDefinitions(FakeEngineClient &client); // of the triggers that are staged; stageScene() does it too
void stageConsole(FakeEngineClient &client); // figures, checks, audit, secrets, logs: what the other pages read
void stageFunctions(FakeEngineClient &client); // versions of code, runtimes; stageConsole() does it too

[[nodiscard]] FunctionVersionRows sceneVersions(const Function &now); // four of them, 4 and 3 of the same code
[[nodiscard]] CheckRows sceneChecks(); // of kSceneTrigger
[[nodiscard]] RuntimeRows sceneRuntimes(); // all is there, a sandbox too

// A ledger row of one finished attempt; the rest of its fields fit together.
[[nodiscard]] LedgerRow sceneRow(std::int64_t startedMs, std::int32_t shard, std::uint64_t lines, std::int64_t durationMs);

} // namespace sluice::test
