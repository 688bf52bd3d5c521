#include "ui/theme/fonts.h"

#include <QFontDatabase>
#include <QFontMetrics>
#include <QStringList>

namespace sluice::fonts {

namespace {

QFont sized(qreal points, QFont::Weight weight)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    QStringList families = font.families();
    for (const auto *fallback : {"DejaVu Sans", "Noto Sans", "WenQuanYi Micro Hei"})
        families.append(QLatin1String(fallback));
    families.removeDuplicates();
    font.setFamilies(families);
    font.setPointSizeF(points);
    font.setWeight(weight);
    return font;
}

} // namespace

QFont base()
{
    return sized(9, QFont::Normal);
}

QFont bold()
{
    return sized(9, QFont::Bold);
}

QFont small()
{
    return sized(8.25, QFont::Normal);
}

QFont card()
{
    return sized(10, QFont::Bold);
}

QFont title()
{
    return sized(12, QFont::Bold);
}

int widest(const QStringList &texts)
{
    const QFontMetrics metrics(base());
    int width = 0;
    for (const auto &text : texts)
        width = std::max(width, metrics.horizontalAdvance(text));
    return width;
}

QFont code()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    QStringList families = font.families();
    families.append({QStringLiteral("DejaVu Sans Mono"), QStringLiteral("WenQuanYi Micro Hei Mono")});
    font.setFamilies(families);
    font.setPointSizeF(8.25);
    font.setStyleHint(QFont::Monospace);
    return font;
}

} // namespace sluice::fonts
