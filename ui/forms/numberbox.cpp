#include "ui/forms/numberbox.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QPainter>
#include <QStyleOptionSpinBox>
#include <QWheelEvent>

#include <limits>

namespace sluice {

namespace {

constexpr int kArrows = 20;
constexpr int kDigitsMax = 9; // what an int surely holds

} // namespace

NumberBox::NumberBox(int least, int most, QWidget *parent)
    : QSpinBox(parent)
    , m_least(least)
    , m_most(most)
{
    setRange(-999'999'999, 999'999'999);
    setGroupSeparatorShown(false);
    setAlignment(Qt::AlignRight);
    setFocusPolicy(Qt::StrongFocus);
    setFixedWidth(84);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFrame(false);
    lineEdit()->setFrame(false);
    lineEdit()->setMaxLength(kDigitsMax + 1);
    setKeyboardTracking(true);
    // After the spin box's own connection: value() is the new one.
    connect(lineEdit(), &QLineEdit::textChanged, this, [this] { emit typed(value()); });
}

QSize NumberBox::sizeHint() const
{
    return {84, measure::kControl};
}

bool NumberBox::isEmpty() const
{
    bool number = false;
    lineEdit()->text().toInt(&number);
    return !number;
}

void NumberBox::stepBy(int steps)
{
    const auto before = value();
    const auto wanted = std::clamp<qint64>(qint64(before) + steps, m_least, m_most);
    setValue(int(wanted));
    selectAll();
    if (value() != before)
        emit typed(value());
}

QAbstractSpinBox::StepEnabled NumberBox::stepEnabled() const
{
    StepEnabled enabled = StepNone;
    if (value() > m_least)
        enabled |= StepDownEnabled;
    if (value() < m_most)
        enabled |= StepUpEnabled;
    return enabled;
}

QValidator::State NumberBox::validate(QString &text, int &) const
{
    if (text.isEmpty() || text == QLatin1String("-"))
        return QValidator::Intermediate;
    bool number = false;
    text.toInt(&number);
    return number ? QValidator::Acceptable : QValidator::Invalid;
}

int NumberBox::valueFromText(const QString &text) const
{
    return text.toInt();
}

QString NumberBox::textFromValue(int value) const
{
    return QString::number(value);
}

void NumberBox::fixup(QString &) const
{
    // What cannot be a number stays as it is: the form says so.
}

void NumberBox::resizeEvent(QResizeEvent *event)
{
    QSpinBox::resizeEvent(event);
    lineEdit()->setGeometry(3, 2, width() - kArrows - 5, height() - 4);
}

void NumberBox::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool wrong = property("wrong").toBool();
    const bool strong = hasFocus() || wrong;
    painter.setPen(QPen(!isEnabled()     ? theme.border
                            : wrong      ? theme.bad
                            : hasFocus() ? theme.accent
                                         : theme.ctl,
                        strong ? 2 : 1));
    painter.setBrush(isEnabled() ? theme.base : theme.window);
    const auto inset = strong ? 1.0 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), measure::kRadius, measure::kRadius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const int x = width() - kArrows;
    painter.fillRect(QRect(x, 2, 1, height() - 4), theme.border);
    const auto ink = [&](bool enabled) { return enabled && isEnabled() ? theme.text2 : theme.text3; };
    paintIcon(&painter, QRectF(x + 5, 3, 10, 10), QLatin1String("up"), ink(stepEnabled().testFlag(StepUpEnabled)));
    paintIcon(&painter, QRectF(x + 5, height() - 13, 10, 10), QLatin1String("down"),
              ink(stepEnabled().testFlag(StepDownEnabled)));
}

void NumberBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace sluice
