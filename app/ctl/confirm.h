// "Are you sure" for what cannot be taken back easily.
#pragma once

#include "app/ctl/session.h"

namespace sluice::ctl {

// With --yes at once. On a terminal asks; "no" is Cancelled. Elsewhere Invalid/"Usage": --yes is needed.
[[nodiscard]] Done confirmed(Session &session, const std::string &question);

} // namespace sluice::ctl
