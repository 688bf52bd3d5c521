// Two texts side by side by lines: what is the same, what only one of them has.
#pragma once

#include <QString>

#include <vector>

namespace sluice {

struct DiffLine {
    enum class Kind { Same, First, Second }; // First: only the first text has it
    Kind kind = Kind::Same;
    QString text;
    int first = 0; // its line there, from 1; 0 = it is not there
    int second = 0;
    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

struct LineDiff {
    std::vector<DiffLine> lines;
    bool cut = false; // the texts are longer than what is compared
};
inline constexpr int kDiffLinesMost = 4'000; // of each text
inline constexpr int kDiffWorkMost = 4'000'000; // cells; beyond, the middle counts as replaced whole

[[nodiscard]] LineDiff lineDiff(const QString &first, const QString &second);

} // namespace sluice
