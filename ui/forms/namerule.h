// The rule of a name as a person reads it, and what is wrong with what was typed: the engine's own check with a sentence
// in the user's language and a name that would pass.
#pragma once

#include <QString>

#include <cstdint>

namespace sluice {

enum class NameKind { Project, Logstore, Bucket, Role, Policy, Service, Function, Trigger, Region, Variable, Secret };

struct Verdict {
    QString problem; // one or two sentences; "" = good
    QString example; // stands at the end of `problem` and would pass; "" = none
};

[[nodiscard]] QString ruleOf(NameKind kind); // "1–128 letters, digits, …"
[[nodiscard]] int bytesMax(NameKind kind);
[[nodiscard]] Verdict checkName(NameKind kind, const QString &name);

// Free text of at most `limit` bytes: a description, a handler, a path.
[[nodiscard]] Verdict checkFreeText(const QString &text, std::size_t limit);

} // namespace sluice
