#include "models/linediff.h"

#include <QStringList>

#include <algorithm>

namespace sluice {

namespace {

QStringList diffLinesOf(const QString &text, bool &cut)
{
    auto lines = text.split(QLatin1Char('\n'));
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    for (auto &line : lines) {
        if (line.endsWith(QLatin1Char('\r')))
            line.chop(1);
    }
    cut = cut || lines.size() > kDiffLinesMost;
    return lines.mid(0, kDiffLinesMost);
}

// The longest common part of what differs, by its table of lengths from the end.
void diffMiddle(LineDiff &out, const QStringList &a, const QStringList &b, int from, int aEnd, int bEnd)
{
    const int rows = aEnd - from;
    const int columns = bEnd - from;
    std::vector<int> lengths;
    const bool counted = qint64(rows + 1) * (columns + 1) <= kDiffWorkMost;
    const auto at = [&](int row, int column) -> int & {
        return lengths[std::size_t(row) * std::size_t(columns + 1) + std::size_t(column)];
    };
    if (counted) {
        lengths.assign(std::size_t(rows + 1) * std::size_t(columns + 1), 0);
        for (int i = rows - 1; i >= 0; --i) {
            for (int j = columns - 1; j >= 0; --j)
                at(i, j) = a[from + i] == b[from + j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
        }
    }
    int i = 0;
    int j = 0;
    while (i < rows || j < columns) {
        if (counted && i < rows && j < columns && a[from + i] == b[from + j]) {
            out.lines.push_back({DiffLine::Kind::Same, a[from + i], from + i + 1, from + j + 1});
            ++i;
            ++j;
        } else if (i < rows && (j >= columns || !counted || at(i + 1, j) >= at(i, j + 1))) {
            out.lines.push_back({DiffLine::Kind::First, a[from + i], from + i + 1, 0});
            ++i;
        } else {
            out.lines.push_back({DiffLine::Kind::Second, b[from + j], 0, from + j + 1});
            ++j;
        }
    }
}

} // namespace

LineDiff lineDiff(const QString &first, const QString &second)
{
    LineDiff out;
    const auto a = diffLinesOf(first, out.cut);
    const auto b = diffLinesOf(second, out.cut);
    int from = 0;
    while (from < a.size() && from < b.size() && a[from] == b[from]) {
        out.lines.push_back({DiffLine::Kind::Same, a[from], from + 1, from + 1});
        ++from;
    }
    int aEnd = int(a.size());
    int bEnd = int(b.size());
    while (aEnd > from && bEnd > from && a[aEnd - 1] == b[bEnd - 1]) {
        --aEnd;
        --bEnd;
    }
    diffMiddle(out, a, b, from, aEnd, bEnd);
    for (int i = 0; aEnd + i < a.size(); ++i)
        out.lines.push_back({DiffLine::Kind::Same, a[aEnd + i], aEnd + i + 1, bEnd + i + 1});
    return out;
}

} // namespace sluice
