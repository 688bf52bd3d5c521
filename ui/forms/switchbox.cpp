#include "ui/forms/switchbox.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace sluice {

namespace {

constexpr int kTrackWidth = 28;
constexpr int kTrackHeight = 16;
constexpr int kRing = 3; // room for the focus ring around the track

} // namespace

SwitchBox::SwitchBox(const QString &text, const QString &remark, QWidget *parent)
    : QCheckBox(text, parent)
    , m_remark(remark)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleDescription(remark);
    setCursor(Qt::ArrowCursor);
}

QSize SwitchBox::sizeHint() const
{
    const QFontMetrics bold(fonts::bold());
    const QFontMetrics base(fonts::base());
    const auto remark = m_remark.isEmpty() ? 0 : measure::kGap + base.horizontalAdvance(m_remark);
    return {2 * kRing + kTrackWidth + measure::kGap + bold.size(Qt::TextShowMnemonic, text()).width() + remark + 2,
            measure::kControl};
}

bool SwitchBox::hitButton(const QPoint &point) const
{
    return rect().contains(point);
}

void SwitchBox::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF track(kRing + 0.5, (height() - kTrackHeight) / 2 + 0.5, kTrackWidth - 1, kTrackHeight - 1);
    const auto radius = track.height() / 2;
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(track.adjusted(-2, -2, 2, 2), radius + 2, radius + 2);
    }
    const auto colour = !isEnabled() ? theme.text3 : isChecked() ? theme.accent : theme.ctl;
    painter.setPen(colour);
    painter.setBrush(isChecked() ? colour : theme.base);
    painter.drawRoundedRect(track, radius, radius);
    const auto knob = track.height() - 6;
    const auto x = isChecked() ? track.right() - knob - 3 : track.left() + 3;
    painter.setPen(Qt::NoPen);
    painter.setBrush(isChecked() ? theme.onaccent : colour);
    painter.drawEllipse(QRectF(x, track.top() + 3, knob, knob));

    auto place = rect().adjusted(2 * kRing + kTrackWidth + measure::kGap - kRing, 0, 0, 0);
    painter.setFont(fonts::bold());
    painter.setPen(isEnabled() ? theme.text : theme.text3);
    painter.drawText(place, Qt::AlignVCenter | Qt::TextShowMnemonic, text());
    if (m_remark.isEmpty())
        return;
    place.setLeft(place.left() + painter.fontMetrics().size(Qt::TextShowMnemonic, text()).width() + measure::kGap);
    painter.setFont(fonts::base());
    painter.setPen(theme.text2);
    painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine, m_remark);
}

} // namespace sluice
