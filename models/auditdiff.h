// What a change did to an object, field by field, from the JSON before and after it.
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace sluice {

struct FieldChange {
    QString field; // "source.project"; "" = the whole text, when it is no JSON object
    QString before; // "" = it was not there
    QString after; // "" = it is not there any more
    friend bool operator==(const FieldChange &, const FieldChange &) = default;
};

// In the order of the fields' names; only what differs. Longer texts than kComparedMax are not taken apart: one row with
// field "", both sides cut at kShownMax.
[[nodiscard]] std::vector<FieldChange> fieldChanges(const std::string &before, const std::string &after);

// One line: "intervalSeconds: 60 → 30, 2 more". Of a refusal its reason.
[[nodiscard]] QString changeSummary(const std::string &action, const std::string &before, const std::string &after);

inline constexpr std::size_t kComparedMax = 1024 * 1024; // bytes of JSON
inline constexpr qsizetype kShownMax = 2'000; // characters of one value

} // namespace sluice
