// What Access shows, staged: the authorization, secrets in several states, an audit with changes and a refusal, the answers
// of the checker and of a connection's test.
#pragma once

#include "tests/support/scene.h"

namespace sluice::test {

void stageAccessScene(FakeEngineClient &client); // after stageScene()

[[nodiscard]] std::vector<AuditRow> sceneAuditRows(); // eight, the fifth changes a trigger, the sixth is a refusal
[[nodiscard]] AuditRow sceneAudit(std::uint64_t sequence, std::int64_t timeMs, const char *action, const char *kind,
                                  const char *name, const char *before = "", const char *after = "");

} // namespace sluice::test
