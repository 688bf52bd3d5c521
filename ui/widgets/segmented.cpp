#include "ui/widgets/segmented.h"

#include "ui/theme/fonts.h"

#include <QButtonGroup>
#include <QPainterPath>

namespace sluice {

namespace {

constexpr int kCardHeight = 22;

class SegmentButton final : public QPushButton {
public:
    enum class Place { First, Inside, Last, Alone };

    SegmentButton(const QString &text, Place place, SegmentedSize size)
        : QPushButton(text)
        , m_place(place)
        , m_size(size)
    {
        setCheckable(true);
        setAutoDefault(false);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        const bool card = m_size == SegmentedSize::Card;
        const auto width = QFontMetrics(card ? fonts::small() : fonts::bold()).size(Qt::TextShowMnemonic, text()).width();
        switch (m_size) {
        case SegmentedSize::Page: return {width + 26, measure::kControl};
        case SegmentedSize::Tool: return {width + 18, measure::kToolControl};
        case SegmentedSize::Card: return {width + 14, kCardHeight};
        }
        return {};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const auto &theme = Theme::of(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(isEnabled() ? theme.ctl : theme.border);
        painter.setBrush(isChecked() ? theme.sel : underMouse() && isEnabled() ? theme.hover : theme.button);
        painter.drawPath(outline());
        painter.setFont(m_size == SegmentedSize::Card ? fonts::small() : isChecked() ? fonts::bold() : fonts::base());
        painter.setPen(isEnabled() ? theme.text : theme.text3);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine | Qt::TextShowMnemonic, text());
    }

private:
    // Round at the ends of the row only; a neighbour's left edge lies on this one's right.
    [[nodiscard]] QPainterPath outline() const
    {
        const bool left = m_place == Place::First || m_place == Place::Alone;
        const bool right = m_place == Place::Last || m_place == Place::Alone;
        const auto box = QRectF(rect()).adjusted(left ? 0.5 : -0.5, 0.5, -0.5, -0.5);
        constexpr double kTurn = 2 * measure::kRadius;
        const auto corner = [&box](bool atRight, bool atBottom) { // the square around the round of a corner
            return QRectF(atRight ? box.right() - kTurn : box.left(), atBottom ? box.bottom() - kTurn : box.top(), kTurn,
                          kTurn);
        };
        QPainterPath path;
        path.moveTo(box.center().x(), box.top());
        right ? path.arcTo(corner(true, false), 90, -90) : path.lineTo(box.topRight());
        right ? path.arcTo(corner(true, true), 0, -90) : path.lineTo(box.bottomRight());
        left ? path.arcTo(corner(false, true), 270, -90) : path.lineTo(box.bottomLeft());
        left ? path.arcTo(corner(false, false), 180, -90) : path.lineTo(box.topLeft());
        path.closeSubpath();
        return path;
    }

    Place m_place;
    SegmentedSize m_size;
};

} // namespace

Segmented::Segmented(const QString &name, const QStringList &texts, SegmentedSize size, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    using Place = SegmentButton::Place;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const bool last = i == texts.size() - 1;
        const auto place = i == 0 ? (last ? Place::Alone : Place::First) : last ? Place::Last : Place::Inside;
        auto *button = new SegmentButton(texts[i], place, size);
        button->setAccessibleName(QStringLiteral("%1: %2").arg(name, withoutMnemonic(texts[i])));
        m_group->addButton(button, int(i));
        row->addWidget(button);
    }
    setCurrent(0);
    connect(m_group, &QButtonGroup::idClicked, this, &Segmented::chosen);
}

int Segmented::current() const
{
    return m_group->checkedId();
}

void Segmented::setCurrent(int index)
{
    if (auto *button = m_group->button(index))
        button->setChecked(true);
}

void Segmented::setChoiceEnabled(int index, bool enabled)
{
    if (auto *button = m_group->button(index))
        button->setEnabled(enabled);
}

} // namespace sluice
