// The type sizes, in points, so that the user's scale holds.
#pragma once

#include <QFont>
#include <QStringList>

namespace sluice::fonts {

[[nodiscard]] QFont base(); // 9 pt: everything
[[nodiscard]] QFont bold(); // 9 pt bold
[[nodiscard]] QFont small(); // 8.25 pt: hints, axes, status line
[[nodiscard]] QFont card(); // 10 pt bold: card titles
[[nodiscard]] QFont title(); // 12 pt bold: page titles
[[nodiscard]] QFont code(); // 8.25 pt fixed: code, cursors, ids, paths

// The widest of these texts in the base font: columns of states and reasons are never cut, in any language.
[[nodiscard]] int widest(const QStringList &texts);

} // namespace sluice::fonts
