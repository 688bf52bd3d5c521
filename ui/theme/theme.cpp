#include "ui/theme/theme.h"

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

double luminance(const QColor &colour)
{
    const auto channel = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

Theme makeLight()
{
    Theme t;
    t.window = rgb(0xF1F3F5);
    t.base = rgb(0xFFFFFF);
    t.alt = rgb(0xF7F8FA);
    t.header = rgb(0xE7EAEE);
    t.button = rgb(0xFBFCFD);
    t.border = rgb(0xCFD5DB);
    t.line = rgb(0xE5E8EB);
    t.ctl = rgb(0x7F8893);
    t.text = rgb(0x1A1D21);
    t.text2 = rgb(0x545C67);
    t.text3 = rgb(0x868E98);
    t.accent = rgb(0x1765AD);
    t.onaccent = rgb(0xFFFFFF);
    t.sel = rgb(0xD6E6F5);
    t.hover = rgb(0xEAF1F8);
    t.ok = rgb(0x1B7340);
    t.warn = rgb(0x855000);
    t.bad = rgb(0xB3261E);
    t.idle = rgb(0x545C67);
    t.tintOk = rgb(0xE2F2E8);
    t.tintWarn = rgb(0xFBEFD5);
    t.tintBad = rgb(0xFBE5E3);
    t.tintInfo = rgb(0xE3EEF8);
    t.series1 = rgb(0x1F77B4);
    t.series2 = rgb(0xC65102);
    t.series3 = rgb(0x27313C);
    return t;
}

Theme makeDark()
{
    Theme t;
    t.dark = true;
    t.window = rgb(0x1C1F23);
    t.base = rgb(0x15171A);
    t.alt = rgb(0x191C20);
    t.header = rgb(0x24282D);
    t.button = rgb(0x2A2F35);
    t.border = rgb(0x363C44);
    t.line = rgb(0x272B31);
    t.ctl = rgb(0x77808C);
    t.text = rgb(0xE4E7EB);
    t.text2 = rgb(0xA6AEB8);
    t.text3 = rgb(0x6F7883);
    t.accent = rgb(0x62ABE8);
    t.onaccent = rgb(0x0D1116);
    t.sel = rgb(0x1F3B55);
    t.hover = rgb(0x20282F);
    t.ok = rgb(0x5CC48C);
    t.warn = rgb(0xE3B04B);
    t.bad = rgb(0xF48E85);
    t.idle = rgb(0xA6AEB8);
    t.tintOk = rgb(0x17301F);
    t.tintWarn = rgb(0x362A12);
    t.tintBad = rgb(0x3D2022);
    t.tintInfo = rgb(0x1A2E42);
    t.series1 = rgb(0x4F9FDB);
    t.series2 = rgb(0xF0883E);
    t.series3 = rgb(0xE4E7EB);
    return t;
}

} // namespace

const Theme &Theme::light()
{
    static const Theme kLight = makeLight();
    return kLight;
}

const Theme &Theme::darkTheme()
{
    static const Theme kDark = makeDark();
    return kDark;
}

const Theme &Theme::of(const QPalette &palette)
{
    // By the ground alone: labels carry inks of their own, and keep the old one for a moment when the ground changes.
    return palette.color(QPalette::Window).lightness() < 128 ? darkTheme() : light();
}

QPalette Theme::palette() const
{
    QPalette p;
    const auto all = [&p](QPalette::ColorRole role, const QColor &colour) { p.setColor(QPalette::All, role, colour); };
    all(QPalette::Window, window);
    all(QPalette::Base, base);
    all(QPalette::AlternateBase, alt);
    all(QPalette::Button, button);
    all(QPalette::Mid, border);
    all(QPalette::Midlight, line);
    all(QPalette::Light, base);
    all(QPalette::Dark, ctl);
    all(QPalette::Shadow, ctl);
    all(QPalette::WindowText, text);
    all(QPalette::Text, text);
    all(QPalette::ButtonText, text);
    all(QPalette::HighlightedText, text);
    all(QPalette::ToolTipBase, base);
    all(QPalette::ToolTipText, text);
    all(QPalette::PlaceholderText, text2);
    all(QPalette::Link, accent);
    all(QPalette::LinkVisited, accent);
    all(QPalette::BrightText, onaccent);
    all(QPalette::Highlight, sel);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, text3);
    return p;
}

QColor Theme::ink(Ink ink) const
{
    switch (ink) {
    case Ink::Text: return text;
    case Ink::Text2: return text2;
    case Ink::Text3: return text3;
    case Ink::Accent: return accent;
    case Ink::OnAccent: return onaccent;
    case Ink::Ok: return ok;
    case Ink::Warn: return warn;
    case Ink::Bad: return bad;
    case Ink::Idle: return idle;
    }
    return text;
}

QColor Theme::tint(Tint tint) const
{
    switch (tint) {
    case Tint::Ok: return tintOk;
    case Tint::Warn: return tintWarn;
    case Tint::Bad: return tintBad;
    case Tint::Info: return tintInfo;
    }
    return tintInfo;
}

QColor Theme::tintFrame(Tint tint) const
{
    switch (tint) {
    case Tint::Ok: return ok;
    case Tint::Warn: return warn;
    case Tint::Bad: return bad;
    case Tint::Info: return accent;
    }
    return accent;
}

double contrast(const QColor &a, const QColor &b)
{
    const auto first = luminance(a);
    const auto second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace sluice
