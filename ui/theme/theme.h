// All colours of the window, light and dark. Widgets never name a colour; they ask Theme::of(palette()).
#pragma once

#include <QColor>
#include <QPalette>

namespace sluice {

enum class Ink { Text, Text2, Text3, Accent, OnAccent, Ok, Warn, Bad, Idle };
enum class Tint { Ok, Warn, Bad, Info };

struct Theme {
    bool dark = false;
    QColor window; // page, rail, bars
    QColor base; // tables, editors, inputs, cards
    QColor alt; // unfolded rows, instruction strips
    QColor header; // table and pane headers
    QColor button; // push buttons, combo boxes
    QColor border; // decoration
    QColor line; // between table rows
    QColor ctl; // the frame of anything operable
    QColor text;
    QColor text2; // labels, units, headers
    QColor text3; // disabled only
    QColor accent; // links, focus, the default button, running
    QColor onaccent;
    QColor sel; // selection, current place
    QColor hover;
    QColor ok;
    QColor warn;
    QColor bad;
    QColor idle;
    QColor tintOk;
    QColor tintWarn;
    QColor tintBad;
    QColor tintInfo;
    QColor series1;
    QColor series2;
    QColor series3;

    [[nodiscard]] static const Theme &light();
    [[nodiscard]] static const Theme &darkTheme();
    [[nodiscard]] static const Theme &of(const QPalette &palette);

    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QColor ink(Ink ink) const;
    [[nodiscard]] QColor tint(Tint tint) const;
    [[nodiscard]] QColor tintFrame(Tint tint) const; // the strong colour of that tint
};

// WCAG 2 contrast of two opaque colours, 1 … 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

// Measures in device-independent pixels (look.md, "Measures").
namespace measure {
inline constexpr int kGap = 8;
inline constexpr int kSmallGap = 4;
inline constexpr int kSection = 12;
inline constexpr int kEdge = 16;
inline constexpr int kRadius = 3;
inline constexpr int kTopBar = 44;
inline constexpr int kRail = 176;
inline constexpr int kRailNarrow = 48;
inline constexpr int kRailItem = 32;
inline constexpr int kRow = 24;
inline constexpr int kTab = 28;
inline constexpr int kControl = 28;
inline constexpr int kToolControl = 24;
inline constexpr int kStatusLine = 24;
inline constexpr int kSplitter = 8;
inline constexpr int kScrollBar = 12;
inline constexpr int kDetail = 436;
inline constexpr int kDetailLeast = 320;
inline constexpr int kPageLeast = 640;
inline constexpr int kWindowLeastWidth = 1024;
inline constexpr int kWindowLeastHeight = 640;
inline constexpr int kRailNarrowUnder = 1040;
inline constexpr int kDetailBelowUnder = 1200;
inline constexpr int kIcon = 16;
} // namespace measure

} // namespace sluice
