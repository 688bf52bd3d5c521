// Two texts against each other, line by line.
#pragma once

#include <QString>

#include <vector>

namespace sluice {

enum class DiffKind { Same, Removed, Added, Gap }; // Gap: equal lines that are left out; `text` is empty

struct DiffLine {
    DiffKind kind = DiffKind::Same;
    int before = 0; // line number from 1; 0 = not in that text
    int after = 0;
    QString text;
    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

// With `context` equal lines around each change; empty for equal texts. The fewest changed lines, unless they are more than
// kDiffEditsMax: then what lies between the first and the last difference is removed and added as a whole. Pure.
[[nodiscard]] std::vector<DiffLine> textDiff(const QString &before, const QString &after, int context = 3);

inline constexpr int kDiffEditsMax = 1'000;

// As a person reads it: "- 12     text", "+    12 text", "  11 12 text", "…".
[[nodiscard]] QString diffText(const std::vector<DiffLine> &lines);

} // namespace sluice
