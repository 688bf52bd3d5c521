// Values of secrets taken out of texts that people read or that are kept.
#pragma once

#include "engine/access/secret.h"

#include <string>
#include <vector>

namespace sluice {

inline constexpr std::size_t kRedactedBytesMin = 4; // shorter values would take away half of the text

// "***" for each value, as it is, as JSON writes it, and as a log line joins it. Sort longer values first: one that begins
// like another would leave its end behind.
void redactValues(const std::vector<Secret> &values, std::string &text);
void sortForRedaction(std::vector<Secret> &values);

} // namespace sluice
