#include "ui/forms/segments.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>

namespace sluice {

namespace {

constexpr int kDot = 14;

// One of a row: flat, its neighbour's frame is its own.
class Segment final : public QPushButton {
public:
    enum class Place { First, Inside, Last };
    Segment(const QString &text, Place place)
        : QPushButton(text)
        , m_place(place)
    {
        setCheckable(true);
        setAutoDefault(false);
        setAutoExclusive(true);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        setAttribute(Qt::WA_Hover);
    }
    QSize sizeHint() const override
    {
        return {QFontMetrics(fonts::bold()).size(Qt::TextShowMnemonic, text()).width() + 16, measure::kToolControl};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const auto &theme = Theme::of(palette());
        QPainter painter(this);
        const auto fill = isChecked() ? theme.sel : underMouse() && isEnabled() ? theme.hover : theme.button;
        const auto box = rect().adjusted(m_place == Place::First ? 0 : -1, 0, -1, -1);
        painter.setPen(isChecked() ? theme.accent : theme.ctl);
        painter.setBrush(fill);
        painter.drawRect(box);
        if (hasFocus()) {
            painter.setPen(QPen(theme.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(rect().adjusted(2, 2, -2, -2));
        }
        painter.setFont(isChecked() ? fonts::bold() : fonts::base());
        painter.setPen(isEnabled() ? theme.text : theme.text3);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextShowMnemonic, text());
    }

private:
    Place m_place;
};

class Radio final : public QRadioButton {
public:
    explicit Radio(const QString &text)
        : QRadioButton(text)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        return {3 + kDot + measure::kGap + fontMetrics().size(Qt::TextShowMnemonic, text()).width() + 3, measure::kControl};
    }

protected:
    bool hitButton(const QPoint &point) const override { return rect().contains(point); }
    void paintEvent(QPaintEvent *) override
    {
        const auto &theme = Theme::of(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF dot(3.5, (height() - kDot) / 2 + 0.5, kDot - 1, kDot - 1);
        if (hasFocus()) {
            painter.setPen(QPen(theme.accent, 2));
            painter.drawEllipse(dot.adjusted(-2, -2, 2, 2));
        }
        const auto colour = !isEnabled() ? theme.text3 : isChecked() ? theme.accent : theme.ctl;
        painter.setPen(colour);
        painter.setBrush(isChecked() ? colour : theme.base);
        painter.drawEllipse(dot);
        if (isChecked()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.onaccent);
            painter.drawEllipse(dot.adjusted(4, 4, -4, -4));
        }
        painter.setPen(isEnabled() ? theme.text : theme.text3);
        painter.drawText(rect().adjusted(3 + kDot + measure::kGap, 0, 0, 0), Qt::AlignVCenter | Qt::TextShowMnemonic,
                         text());
    }
};

template <class Row> void group(Row *row, QButtonGroup *buttons, QAbstractButton *button, int index)
{
    buttons->addButton(button, index);
    QObject::connect(button, &QAbstractButton::clicked, row, [row, index] { emit row->chosen(index); });
}

void check(const QButtonGroup *buttons, int index)
{
    if (auto *button = buttons->button(index))
        button->setChecked(true);
}

} // namespace

Segments::Segments(const QStringList &texts, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (int i = 0; i < texts.size(); ++i) {
        const auto place = i == 0  ? Segment::Place::First
            : i + 1 < texts.size() ? Segment::Place::Inside
                                   : Segment::Place::Last;
        auto *button = new Segment(texts[i], place);
        row->addWidget(button);
        group(this, m_group, button, i);
    }
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCurrent(0);
}

int Segments::current() const
{
    return m_group->checkedId();
}

void Segments::setCurrent(int index)
{
    check(m_group, index);
}

void Segments::setChoiceEnabled(int index, bool enabled)
{
    if (auto *button = m_group->button(index))
        button->setEnabled(enabled);
}

RadioRow::RadioRow(const QStringList &texts, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(measure::kSection);
    for (int i = 0; i < texts.size(); ++i) {
        auto *button = new Radio(texts[i]);
        row->addWidget(button);
        group(this, m_group, button, i);
    }
    row->addStretch(1);
    setCurrent(0);
}

int RadioRow::current() const
{
    return m_group->checkedId();
}

void RadioRow::setCurrent(int index)
{
    check(m_group, index);
    setFocusProxy(m_group->checkedButton());
}

void RadioRow::setChoiceEnabled(int index, bool enabled)
{
    if (auto *button = m_group->button(index))
        button->setEnabled(enabled);
}

} // namespace sluice
