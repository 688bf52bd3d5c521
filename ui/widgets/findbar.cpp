#include "ui/widgets/findbar.h"

#include "ui/widgets/controls.h"

#include <QKeyEvent>

namespace sluice {

namespace {

constexpr int kFieldWidth = 220;

} // namespace

FindBar::FindBar(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit)
    , m_answer(new InkLabel(Ink::Text2))
    , m_before(makeIconButton(tr("Find the one before"), "up"))
    , m_after(makeIconButton(tr("Find the next"), "down"))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(measure::kGap, measure::kSmallGap, measure::kSmallGap, measure::kSmallGap);
    row->setSpacing(measure::kSmallGap);
    m_field->setProperty("compact", true);
    m_field->setMaximumWidth(kFieldWidth);
    row->addWidget(m_field, 1);
    row->addWidget(m_before);
    row->addWidget(m_after);
    m_answer->setElide(Qt::ElideRight);
    row->addSpacing(measure::kSmallGap);
    row->addWidget(m_answer, 1);
    auto *close = makeIconButton(tr("Close"), "close");
    row->addWidget(close);
    connect(close, &QPushButton::clicked, this, &FindBar::closed);
    connect(m_before, &QPushButton::clicked, this, [this] { go(false, false); });
    connect(m_after, &QPushButton::clicked, this, [this] { go(true, false); });
    connect(m_field, &QLineEdit::textEdited, this, [this] {
        if (m_wish == Wish::Text)
            go(true, true);
    });
    hide();
}

void FindBar::ask(Wish wish, const QString &text)
{
    m_wish = wish;
    const bool forText = wish == Wish::Text;
    m_field->setAccessibleName(forText ? tr("Find in this file") : tr("Go to line"));
    m_field->setPlaceholderText(forText ? tr("Find in this file") : tr("Line number"));
    if (!text.isEmpty() || !forText)
        m_field->setText(text);
    m_before->setVisible(forText);
    m_after->setVisible(forText);
    say({}, false);
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::say(const QString &text, bool isTrouble)
{
    m_answer->setInk(isTrouble ? Ink::Bad : Ink::Text2);
    m_answer->setFullText(text);
}

QString FindBar::text() const
{
    return m_field->text();
}

void FindBar::go(bool forward, bool fromHere)
{
    if (m_wish == Wish::Text) {
        emit findAsked(m_field->text(), forward, fromHere);
        return;
    }
    bool isNumber = false;
    const auto line = m_field->text().trimmed().toInt(&isNumber);
    if (!isNumber || line < 1)
        return say(tr("A line is a number from 1."), true);
    emit lineAsked(line);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape: emit closed(); return;
    case Qt::Key_Return:
    case Qt::Key_Enter: go(!event->modifiers().testFlag(Qt::ShiftModifier), false); return;
    case Qt::Key_F3: go(!event->modifiers().testFlag(Qt::ShiftModifier), false); return;
    default: QWidget::keyPressEvent(event);
    }
}

void FindBar::paintEvent(QPaintEvent *)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.alt);
    painter.fillRect(0, 0, width(), 1, theme.border);
}

} // namespace sluice
