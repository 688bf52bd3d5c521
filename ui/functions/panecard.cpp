#include "ui/functions/panecard.h"

#include "ui/theme/fonts.h"

#include <QEvent>

namespace sluice {

PaneCard::PaneCard(const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_title(new InkLabel(Ink::Text))
    , m_head(new QHBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto *head = new QWidget;
    head->setFixedHeight(kPaneHead);
    head->setLayout(m_head);
    m_head->setContentsMargins(measure::kSection, 0, measure::kSmallGap, 0);
    m_head->setSpacing(measure::kGap);
    m_title->setFont(fonts::bold());
    m_title->setElide(Qt::ElideMiddle);
    m_title->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_title->setMinimumWidth(48);
    m_head->addWidget(m_title, 1);
    column->addWidget(head);
    setTitle(title);
}

void PaneCard::setTitle(const QString &title)
{
    m_title->setFullText(title);
}

QString PaneCard::title() const
{
    return m_title->fullText();
}

void PaneCard::addToHead(QWidget *widget)
{
    m_head->addWidget(widget);
}

void PaneCard::setContent(QWidget *content)
{
    static_cast<QVBoxLayout *>(layout())->addWidget(content, 1);
}

void PaneCard::follow(QWidget *face)
{
    face->installEventFilter(this);
}

bool PaneCard::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        m_faces = event->type() == QEvent::FocusIn ? 1 : 0;
        update();
    }
    return false;
}

void PaneCard::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.base);
    painter.drawRoundedRect(frame, measure::kRadius, measure::kRadius);
    painter.save();
    painter.setClipRect(QRect(0, 0, width(), kPaneHead + 1));
    painter.setBrush(theme.header);
    painter.drawRoundedRect(frame, measure::kRadius, measure::kRadius);
    painter.restore();
    painter.fillRect(QRectF(1, kPaneHead, width() - 2, 1), theme.border);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_faces > 0 ? theme.accent : theme.border, 1));
    painter.drawRoundedRect(frame, measure::kRadius, measure::kRadius);
}

} // namespace sluice
