// The figures behind the scene's triggers: an hour that went well until `orders` blocked at 10:31. Header only.
#pragma once

#include "tests/support/scene.h"

#include <cmath>

namespace sluice::test {

// One step that starts then; the same for every range, scaled to its length.
inline FigureRow sceneFigures(std::int64_t startMs, std::int64_t stepMs)
{
    const double minute = double(startMs - kSceneNow) / 60'000.0;
    const auto wave = [minute](double seed) {
        return 0.6 * std::sin(minute * 0.31 + seed) + 0.4 * std::sin(minute * 1.37 + 2 * seed);
    };
    const bool blocked = minute > -11;
    const double passed = double(std::min(stepMs, std::max<std::int64_t>(0, kSceneNow - startMs)));
    const double minutes = passed / 60'000.0;
    const double seconds = passed / 1'000.0;
    FigureRow row;
    row.startMs = startMs;
    row.ok = std::uint64_t((blocked ? 62 + 4 * wave(1) : 76 + 9 * wave(1)) * minutes);
    row.failed = std::uint64_t((blocked ? 6 + 2 * wave(2) : minute > -43 && minute < -41 ? 4 : 0) * minutes);
    row.p50Ms = std::int64_t(350 + 20 * wave(3));
    row.p95Ms = std::int64_t(880 + 90 * wave(4));
    row.p99Ms = std::int64_t(1'420 + 260 * wave(5));
    row.linesIn = std::uint64_t((2'220 + 140 * wave(6)) * seconds);
    row.linesShipped = std::uint64_t((blocked ? 1'720 + 60 * wave(6) : 2'215 + 140 * wave(6)) * seconds);
    row.bytesIn = row.linesIn * 240;
    row.bytesShipped = row.linesShipped * 180;
    row.worstLagMs = std::int64_t(19'000 + 6'000 * wave(7));
    return row;
}

inline FigureRows sceneFigureRows(std::int64_t fromMs, std::int64_t stepMs)
{
    FigureRows answer;
    answer.lags = {{"cleaning/clean/orders", {}}, {"shipping/to-csv/every-minute", {}}};
    for (auto start = fromMs / stepMs * stepMs; start <= kSceneNow; start += stepMs) {
        answer.rows.push_back(sceneFigures(start, stepMs));
        const double minute = double(start - kSceneNow) / 60'000.0;
        answer.lags[0].worstMs.push_back(minute > -11 ? std::int64_t((minute + 11.3) * 57'000)
                                                      : std::int64_t(24'000 + 8'000 * std::sin(minute)));
        answer.lags[1].worstMs.push_back(minute > -2 ? std::int64_t(64'000 + minute * 15'000)
                                                     : std::int64_t(28'000 + 12'000 * std::sin(minute * 0.6)));
    }
    return answer;
}

inline void stageFigures(FakeEngineClient &client)
{
    client.on<GetFigures>(
        [](const GetFigures &asked) -> Result<FigureRows> { return sceneFigureRows(asked.fromMs, asked.stepMs); });
}

} // namespace sluice::test
