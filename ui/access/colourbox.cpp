#include "ui/access/colourbox.h"

#include "ui/access/accessbadges.h"

#include <QEvent>
#include <QLineEdit>
#include <QPainter>
#include <QSignalBlocker>

namespace sluice {

namespace {

// Each is told from the others without its hue, too, by how light it is.
constexpr const char *kColours[] = {"#b3261e", "#c65102", "#8a6d00", "#1b7340", "#1765ad", "#6a3d9a"};
constexpr int kSquare = 12;

QIcon square(const QString &colour, const QPalette &palette, qreal ratio)
{
    QPixmap pixmap(QSize(measure::kIcon, measure::kIcon) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const auto edge = (measure::kIcon - kSquare) / 2.0;
    paintSwatch(&painter, QRectF(edge, edge, kSquare, kSquare), colour, Theme::of(palette));
    painter.end();
    return QIcon(pixmap);
}

} // namespace

ColourBox::ColourBox(QWidget *parent)
    : EditCombo(parent)
{
    lineEdit()->setPlaceholderText(tr("none"));
    fill();
    setCurrentIndex(-1);
    setEditText({});
    connect(this, &QComboBox::editTextChanged, this, [this] { emit changed(); });
}

QString ColourBox::colour() const
{
    return currentText().trimmed().toLower();
}

void ColourBox::setColour(const QString &colour)
{
    const QSignalBlocker quiet(this);
    setCurrentIndex(findText(colour));
    setEditText(colour);
}

void ColourBox::fill()
{
    const QSignalBlocker quiet(this);
    const auto now = currentText();
    clear();
    for (const auto *colour : kColours)
        addItem(square(QLatin1String(colour), palette(), devicePixelRatioF()), QLatin1String(colour));
    setCurrentIndex(findText(now));
    setEditText(now);
}

void ColourBox::changeEvent(QEvent *event)
{
    EditCombo::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

} // namespace sluice
