#include "ui/wizard/steplist.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/widgets/controls.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr int kDisc = 20;
constexpr int kDiscLeft = 16;
constexpr int kTextLeft = 48;

} // namespace

StepItem::StepItem(int number, const QString &title, QWidget *parent)
    : QPushButton(title, parent)
    , m_number(number)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setFixedHeight(StepList::kItem);
    tell();
}

void StepItem::set(Mark mark, bool current)
{
    m_mark = mark;
    m_current = current;
    tell();
    update();
}

void StepItem::tell()
{
    setAccessibleName(tr("Step %1: %2").arg(m_number).arg(text()));
    setAccessibleDescription(m_current                   ? tr("current")
                                 : m_mark == Mark::Done  ? tr("done")
                                 : m_mark == Mark::Wrong ? tr("to correct")
                                                         : QString());
}

QSize StepItem::sizeHint() const
{
    return {StepList::kWidth, StepList::kItem};
}

void StepItem::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_current) {
        painter.fillRect(rect(), theme.sel);
        painter.fillRect(QRect(0, 0, 3, height()), theme.accent);
    } else if (underMouse() && isEnabled()) {
        painter.fillRect(rect(), theme.hover);
    }
    const QRectF disc(kDiscLeft + 0.5, (height() - kDisc) / 2 + 0.5, kDisc - 1, kDisc - 1);
    const bool filled = m_current;
    const auto colour = m_mark == Mark::Done ? theme.ok : m_mark == Mark::Wrong ? theme.bad : theme.ctl;
    painter.setPen(filled ? theme.accent : colour);
    painter.setBrush(filled ? QBrush(theme.accent) : QBrush(Qt::NoBrush));
    painter.drawEllipse(disc);
    if (!filled && m_mark != Mark::Number) {
        paintIcon(&painter, disc.adjusted(3.5, 3.5, -3.5, -3.5), QLatin1String(m_mark == Mark::Done ? "check" : "close"),
                  colour);
    } else {
        painter.setPen(filled ? theme.onaccent : theme.text2);
        painter.setFont(filled ? fonts::bold() : fonts::small());
        painter.drawText(disc, Qt::AlignCenter, QString::number(m_number));
    }
    painter.setFont(m_current ? fonts::bold() : fonts::base());
    painter.setPen(theme.text);
    const QRect place(kTextLeft, 0, width() - kTextLeft - measure::kGap, height());
    painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, place.width()));
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

StepList::StepList(const QStringList &titles, QWidget *parent)
    : QWidget(parent)
{
    setFixedWidth(kWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, measure::kSection, 1, measure::kEdge);
    column->setSpacing(0);
    for (int i = 0; i < titles.size(); ++i) {
        auto *item = new StepItem(i + 1, titles[i]);
        connect(item, &QPushButton::clicked, this, [this, i] { emit chosen(i); });
        m_items.append(item);
        column->addWidget(item);
    }
    column->addStretch(1);
    auto *note = makeLabel(tr("Kept as a draft while you look at other pages."), Ink::Text2);
    note->setFont(fonts::small());
    note->setWordWrap(true);
    note->setContentsMargins(measure::kEdge, 0, measure::kSection, 0);
    column->addWidget(note);
    setAccessibleName(tr("Steps"));
}

void StepList::setSteps(int current, int furthest, const QList<int> &wrong)
{
    for (int i = 0; i < m_items.size(); ++i) {
        const auto mark = wrong.contains(i) ? StepItem::Mark::Wrong
            : i < furthest || i < current   ? StepItem::Mark::Done
                                            : StepItem::Mark::Number;
        m_items[i]->set(mark, i == current);
        m_items[i]->setEnabled(i <= furthest);
    }
}

void StepList::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.border);
}

void StepList::keyPressEvent(QKeyEvent *event)
{
    const int by = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (by == 0)
        return QWidget::keyPressEvent(event);
    for (int i = 0; i < m_items.size(); ++i) {
        const int next = i + by;
        if (!m_items[i]->hasFocus() || next < 0 || next >= m_items.size() || !m_items[next]->isEnabled())
            continue;
        m_items[next]->setFocus(Qt::TabFocusReason);
        return;
    }
}

} // namespace sluice
