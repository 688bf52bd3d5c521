#include "ui/widgets/codeview.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QTextBlock>

namespace sluice {

namespace {

class JsonColours final : public QSyntaxHighlighter {
public:
    explicit JsonColours(QPlainTextEdit *view)
        : QSyntaxHighlighter(view->document())
        , m_view(view)
    {
    }

protected:
    void highlightBlock(const QString &text) override
    {
        const auto &theme = Theme::of(m_view->palette());
        for (qsizetype i = 0; i < text.size(); ++i) {
            const auto ch = text[i];
            if (ch == QLatin1Char('"')) {
                const auto end = endOfString(text, i);
                auto after = end;
                while (after < text.size() && text[after].isSpace())
                    ++after;
                const bool isKey = after < text.size() && text[after] == QLatin1Char(':');
                setFormat(int(i), int(end - i), isKey ? theme.accent : theme.ok);
                i = end - 1;
            } else if (ch.isDigit() || ch == QLatin1Char('-') || ch.isLetter()) {
                auto end = i + 1;
                while (end < text.size() && (text[end].isLetterOrNumber() || QStringLiteral("+-.").contains(text[end])))
                    ++end;
                setFormat(int(i), int(end - i), theme.warn);
                i = end - 1;
            }
        }
    }

private:
    static qsizetype endOfString(const QString &text, qsizetype from)
    {
        for (auto i = from + 1; i < text.size(); ++i) {
            if (text[i] == QLatin1Char('\\'))
                ++i;
            else if (text[i] == QLatin1Char('"'))
                return i + 1;
        }
        return text.size();
    }

    QPlainTextEdit *m_view;
};

class Numbers final : public QWidget {
public:
    explicit Numbers(CodeView *view)
        : QWidget(view)
        , m_view(view)
    {
    }
    QSize sizeHint() const override { return {m_view->numbersWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override { m_view->paintNumbers(event); }

private:
    CodeView *m_view;
};

} // namespace

CodeView::CodeView(CodeKind kind, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_kind(kind)
{
    setReadOnly(true);
    setFont(fonts::code());
    setLineWrapMode(kind == CodeKind::Json ? NoWrap : WidgetWidth);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    document()->setDocumentMargin(2);
    if (kind == CodeKind::Json) {
        m_highlighter = new JsonColours(this);
        m_numbers = new Numbers(this);
        connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeView::placeNumbers);
        connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
            if (dy)
                m_numbers->scroll(0, dy);
            else
                m_numbers->update(0, rect.y(), m_numbers->width(), rect.height());
        });
        placeNumbers();
    }
}

void CodeView::setCode(const QString &text)
{
    if (toPlainText() != text)
        setPlainText(text);
}

int CodeView::numbersWidth() const
{
    const auto digits = QString::number(std::max(10, blockCount())).size();
    return 3 + fontMetrics().horizontalAdvance(QLatin1Char('9')) * int(digits) + 6;
}

void CodeView::placeNumbers()
{
    if (!m_numbers)
        return;
    setViewportMargins(numbersWidth(), 0, 0, 0);
    const auto inside = contentsRect();
    m_numbers->setGeometry(inside.left(), inside.top(), numbersWidth(), inside.height());
}

void CodeView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeNumbers();
}

void CodeView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter)
        m_highlighter->rehighlight();
}

void CodeView::paintNumbers(QPaintEvent *event)
{
    const auto &theme = Theme::of(palette());
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), theme.base);
    painter.setFont(font());
    painter.setPen(theme.text2);
    auto block = firstVisibleBlock();
    auto top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= event->rect().bottom()) {
        const auto height = blockBoundingRect(block).height();
        painter.drawText(QRectF(0, top, m_numbers->width() - 6, fontMetrics().height()), Qt::AlignRight,
                         QString::number(block.blockNumber() + 1));
        block = block.next();
        top += height;
    }
}

QSyntaxHighlighter *jsonColours(QPlainTextEdit *view)
{
    return new JsonColours(view);
}

QString indentedJson(const QString &json)
{
    QString out;
    out.reserve(json.size() * 2);
    int depth = 0;
    const auto newLine = [&out, &depth] { out += QLatin1Char('\n') + QString(2 * depth, QLatin1Char(' ')); };
    for (qsizetype i = 0; i < json.size(); ++i) {
        const auto ch = json[i];
        if (ch.isSpace())
            continue;
        if (ch == QLatin1Char('"')) {
            const auto from = i++;
            while (i < json.size() && json[i] != QLatin1Char('"'))
                i += json[i] == QLatin1Char('\\') ? 2 : 1;
            out += json.mid(from, i - from + 1);
        } else if (ch == QLatin1Char('{') || ch == QLatin1Char('[')) {
            auto next = i + 1;
            while (next < json.size() && json[next].isSpace())
                ++next;
            const auto close = ch == QLatin1Char('{') ? QLatin1Char('}') : QLatin1Char(']');
            out += ch;
            if (next < json.size() && json[next] == close) {
                out += close;
                i = next;
            } else {
                depth = std::min(depth + 1, 64);
                newLine();
            }
        } else if (ch == QLatin1Char('}') || ch == QLatin1Char(']')) {
            depth = std::max(0, depth - 1);
            newLine();
            out += ch;
        } else if (ch == QLatin1Char(',')) {
            out += ch;
            newLine();
        } else if (ch == QLatin1Char(':')) {
            out += QStringLiteral(": ");
        } else {
            out += ch;
        }
    }
    return out;
}

} // namespace sluice
