// The type sizes, in points, so that the user's scale holds.
#pragma once

#include <QFont>

namespace sluice::fonts {

[[nodiscard]] QFont base(); // 9 pt: everything
[[nodiscard]] QFont bold(); // 9 pt bold
[[nodiscard]] QFont small(); // 8.25 pt: hints, axes, status line
[[nodiscard]] QFont card(); // 10 pt bold: card titles
[[nodiscard]] QFont title(); // 12 pt bold: page titles
[[nodiscard]] QFont code(); // 8.25 pt fixed: code, cursors, ids, paths

} // namespace sluice::fonts
