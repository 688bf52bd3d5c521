// The doctor's findings as a text that can be sent to somebody.
#pragma once

#include "engine/client/accessrows.h"

#include <QString>

namespace sluice {

[[nodiscard]] QString doctorReport(const QString &trigger, const CheckRows &checks, std::int64_t checkedMs,
                                   std::int64_t tookMs);

} // namespace sluice
