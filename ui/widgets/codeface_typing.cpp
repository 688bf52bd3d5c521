// What the editor does by itself while a person types: words, indents, brackets, comments.
#include "ui/widgets/codeeditor.h"
#include "ui/widgets/codeface.h"

namespace sluice {

QString CodeFace::before() const
{
    int line = 0;
    int column = 0;
    getCursorPosition(&line, &column);
    return text(line).left(column);
}

void CodeFace::complete(int least)
{
    const auto found = codeWords(m_language, before(), text(), least);
    if (found.words.isEmpty())
        return;
    m_words = !before().chopped(found.typed).trimmed().endsWith(QLatin1Char('.')) && found.typed > 0;
    const auto list = found.words.join(QLatin1Char(' ')).toUtf8();
    SendScintilla(SCI_AUTOCSHOW, static_cast<uintptr_t>(found.typed), list.constData());
}

void CodeFace::added(int character)
{
    if (isReadOnly())
        return;
    if (character == '\n' || (character == '\r' && eolMode() == EolMac))
        return indentNewLine();
    if (character == '}' || character == ']' || character == ')')
        outdentBracket();
    const auto ch = QChar(character);
    const bool code = m_language == CodeLanguage::Python || m_language == CodeLanguage::JavaScript;
    if (code
        && (ch.isLetterOrNumber() || ch == QLatin1Char('_') || ch == QLatin1Char('.') || ch == QLatin1Char('"')
            || ch == QLatin1Char('\''))
        && !isListActive())
        complete(CodeEditor::kLeastTyped);
}

void CodeFace::indentNewLine()
{
    int line = 0;
    int column = 0;
    getCursorPosition(&line, &column);
    if (line < 1)
        return;
    const auto above = text(line - 1);
    auto wanted = indentation(line - 1);
    const auto code = above.trimmed();
    const bool opens = code.endsWith(QLatin1Char('{')) || code.endsWith(QLatin1Char('[')) || code.endsWith(QLatin1Char('('));
    const bool block = m_language == CodeLanguage::Python && code.endsWith(QLatin1Char(':'));
    if (m_language != CodeLanguage::Plain && m_language != CodeLanguage::Markdown && (opens || block))
        wanted += m_indent.width;
    setIndentation(line, wanted);
    int at = 0;
    const auto fresh = text(line);
    while (at < fresh.size() && (fresh[at] == QLatin1Char(' ') || fresh[at] == QLatin1Char('\t')))
        ++at;
    setCursorPosition(line, at);
}

// A closing bracket that is first on its line stands under the line that opened it.
void CodeFace::outdentBracket()
{
    if (m_language == CodeLanguage::Plain || m_language == CodeLanguage::Markdown || before().trimmed().size() != 1)
        return;
    const auto position = SendScintilla(SCI_GETCURRENTPOS);
    const auto open = SendScintilla(SCI_BRACEMATCH, static_cast<uintptr_t>(position - 1), 0L);
    if (open < 0)
        return;
    int line = 0;
    int column = 0;
    getCursorPosition(&line, &column);
    setIndentation(line, indentation(int(SendScintilla(SCI_LINEFROMPOSITION, open))));
    setCursorPosition(line, int(text(line).indexOf(text(line).trimmed().at(0)) + 1));
}

void CodeFace::toggleComment()
{
    const auto sign = m_language == CodeLanguage::Python ? QStringLiteral("# ")
        : m_language == CodeLanguage::JavaScript         ? QStringLiteral("// ")
                                                         : QString();
    if (sign.isEmpty() || isReadOnly())
        return;
    int from = 0;
    int to = 0;
    int ignored = 0;
    getCursorPosition(&from, &ignored);
    to = from;
    if (int last = 0; hasSelectedText()) {
        getSelection(&from, &ignored, &to, &last);
        if (last == 0 && to > from)
            --to;
    }
    bool all = true;
    for (int line = from; line <= to; ++line)
        all = all && (text(line).trimmed().isEmpty() || text(line).trimmed().startsWith(sign.trimmed()));
    beginUndoAction();
    for (int line = from; line <= to; ++line) {
        const auto code = text(line);
        if (code.trimmed().isEmpty())
            continue;
        const auto at = int(code.indexOf(code.trimmed()));
        if (all) {
            const bool spaced = code.mid(at).startsWith(sign);
            setSelection(line, at, line, at + int(spaced ? sign.size() : sign.size() - 1));
            removeSelectedText();
        } else {
            insertAt(sign, line, at);
        }
    }
    endUndoAction();
    if (to > from)
        setSelection(from, 0, to + 1, 0);
}

} // namespace sluice
