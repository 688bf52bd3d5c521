// A card with one chart over time: title, legend, lines or stacked bars, marks of events, and a read-out of one step under
// the pointer or at the cursor that the arrow keys move. Animates nothing.
// Painted in one widget: four of these take 5 ms for new figures where Qt Charts takes 25 ms for the bare series, longer
// than a frame; and its scene would still need own items for legend, end labels, hatch, marks and read-out.
#pragma once

#include "ui/widgets/chartscale.h"

#include <QWidget>

#include <functional>
#include <vector>

namespace sluice {

enum class ChartKind { Lines, Bars };
// Solid · dotted, as bars hatched · dashed. Ok is always the first, failed the second.
enum class SeriesLook { First, Second, Third };

struct ChartSeries {
    QString name;
    SeriesLook look = SeriesLook::First;
    std::vector<double> values; // one a step; NaN = there is none
    QString brief = {}; // in the legend where the name does not fit; empty = the name loses its middle
};
struct ChartMark {
    std::int64_t atMs = 0;
    QString words; // "10:31 orders blocked"
};
struct ChartData {
    std::int64_t fromMs = 0; // start of the first step
    std::int64_t stepMs = 0;
    std::vector<ChartSeries> series; // at most kSeriesMax, of one length; bars stack in this order
    std::vector<ChartMark> marks;
    int bridge = 0; // lines go on over gaps of at most so many steps
    std::int64_t completeSinceMs = 0; // what is before it may be too low, and is shaded; 0 = nothing is

    [[nodiscard]] int steps() const { return series.empty() ? 0 : int(series.front().values.size()); }
    [[nodiscard]] bool hasValues() const; // any that is a number
};

class Chart final : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t kSeriesMax = 3;
    static constexpr int kStepsMax = 2'000; // older ones are left out
    using Words = std::function<QString(double)>;

    Chart(const QString &title, ChartKind kind, ChartUnit unit, QWidget *parent = nullptr);

    void set(ChartData data); // the cursor stays at its moment
    void setTitle(const QString &title);
    void setTool(QWidget *tool); // right of the title; taken over
    void setUnit(ChartUnit unit, Words words = {}); // words: a value in the read-out and at the line's end
    [[nodiscard]] const ChartData &data() const { return m_data; }
    [[nodiscard]] const QString &title() const { return m_title; }
    [[nodiscard]] int headWidth() const; // of title and tool
    [[nodiscard]] ChartKind kind() const { return m_kind; }
    [[nodiscard]] ChartUnit unit() const { return m_unit; }

    [[nodiscard]] int cursor() const { return m_cursor; } // the step that is read out; -1 = none
    void setCursor(int step);
    [[nodiscard]] QString words(double value) const;
    [[nodiscard]] QString readOut(int step) const; // "10:41: ok 74, failed 3"; for a screen reader too

    QSize sizeHint() const override { return {480, 190}; }
    QSize minimumSizeHint() const override { return {260, 150}; }

signals:
    void cursorMoved(int step); // by a person

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void move(int step);
    void describe();
    void placeTool();

    QString m_title;
    ChartKind m_kind;
    ChartUnit m_unit;
    Words m_words;
    ChartData m_data;
    QWidget *m_tool = nullptr;
    int m_cursor = -1;
};

} // namespace sluice
