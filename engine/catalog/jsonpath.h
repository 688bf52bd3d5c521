// Which value of a JSON text is at a place in it.
#pragma once

#include <string>
#include <string_view>

namespace sluice {

// "Statement.0.Effect" for the key or the value at that line and column (both from 1, in bytes); "" at the top, or beyond
// the text. The text is taken to be valid JSON.
[[nodiscard]] std::string jsonPathAt(std::string_view json, int line, int column);

} // namespace sluice
