// One thing that was looked at, as a person reads it: ✔ or ✘ with why, what shows it and what to do.
#pragma once

#include "app/ctl/output.h"
#include "engine/client/accessrows.h"

namespace sluice::ctl {

[[nodiscard]] std::string checkText(const Output &out, const CheckRow &row); // whole lines

} // namespace sluice::ctl
