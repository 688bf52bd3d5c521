#include "ui/theme/icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace sluice {

namespace {

QPixmap render(QLatin1String name, const QColor &colour, const QSize &pixels)
{
    const auto key = QStringLiteral("sluice-%1-%2-%3").arg(name).arg(colour.rgba(), 0, 16).arg(pixels.width());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const auto svg = QStringLiteral("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><path d='%1' fill='none' "
                                    "stroke='%2' stroke-width='1.5' stroke-linecap='round' stroke-linejoin='round'/></svg>")
                         .arg(iconPath(name), colour.name());
    QSvgRenderer renderer(svg.toUtf8());
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class LineIconEngine final : public QIconEngine {
public:
    LineIconEngine(QLatin1String name, Ink ink)
        : m_name(name)
        , m_ink(ink)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const auto ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const auto &theme = Theme::of(QGuiApplication::palette());
        const auto side = std::min(size.width(), size.height());
        return render(m_name, mode == QIcon::Disabled ? theme.text3 : theme.ink(m_ink), {side, side});
    }
    QIconEngine *clone() const override { return new LineIconEngine(*this); }
    QString key() const override { return QStringLiteral("sluice-line"); }

private:
    QLatin1String m_name;
    Ink m_ink;
};

} // namespace

QIcon icon(const char *name, Ink ink)
{
    const QLatin1String known(name);
    return iconPath(known).isEmpty() ? QIcon() : QIcon(new LineIconEngine(known, ink));
}

void paintIcon(QPainter *painter, const QRectF &rect, QLatin1String name, const QColor &colour)
{
    const auto ratio = painter->device()->devicePixelRatioF();
    auto pixmap = render(name, colour, (rect.size() * ratio).toSize());
    painter->drawPixmap(rect, pixmap, QRectF(pixmap.rect()));
}

} // namespace sluice
