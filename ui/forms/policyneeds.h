// What a template's functions must be allowed to do, whether a policy covers it, and policies to begin with. Pure.
#pragma once

#include "ui/forms/policychecks.h"

#include <QStringList>

namespace sluice {

// A good check, or a warning for each thing that is missing, with a repair. Empty when the template is not known.
[[nodiscard]] QList<PolicyCheck> needsOf(const QString &document, const QStringList &systemPolicies,
                                         const QString &templateName, const PolicyUse &use, std::int64_t nowMs);

struct PolicyTemplate {
    QString title;
    QString document; // indented
};
[[nodiscard]] QList<PolicyTemplate> policyTemplates(const PolicyUse &use);

} // namespace sluice
