#include "ui/widgets/controls.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QEvent>
#include <QPainter>
#include <QRegularExpression>

namespace sluice {

QString withoutMnemonic(QString text)
{
    static const QRegularExpression kBracket(QStringLiteral("\\(&.\\)")); // of Chinese, behind the word
    return text.remove(kBracket).remove(QLatin1Char('&'));
}

QPushButton *makeButton(const QString &text, const char *iconName, ButtonSize size, ButtonRank rank)
{
    auto *button = new QPushButton(text);
    button->setProperty("compact", size == ButtonSize::Toolbar);
    button->setAutoDefault(false);
    button->setDefault(rank == ButtonRank::Default);
    button->setFlat(rank == ButtonRank::Quiet);
    button->setFocusPolicy(Qt::TabFocus);
    button->setIconSize({measure::kIcon, measure::kIcon});
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (iconName)
        button->setIcon(icon(iconName, rank == ButtonRank::Default ? Ink::OnAccent : Ink::Text));
    if (rank == ButtonRank::Default)
        button->setFont(fonts::bold());
    return button;
}

QPushButton *makeIconButton(const QString &words, const char *iconName)
{
    auto *button = makeButton({}, iconName, ButtonSize::Toolbar, ButtonRank::Quiet);
    button->setToolTip(words);
    button->setAccessibleName(words);
    return button;
}

void addFilterSign(QLineEdit *field)
{
    auto *sign = field->addAction(icon("filter", Ink::Text2), QLineEdit::LeadingPosition);
    sign->setText(field->placeholderText());
    QObject::connect(sign, &QAction::triggered, field, [field] { field->setFocus(Qt::OtherFocusReason); });
}

QLabel *makeLabel(const QString &text, Ink ink)
{
    auto *label = new InkLabel(ink);
    label->setText(text);
    return label;
}

QLabel *makeHeading(const QString &text)
{
    auto *label = new InkLabel(Ink::Text);
    label->setText(text);
    label->setFont(fonts::bold());
    return label;
}

InkLabel::InkLabel(Ink ink, QWidget *parent)
    : QLabel(parent)
    , m_ink(ink)
{
    setInk(ink);
    setTextInteractionFlags(Qt::NoTextInteraction);
}

void InkLabel::setInk(Ink ink)
{
    m_ink = ink;
    const auto colour = Theme::of(palette()).ink(ink);
    if (palette().color(QPalette::WindowText) != colour) {
        auto own = palette();
        own.setColor(QPalette::WindowText, colour);
        setPalette(own);
    }
}

void InkLabel::setElide(Qt::TextElideMode mode)
{
    m_elide = mode;
    setSizePolicy(mode == Qt::ElideNone ? QSizePolicy::Preferred : QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void InkLabel::setFullText(const QString &text)
{
    if (m_full == text)
        return;
    m_full = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize InkLabel::sizeHint() const
{
    if (m_full.isEmpty())
        return QLabel::sizeHint();
    return {fontMetrics().horizontalAdvance(m_full) + 1, fontMetrics().height()};
}

QSize InkLabel::minimumSizeHint() const
{
    if (m_elide == Qt::ElideNone)
        return m_full.isEmpty() ? QLabel::minimumSizeHint() : sizeHint();
    return {20, fontMetrics().height()};
}

void InkLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setInk(m_ink);
}

void InkLabel::paintEvent(QPaintEvent *event)
{
    if (m_full.isEmpty()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    const auto fitting = m_elide == Qt::ElideNone ? m_full : fontMetrics().elidedText(m_full, m_elide, width());
    setToolTip(fitting == m_full ? QString() : m_full);
    painter.drawText(rect(), int(alignment()) | Qt::TextSingleLine, fitting);
}

BadgeLabel::BadgeLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void BadgeLabel::set(QLatin1String icon, Ink ink, const QString &strong, const QString &rest)
{
    m_icon = icon;
    m_ink = ink;
    m_strong = strong;
    m_rest = rest;
    setAccessibleName(rest.isEmpty() ? strong : strong + QLatin1Char(' ') + rest);
    updateGeometry();
    update();
}

void BadgeLabel::setBold(bool bold)
{
    m_bold = bold;
    updateGeometry();
    update();
}

QSize BadgeLabel::sizeHint() const
{
    const QFontMetrics strong(m_bold ? fonts::bold() : fonts::base());
    const auto rest = m_rest.isEmpty() ? 0 : QFontMetrics(fonts::base()).horizontalAdvance(QLatin1Char(' ') + m_rest);
    return {measure::kIcon + 6 + strong.horizontalAdvance(m_strong) + rest + 2, std::max(measure::kIcon, strong.height())};
}

void BadgeLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto colour = Theme::of(palette()).ink(m_ink);
    paintIcon(&painter, QRectF(0, (height() - measure::kIcon) / 2, measure::kIcon, measure::kIcon), m_icon, colour);
    painter.setPen(colour);
    painter.setFont(m_bold ? fonts::bold() : fonts::base());
    auto place = rect().adjusted(measure::kIcon + 6, 0, 0, 0);
    painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine, m_strong);
    place.setLeft(place.left() + painter.fontMetrics().horizontalAdvance(m_strong));
    painter.setFont(fonts::base());
    painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine, QLatin1Char(' ') + m_rest);
}

} // namespace sluice
