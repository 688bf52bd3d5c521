// What can be said about a policy while it is typed: what is wrong or doubtful with its repair, what it allows in words,
// and whether it allows one thing. Pure.
#pragma once

#include "engine/access/ram/policy.h"

#include <QString>

#include <optional>

namespace sluice {

struct PolicyCheck {
    enum class Weight { Error, Warning, Good };
    Weight weight = Weight::Good;
    int line = 0; // from 1; 0 = none
    int column = 0; // in characters
    int length = 0;
    QString text; // a sentence, plain
    QString button; // "&Fix", "&Narrow"; "" = there is no repair
    QString repaired; // the whole document after it
    friend bool operator==(const PolicyCheck &, const PolicyCheck &) = default;
};

// `bucket`, `project`: what is used here, for narrowing "*"; "" = unknown.
struct PolicyUse {
    QString bucket;
    QString project;
};
[[nodiscard]] QList<PolicyCheck> checksOf(const QString &document, const PolicyUse &use);

struct AllowLine {
    enum class Kind { Allow, Deny, Not };
    Kind kind = Kind::Allow;
    QString text; // rich text: what stands out is bold
    friend bool operator==(const AllowLine &, const AllowLine &) = default;
};
[[nodiscard]] QList<AllowLine> inWords(const QString &document); // empty when it is no policy

struct TryAnswer {
    bool allowed = false;
    QString text; // "Allowed by statement 2, line 13"
};
[[nodiscard]] std::optional<TryAnswer> tryAccess(const QString &document, const QStringList &systemPolicies,
                                                 const QString &action, const QString &resource, std::int64_t nowMs);

[[nodiscard]] QString emptyPolicy(); // to begin with: an indented document that reads Logstores
[[nodiscard]] QStringList knownActions(); // to choose from

} // namespace sluice
