#include "ui/widgets/codeface.h"

#include "ui/theme/fonts.h"
#include "ui/widgets/codelexer.h"

#include <QKeyEvent>
#include <QToolTip>
#include <Qsci/qscicommandset.h>

namespace sluice {

namespace {

constexpr int kLine = 16; // pixels from line to line
constexpr int kTextMargin = 8;
constexpr int kErrorGround = 1; // markers: the line's ground, and a bar at the very left
constexpr int kErrorBar = 2;
constexpr int kErrorBarWidth = 4;
constexpr int kBars = 0; // margins
constexpr int kNumbers = 1;
constexpr int kSquiggle = 8; // indicator
constexpr int kIndentLines = 2'000; // that say how a text is indented
constexpr int kDwellMs = 400;
constexpr int kListRows = 8;
constexpr QLatin1String kZoomSetting("codeEditor/zoom");
constexpr int kZoomMost = 20;

long colourOf(const QColor &colour)
{
    return colour.red() | (colour.green() << 8) | (colour.blue() << 16);
}

} // namespace

CodeIndent codeIndentOf(const QString &text, CodeLanguage language)
{
    CodeIndent out;
    out.width = language == CodeLanguage::Python || language == CodeLanguage::Plain ? 4 : 2;
    int tabs = 0;
    int spaces = 0;
    int least = 0;
    qsizetype at = 0;
    for (int line = 0; line < kIndentLines && at >= 0 && at < text.size(); ++line) {
        int width = 0;
        while (at + width < text.size() && text[at + width] == QLatin1Char(' '))
            ++width;
        if (text[at] == QLatin1Char('\t'))
            ++tabs;
        const bool blank = at + width >= text.size() || text[at + width].isSpace() || text[at + width] == QLatin1Char('*');
        if (width >= 2 && !blank) {
            ++spaces;
            least = least == 0 ? width : std::min(least, width);
        }
        const auto end = text.indexOf(QLatin1Char('\n'), at);
        at = end < 0 ? -1 : end + 1;
    }
    out.tabs = tabs > spaces;
    if (!out.tabs && least >= 2 && least <= 8)
        out.width = least;
    return out;
}

CodeFace::CodeFace(QWidget *parent)
    : QsciScintilla(parent)
{
    prepare();
    freeKeys();
    takeTheme();
    connect(this, &QsciScintilla::linesChanged, this, &CodeFace::measureNumbers);
    connect(this, &QsciScintilla::cursorPositionChanged, this, &CodeFace::colourCaretLine);
    connect(this, &QsciScintillaBase::SCN_CHARADDED, this, &CodeFace::added);
    connect(this, &QsciScintillaBase::SCN_ZOOM, this, [this] {
        QSettings().setValue(kZoomSetting, int(SendScintilla(SCI_GETZOOM)));
        measureNumbers();
    });
    connect(this, &QsciScintillaBase::SCN_DWELLSTART, this, [this](int position, int x, int y) {
        const auto line = position < 0 ? -1 : int(SendScintilla(SCI_LINEFROMPOSITION, position));
        if (line >= 0 && line + 1 == errorLine() && !m_errorWords.isEmpty())
            QToolTip::showText(viewport()->mapToGlobal(QPoint(x, y)), m_errorWords, this);
    });
    connect(this, &QsciScintillaBase::SCN_DWELLEND, this, [this] {
        if (QToolTip::isVisible() && QToolTip::text() == m_errorWords)
            QToolTip::hideText();
    });
    zoomTo(std::clamp(QSettings().value(kZoomSetting, 0).toInt(), -5, kZoomMost));
}

void CodeFace::prepare()
{
    setFrameShape(NoFrame);
    setUtf8(true);
    setAutoCompletionSource(AcsNone);
    setBraceMatching(SloppyBraceMatch);
    setAutoIndent(false); // indentNewLine() knows the languages
    setIndentationGuides(false);
    setCaretLineVisible(true);
    setWrapMode(WrapNone);
    setMarginType(kBars, SymbolMargin);
    setMarginWidth(kBars, kErrorBarWidth);
    setMarginType(kNumbers, NumberMargin);
    markerDefine(Background, kErrorGround);
    markerDefine(FullRectangle, kErrorBar);
    setMarginMarkerMask(kBars, 1 << kErrorBar);
    setMarginMarkerMask(kNumbers, 0);
    indicatorDefine(SquiggleIndicator, kSquiggle);
    SendScintilla(SCI_SETCARETLINEVISIBLEALWAYS, 1L);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1L);
    SendScintilla(SCI_SETSCROLLWIDTH, 1L);
    SendScintilla(SCI_SETMARGINLEFT, 0UL, long(kTextMargin));
    SendScintilla(SCI_SETMOUSEDWELLTIME, long(kDwellMs));
    SendScintilla(SCI_SETMULTIPLESELECTION, 0L);
    SendScintilla(SCI_AUTOCSETIGNORECASE, 1L);
    SendScintilla(SCI_AUTOCSETORDER, 1L);
    SendScintilla(SCI_AUTOCSETMAXHEIGHT, long(kListRows));
    SendScintilla(SCI_SETVIRTUALSPACEOPTIONS, 0L);
    const int extra = kLine - QFontMetrics(fonts::code()).height();
    setExtraAscent(std::max(0, extra / 2));
    setExtraDescent(std::max(0, extra - extra / 2));
}

// Keys of the window, and some that destroy a line by a slip.
void CodeFace::freeKeys()
{
    for (const auto key : {Qt::Key_L, Qt::Key_T, Qt::Key_U, Qt::Key_Slash}) {
        for (const int with : {int(Qt::ControlModifier), int(Qt::ControlModifier | Qt::ShiftModifier)}) {
            if (auto *command = standardCommands()->boundTo(int(key) | with)) {
                if (command->key() == (int(key) | with))
                    command->setKey(0);
                else
                    command->setAlternateKey(0);
            }
        }
    }
}

void CodeFace::takeText(const QString &text, CodeLanguage language)
{
    setReadOnly(false);
    setEolMode(text.contains(QLatin1String("\r\n"))   ? EolWindows
                   : text.contains(QLatin1Char('\n')) ? EolUnix
                   : text.contains(QLatin1Char('\r')) ? EolMac
                                                      : EolUnix);
    setText(text);
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    takeLanguage(language);
    measureNumbers();
}

void CodeFace::takeLanguage(CodeLanguage language)
{
    m_language = language;
    const auto text = this->text();
    m_indent = codeIndentOf(text, language);
    // These belong to the document, and that is another one by now.
    setTabIndents(true);
    setBackspaceUnindents(true);
    setIndentationsUseTabs(m_indent.tabs);
    setTabWidth(m_indent.width);
    setIndentationWidth(m_indent.width);
    auto *&lexer = m_lexers[int(language)];
    if (!lexer)
        lexer = makeCodeLexer(language, this);
    if (lexer)
        colourCodeLexer(lexer, language, Theme::of(palette()));
    setLexer(lexer);
    takeTheme();
}

void CodeFace::takeTheme()
{
    const auto &theme = Theme::of(palette());
    if (auto *lexer = m_lexers.value(int(m_language))) {
        colourCodeLexer(lexer, m_language, theme);
    } else {
        setFont(fonts::code());
        setColor(theme.text);
        setPaper(theme.base);
    }
    setMarginsFont(fonts::code());
    setMarginsForegroundColor(theme.text2);
    setMarginsBackgroundColor(theme.base);
    setCaretForegroundColor(theme.text);
    colourCaretLine();
    setSelectionBackgroundColor(theme.sel);
    resetSelectionForegroundColor();
    setMatchedBraceForegroundColor(theme.accent);
    setMatchedBraceBackgroundColor(theme.sel);
    setUnmatchedBraceForegroundColor(theme.bad);
    setUnmatchedBraceBackgroundColor(theme.base);
    setMarkerBackgroundColor(theme.tintBad, kErrorGround);
    setMarkerBackgroundColor(theme.bad, kErrorBar);
    setMarkerForegroundColor(theme.bad, kErrorBar);
    setIndicatorForegroundColor(theme.bad, kSquiggle);
    SendScintilla(SCI_SETWHITESPACEFORE, 1UL, colourOf(theme.ctl));
    measureNumbers();
}

void CodeFace::measureNumbers()
{
    const auto digits = std::max(3, int(QString::number(lines()).size()));
    setMarginWidth(kNumbers, QString(digits, QLatin1Char('9')) + QLatin1Char(' '));
}

void CodeFace::setError(int line, int column, const QString &words)
{
    markerDeleteAll(kErrorGround);
    markerDeleteAll(kErrorBar);
    clearIndicatorRange(0, 0, lines(), 0, kSquiggle);
    m_error = -1;
    m_errorWords = words;
    colourCaretLine();
    if (line < 1 || line > lines())
        return;
    m_error = markerAdd(line - 1, kErrorGround);
    markerAdd(line - 1, kErrorBar);
    const auto code = text(line - 1);
    int from = 0;
    while (from < code.size() && code[from].isSpace())
        ++from;
    auto end = int(code.size());
    while (end > from && code[end - 1].isSpace())
        --end;
    if (column > 1 && column <= end)
        from = column - 1;
    if (end > from)
        fillIndicatorRange(line - 1, from, line - 1, end, kSquiggle);
    colourCaretLine();
}

// The line of an error stays one while the cursor is on it.
void CodeFace::colourCaretLine()
{
    int line = 0;
    int column = 0;
    getCursorPosition(&line, &column);
    const auto &theme = Theme::of(palette());
    setCaretLineBackgroundColor(line + 1 == errorLine() ? theme.tintBad : theme.hover);
}

int CodeFace::errorLine() const
{
    return m_error < 0 ? 0 : std::max(0, markerLine(m_error) + 1);
}

// QScintilla keeps Tab for itself, and the keyboard with it.
void CodeFace::leave(bool forward)
{
    QWidget::focusNextPrevChild(forward);
}

bool CodeFace::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool control = key->modifiers().testFlag(Qt::ControlModifier);
        const bool ours = (control
                           && (key->key() == Qt::Key_F || key->key() == Qt::Key_G || key->key() == Qt::Key_Space
                               || key->key() == Qt::Key_Slash || key->key() == Qt::Key_Tab || key->key() == Qt::Key_Z))
            || key->key() == Qt::Key_Escape || key->key() == Qt::Key_F3;
        if (ours) {
            event->accept();
            return true;
        }
    }
    return QsciScintilla::event(event);
}

void CodeFace::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Escape:
        if (isListActive())
            break;
        emit escaped();
        return;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        if (!control)
            break;
        leave(event->key() == Qt::Key_Tab && !event->modifiers().testFlag(Qt::ShiftModifier));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // A word that was typed to its end is not made a longer one by ending the line.
        if (isListActive() && m_words)
            SendScintilla(SCI_AUTOCCANCEL);
        break;
    case Qt::Key_F:
        if (control)
            return emit findAsked();
        break;
    case Qt::Key_G:
        if (control)
            return emit lineAsked();
        break;
    case Qt::Key_F3: return emit findAgain(!event->modifiers().testFlag(Qt::ShiftModifier));
    case Qt::Key_Space:
        if (control)
            return complete(0);
        break;
    case Qt::Key_Slash:
        if (control)
            return toggleComment();
        break;
    default: break;
    }
    QsciScintilla::keyPressEvent(event);
}

} // namespace sluice
