#include "ui/functions/placeview.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>

namespace sluice {

PlaceView::PlaceView(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_json(new CodeView(CodeKind::Json))
    , m_plain(new CodeView(CodeKind::Plain))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, measure::kSmallGap, 0, 0);
    column->setSpacing(0);
    for (auto *view : {m_json, m_plain}) {
        view->setFrameShape(QFrame::NoFrame);
        view->setAccessibleName(name);
        view->document()->setDocumentMargin(view == m_plain ? 8 : 2);
        view->installEventFilter(this);
        view->viewport()->installEventFilter(this);
        column->addWidget(view);
    }
    m_json->hide();
}

void PlaceView::setText(const QString &text, bool isJson, const QList<CodePlace> &places)
{
    m_json->setVisible(isJson);
    m_plain->setVisible(!isJson);
    m_places = places;
    m_grounds.clear();
    m_inks.clear();
    (isJson ? m_plain : m_json)->clear();
    view()->setCode(text);
    paintMarks();
}

void PlaceView::append(const QString &text, const QList<CodePlace> &places)
{
    auto *bar = m_plain->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum();
    if (m_plain->document()->isEmpty())
        m_plain->setPlainText(text);
    else
        m_plain->appendPlainText(text);
    m_places += places;
    if (atEnd)
        bar->setValue(bar->maximum());
}

void PlaceView::mark(const QSet<int> &grounds, const QSet<int> &inks)
{
    m_grounds = grounds;
    m_inks = inks;
    paintMarks();
}

void PlaceView::paintMarks()
{
    const auto &theme = Theme::of(palette());
    QList<QTextEdit::ExtraSelection> marks;
    for (const int line : m_grounds + m_inks) {
        const auto block = view()->document()->findBlockByNumber(line);
        if (!block.isValid())
            continue;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(block);
        if (m_grounds.contains(line)) {
            mark.format.setBackground(theme.tintBad);
            mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        }
        if (m_inks.contains(line)) {
            mark.cursor.select(QTextCursor::BlockUnderCursor);
            if (block.blockNumber() > 0)
                mark.cursor.setPosition(block.position() + block.length() - 1, QTextCursor::KeepAnchor);
            mark.format.setForeground(theme.bad);
        }
        marks.append(mark);
    }
    view()->setExtraSelections(marks);
}

void PlaceView::go()
{
    const auto line = view()->textCursor().blockNumber();
    if (line < m_places.size() && !m_places[line].file.isEmpty())
        emit placeAsked(m_places[line]);
}

bool PlaceView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonDblClick && watched == view()->viewport()) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        view()->setTextCursor(view()->cursorForPosition(mouse->position().toPoint()));
        go();
    } else if (event->type() == QEvent::KeyPress && watched == view()) {
        const auto key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            go();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PlaceView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintMarks();
}

} // namespace sluice
