// The figures of a chart over the last 15 minutes … 7 days, kept at the newest: the whole range is read once and again every
// kFullMs, in between only its newest steps.
#pragma once

#include "models/clientbell.h"
#include "models/reader.h"

#include <functional>

namespace sluice {

enum class FigureRange { QuarterHour, Hour, SixHours, Day, Week };
inline constexpr int kFigureRanges = 5;

struct FigureSpan {
    std::int64_t rangeMs = 0;
    std::int64_t stepMs = 0; // the range has at most 100 of them
};
[[nodiscard]] FigureSpan spanOf(FigureRange range);

// `fresh` begins within or right after `kept`: its steps replace or follow those of `kept`, and what is before `fromMs`
// goes. Lags of triggers that `kept` does not name count among the others' of FigureRow. False = they do not fit together (a
// gap, a clock set back): nothing changed.
[[nodiscard]] bool mergeFigures(FigureRows &kept, FigureRows fresh, std::int64_t fromMs, std::int64_t stepMs);

class FigureFeed final : public QObject {
    Q_OBJECT
public:
    static constexpr int kLiveMs = 2'000; // between two reads of the newest steps
    static constexpr int kFullMs = 30'000; // attempts that took long count where they started
    static constexpr int kOthersMs = 10'000; // the same when other triggers have the worst lag now
    static constexpr int kFreshSteps = 3;
    using Now = std::function<std::int64_t()>; // unix milliseconds

    FigureFeed(ClientBell &bell, Now now, QObject *parent = nullptr); // the bell outlives the feed

    void watch(FigureRange range, const std::string &trigger = {}); // SERVICE/FUNCTION/TRIGGER, "" = all
    void stop(); // the figures stay
    void setLive(bool live); // off: reads once, then rests

    [[nodiscard]] const FigureRows &figures() const { return m_figures; }
    [[nodiscard]] FigureSpan span() const { return spanOf(m_range); }
    [[nodiscard]] std::int64_t readMs() const { return m_readMs; } // when figures() were asked for; 0 = not yet

signals:
    void changed();
    void failed(const sluice::Error &error);

private:
    enum class Part { Whole, Newest };

    void read();
    void forget();
    [[nodiscard]] std::int64_t firstMs() const;
    void ask(Part part);
    void take(Result<FigureRows> answer);

    Now m_now;
    Reader<GetFigures> m_reader;
    QTimer m_often;
    FigureRows m_figures;
    FigureRange m_range = FigureRange::Hour;
    std::string m_trigger;
    Part m_asked = Part::Whole;
    std::int64_t m_askedMs = 0;
    std::int64_t m_readMs = 0;
    std::int64_t m_wholeMs = 0; // when the whole range was read; 0 = it must be
    bool m_watching = false;
    bool m_live = true;
    bool m_asking = false;
    bool m_otherTriggers = false;
};

} // namespace sluice
