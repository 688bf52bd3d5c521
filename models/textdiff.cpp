#include "models/textdiff.h"

#include <QStringList>

#include <algorithm>
#include <optional>

namespace sluice {

namespace {

struct DiffRange {
    int from = 0;
    int to = 0; // exclusive
    [[nodiscard]] int size() const { return to - from; }
};

// Myers' walk along the diagonals, forwards, keeping each round for the way back. Gives true for each line that stays.
struct Kept {
    std::vector<bool> before;
    std::vector<bool> after;
};

std::optional<Kept> walk(const QStringList &a, DiffRange ra, const QStringList &b, DiffRange rb)
{
    const int n = ra.size();
    const int m = rb.size();
    const auto same = [&](int x, int y) { return a[ra.from + x] == b[rb.from + y]; };
    std::vector<std::vector<int>> rounds;
    for (int d = 0; d <= std::min(n + m, kDiffEditsMax); ++d) {
        std::vector<int> reach(std::size_t(2 * d + 1));
        const auto at = [&rounds, d](int k) { return rounds[std::size_t(d - 1)][std::size_t(k + d - 1)]; };
        for (int k = -d; k <= d; k += 2) {
            int x = 0;
            if (d > 0) {
                const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
                x = down ? at(k + 1) : at(k - 1) + 1;
            }
            int y = x - k;
            while (x < n && y < m && x >= 0 && y >= 0 && same(x, y))
                ++x, ++y;
            reach[std::size_t(k + d)] = x;
            if (k != n - m || x < n)
                continue;
            Kept kept{std::vector<bool>(std::size_t(n), false), std::vector<bool>(std::size_t(m), false)};
            int diagonal = k;
            int px = n;
            int py = m;
            for (int round = d; round >= 0; --round) {
                int fromX = 0;
                int next = diagonal;
                if (round > 0) {
                    const auto &last = rounds[std::size_t(round - 1)];
                    const auto was = [&last, round](int q) { return last[std::size_t(q + round - 1)]; };
                    const bool down = diagonal == -round || (diagonal != round && was(diagonal - 1) < was(diagonal + 1));
                    next = down ? diagonal + 1 : diagonal - 1;
                    fromX = down ? was(next) : was(next) + 1;
                }
                while (px > fromX && px > 0 && py > 0) {
                    kept.before[std::size_t(--px)] = true;
                    kept.after[std::size_t(--py)] = true;
                }
                if (round > 0) {
                    px = rounds[std::size_t(round - 1)][std::size_t(next + round - 1)];
                    py = px - next;
                    diagonal = next;
                }
            }
            return kept;
        }
        rounds.push_back(std::move(reach));
    }
    return std::nullopt;
}

QStringList linesOf(const QString &text)
{
    if (text.isEmpty())
        return {};
    auto lines = text.split(QLatin1Char('\n'));
    if (lines.back().isEmpty())
        lines.removeLast();
    return lines;
}

std::vector<DiffLine> withGaps(std::vector<DiffLine> all, int context)
{
    std::vector<bool> shown(all.size(), false);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].kind == DiffKind::Same)
            continue;
        const auto first = i < std::size_t(context) ? 0 : i - std::size_t(context);
        const auto last = std::min(all.size(), i + std::size_t(context) + 1);
        std::fill(shown.begin() + std::ptrdiff_t(first), shown.begin() + std::ptrdiff_t(last), true);
    }
    std::vector<DiffLine> result;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (shown[i])
            result.push_back(std::move(all[i]));
        else if (result.empty() || result.back().kind != DiffKind::Gap)
            result.push_back({DiffKind::Gap, 0, 0, {}});
    }
    return result.size() == 1 && result.front().kind == DiffKind::Gap ? std::vector<DiffLine>() : result;
}

} // namespace

std::vector<DiffLine> textDiff(const QString &before, const QString &after, int context)
{
    const auto a = linesOf(before);
    const auto b = linesOf(after);
    DiffRange ra{0, int(a.size())};
    DiffRange rb{0, int(b.size())};
    while (ra.size() > 0 && rb.size() > 0 && a[ra.from] == b[rb.from])
        ++ra.from, ++rb.from;
    while (ra.size() > 0 && rb.size() > 0 && a[ra.to - 1] == b[rb.to - 1])
        --ra.to, --rb.to;
    const auto kept = walk(a, ra, b, rb);
    const auto stays = [&](int line) { return kept && kept->before[std::size_t(line - ra.from)]; };
    const auto came = [&](int line) { return !kept || !kept->after[std::size_t(line - rb.from)]; };
    std::vector<DiffLine> all;
    int x = 0;
    int y = 0;
    while (x < a.size() || y < b.size()) {
        const bool middleA = x >= ra.from && x < ra.to;
        const bool middleB = y >= rb.from && y < rb.to;
        if (middleA && !stays(x)) {
            all.push_back({DiffKind::Removed, x + 1, 0, a[x]});
            ++x;
        } else if (middleB && came(y)) {
            all.push_back({DiffKind::Added, 0, y + 1, b[y]});
            ++y;
        } else {
            all.push_back({DiffKind::Same, x + 1, y + 1, a[x]});
            ++x, ++y;
        }
    }
    return withGaps(std::move(all), context);
}

QString diffText(const std::vector<DiffLine> &lines)
{
    int most = 0;
    for (const auto &line : lines)
        most = std::max({most, line.before, line.after});
    const int digits = int(QString::number(most).size());
    const auto number = [digits](int value) { return (value ? QString::number(value) : QString()).rightJustified(digits); };
    QStringList shown;
    for (const auto &line : lines) {
        if (line.kind == DiffKind::Gap) {
            shown.append(QStringLiteral("…"));
            continue;
        }
        const auto sign = line.kind == DiffKind::Added ? QLatin1Char('+')
            : line.kind == DiffKind::Removed           ? QLatin1Char('-')
                                                       : QLatin1Char(' ');
        shown.append(QStringLiteral("%1 %2 %3  %4").arg(sign).arg(number(line.before), number(line.after), line.text));
    }
    return shown.join(QLatin1Char('\n'));
}

} // namespace sluice
