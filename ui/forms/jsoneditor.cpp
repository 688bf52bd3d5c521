#include "ui/forms/jsoneditor.h"

#include "engine/base/jsonvalue.h"
#include "models/format.h"
#include "ui/forms/controlframe.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QMimeData>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>

namespace sluice {

namespace {

class LineNumbers final : public QWidget {
public:
    explicit LineNumbers(JsonEditor *editor)
        : QWidget(editor)
        , m_editor(editor)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_editor->paintNumbers(event); }

private:
    JsonEditor *m_editor;
};

// A word of JSON: what is between quotes, or letters and digits.
int wordLength(const QString &line, int from)
{
    int end = from;
    while (end < line.size() && !QStringLiteral("\",{}[]").contains(line[end]))
        ++end;
    return std::max(1, end - from);
}

} // namespace

JsonEditor::JsonEditor(std::size_t bytesMax, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_bytesMax(bytesMax)
    , m_numbers(new LineNumbers(this))
    , m_colours(jsonColours(this))
{
    setFrameStyle(QFrame::Box | QFrame::Plain);
    setLineWidth(kControlFrame);
    setFont(fonts::code());
    setLineWrapMode(NoWrap);
    setTabChangesFocus(true); // the keyboard must get out again; Enter indents by itself
    document()->setDocumentMargin(2);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &JsonEditor::placeNumbers);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy)
            m_numbers->scroll(0, dy);
        else
            m_numbers->update(0, rect.y(), m_numbers->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        // Colouring counts as a change of the document too.
        if (const auto now = toPlainText(); !m_setting && now != m_text) {
            m_text = now;
            emit changed();
        }
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        paintMarks();
        emit moved();
    });
    placeNumbers();
    paintMarks();
}

QString JsonEditor::text() const
{
    return m_text;
}

void JsonEditor::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_setting = true;
    m_text = text;
    setPlainText(text);
    m_text = toPlainText();
    m_setting = false;
    m_refusal.clear();
}

void JsonEditor::replaceText(const QString &text)
{
    if (text == m_text)
        return;
    const auto line = textCursor().blockNumber();
    auto cursor = textCursor();
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.endEditBlock();
    goTo(std::min(line + 1, blockCount()), 1);
}

void JsonEditor::format()
{
    if (const auto text = m_text.toStdString(); parseJson(text, m_bytesMax))
        replaceText(indentedJson(m_text));
}

void JsonEditor::setMarks(const QList<JsonMark> &marks)
{
    m_marks = marks;
    paintMarks();
    m_numbers->update();
}

void JsonEditor::goTo(int line, int column)
{
    const auto block = document()->findBlockByNumber(std::max(0, line - 1));
    if (!block.isValid())
        return;
    auto cursor = textCursor();
    cursor.setPosition(block.position() + std::clamp(column - 1, 0, block.length() - 1));
    setTextCursor(cursor);
    ensureCursorVisible();
}

QString JsonEditor::positionText() const
{
    const auto cursor = textCursor();
    return tr("line %1, column %2").arg(cursor.blockNumber() + 1).arg(cursor.positionInBlock() + 1);
}

void JsonEditor::insertFromMimeData(const QMimeData *source)
{
    const auto pasted = source->text();
    const auto selected = textCursor().selectedText().replace(QChar(0x2029), QLatin1Char('\n'));
    const auto room = std::int64_t(m_bytesMax) - m_text.toUtf8().size() + selected.toUtf8().size();
    // Characters first: counting the bytes of a huge text takes time as well.
    if (pasted.size() > room || pasted.toUtf8().size() > room) {
        m_refusal = tr("Not pasted: it has %1, and at most %2 fit here. Nothing was changed.")
                        .arg(format::windowSize(std::uint64_t(pasted.size())), format::windowSize(m_bytesMax));
        emit refused(m_refusal);
        return;
    }
    m_refusal.clear();
    insertPlainText(pasted);
}

void JsonEditor::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter || isReadOnly() || (event->modifiers() & ~Qt::KeypadModifier)) {
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    const auto cursor = textCursor();
    const auto before = cursor.block().text().left(cursor.positionInBlock());
    int indent = 0;
    while (indent < before.size() && before[indent] == QLatin1Char(' '))
        ++indent;
    const auto last = before.trimmed().right(1);
    if (last == QLatin1String("{") || last == QLatin1String("["))
        indent += 2;
    insertPlainText(QLatin1Char('\n') + QString(indent, QLatin1Char(' ')));
    ensureCursorVisible();
}

void JsonEditor::paintMarks()
{
    const auto &theme = Theme::of(palette());
    QList<QTextEdit::ExtraSelection> all;
    QTextEdit::ExtraSelection current;
    current.cursor = textCursor();
    current.cursor.clearSelection();
    current.format.setBackground(theme.hover);
    current.format.setProperty(QTextFormat::FullWidthSelection, true);
    all.append(current);
    for (const auto &mark : m_marks) {
        const auto block = document()->findBlockByNumber(mark.line - 1);
        if (!block.isValid())
            continue;
        QTextEdit::ExtraSelection line;
        line.cursor = QTextCursor(block);
        line.format.setBackground(mark.isError ? theme.tintBad : theme.tintWarn);
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        all.append(line);
        if (mark.column <= 0 || block.length() <= 1)
            continue;
        QTextEdit::ExtraSelection word;
        const auto from = std::min(mark.column - 1, block.length() - 2);
        const auto length = mark.length > 0 ? mark.length : wordLength(block.text(), from);
        word.cursor = QTextCursor(block);
        word.cursor.setPosition(block.position() + from);
        word.cursor.setPosition(block.position() + std::min(from + length, block.length() - 1), QTextCursor::KeepAnchor);
        word.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        word.format.setUnderlineColor(mark.isError ? theme.bad : theme.warn);
        all.append(word);
    }
    setExtraSelections(all);
}

int JsonEditor::numbersWidth() const
{
    const auto digits = QString::number(std::max(10, blockCount())).size();
    return 6 + fontMetrics().horizontalAdvance(QLatin1Char('9')) * int(digits) + 8;
}

void JsonEditor::placeNumbers()
{
    setViewportMargins(numbersWidth(), 0, 0, 0);
    const auto inside = contentsRect();
    m_numbers->setGeometry(inside.left(), inside.top(), numbersWidth(), inside.height());
}

void JsonEditor::paintNumbers(QPaintEvent *event)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), theme.base);
    auto block = firstVisibleBlock();
    auto top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= event->rect().bottom()) {
        const auto height = blockBoundingRect(block).height();
        const auto mark = std::find_if(m_marks.begin(), m_marks.end(),
                                       [&block](const JsonMark &one) { return one.line == block.blockNumber() + 1; });
        auto own = font();
        own.setBold(mark != m_marks.end());
        painter.setFont(own);
        if (mark != m_marks.end())
            painter.fillRect(QRectF(0, top, m_numbers->width(), height), mark->isError ? theme.tintBad : theme.tintWarn);
        painter.setPen(mark == m_marks.end() ? theme.text2 : mark->isError ? theme.bad : theme.warn);
        painter.drawText(QRectF(0, top, m_numbers->width() - 8, fontMetrics().height()), Qt::AlignRight,
                         QString::number(block.blockNumber() + 1));
        block = block.next();
        top += height;
    }
}

void JsonEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeNumbers();
}

void JsonEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || !m_colours)
        return;
    m_colours->rehighlight();
    paintMarks();
}

bool JsonEditor::event(QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        paintControlFrame(this, hasFocus());
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto at = cursorForPosition(viewport()->mapFrom(this, help->pos()));
        for (const auto &mark : m_marks) {
            if (mark.line == at.blockNumber() + 1 && !mark.text.isEmpty()) {
                QToolTip::showText(help->globalPos(), mark.text, this);
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QPlainTextEdit::event(event);
}

} // namespace sluice
