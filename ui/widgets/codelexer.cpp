#include "ui/widgets/codelexer.h"

#include "ui/theme/fonts.h"

#include <Qsci/qscilexerjavascript.h>
#include <Qsci/qscilexerjson.h>
#include <Qsci/qscilexermarkdown.h>
#include <Qsci/qscilexerpython.h>

namespace sluice {

namespace {

void ink(QsciLexer *lexer, const QColor &colour, std::initializer_list<int> styles, bool bold = false)
{
    auto font = fonts::code();
    font.setBold(bold);
    for (const int style : styles) {
        lexer->setColor(colour, style);
        if (bold)
            lexer->setFont(font, style);
    }
}

void colourPython(QsciLexer *lexer, const Theme &theme)
{
    using L = QsciLexerPython;
    ink(lexer, theme.text2, {L::Comment, L::CommentBlock});
    ink(lexer, theme.accent, {L::Keyword, L::Decorator});
    ink(lexer, theme.warn, {L::Number});
    ink(lexer, theme.ok,
        {L::DoubleQuotedString, L::SingleQuotedString, L::TripleSingleQuotedString, L::TripleDoubleQuotedString,
         L::DoubleQuotedFString, L::SingleQuotedFString, L::TripleSingleQuotedFString, L::TripleDoubleQuotedFString});
    ink(lexer, theme.bad, {L::UnclosedString});
}

void colourJavaScript(QsciLexer *lexer, const Theme &theme)
{
    using L = QsciLexerJavaScript;
    ink(lexer, theme.text2, {L::Comment, L::CommentLine, L::CommentDoc, L::CommentLineDoc, L::CommentDocKeyword});
    ink(lexer, theme.accent, {L::Keyword});
    ink(lexer, theme.warn, {L::Number, L::Regex});
    ink(lexer, theme.ok, {L::DoubleQuotedString, L::SingleQuotedString, L::RawString, L::VerbatimString});
    ink(lexer, theme.bad, {L::UnclosedString});
}

void colourJson(QsciLexer *lexer, const Theme &theme)
{
    using L = QsciLexerJSON;
    ink(lexer, theme.accent, {L::Property});
    ink(lexer, theme.ok, {L::String, L::EscapeSequence, L::IRI, L::IRICompact});
    ink(lexer, theme.warn, {L::Number, L::Keyword, L::KeywordLD});
    ink(lexer, theme.text2, {L::CommentLine, L::CommentBlock});
    ink(lexer, theme.bad, {L::UnclosedString, L::Error});
}

void colourMarkdown(QsciLexer *lexer, const Theme &theme)
{
    using L = QsciLexerMarkdown;
    ink(lexer, theme.text, {L::Header1, L::Header2, L::Header3, L::Header4, L::Header5, L::Header6}, true);
    ink(lexer, theme.text, {L::StrongEmphasisAsterisks, L::StrongEmphasisUnderscores}, true);
    ink(lexer, theme.accent, {L::Link});
    ink(lexer, theme.ok, {L::CodeBackticks, L::CodeDoubleBackticks, L::CodeBlock});
    ink(lexer, theme.warn, {L::UnorderedListItem, L::OrderedListItem});
    ink(lexer, theme.text2, {L::BlockQuote, L::HorizontalRule});
}

} // namespace

QsciLexer *makeCodeLexer(CodeLanguage language, QObject *parent)
{
    switch (language) {
    case CodeLanguage::Python: return new QsciLexerPython(parent);
    case CodeLanguage::JavaScript: {
        auto *lexer = new QsciLexerJavaScript(parent);
        lexer->setHighlightBackQuotedStrings(true);
        return lexer;
    }
    case CodeLanguage::Json: return new QsciLexerJSON(parent);
    case CodeLanguage::Markdown: return new QsciLexerMarkdown(parent);
    case CodeLanguage::Plain: break;
    }
    return nullptr;
}

void colourCodeLexer(QsciLexer *lexer, CodeLanguage language, const Theme &theme)
{
    // The default first: it is what styles without a colour of their own take.
    lexer->setDefaultColor(theme.text);
    lexer->setDefaultPaper(theme.base);
    lexer->setDefaultFont(fonts::code());
    for (int style = 0; style < 128; ++style) {
        lexer->setColor(theme.text, style);
        lexer->setPaper(theme.base, style);
        lexer->setFont(fonts::code(), style);
        lexer->setEolFill(false, style);
    }
    switch (language) {
    case CodeLanguage::Python: return colourPython(lexer, theme);
    case CodeLanguage::JavaScript: return colourJavaScript(lexer, theme);
    case CodeLanguage::Json: return colourJson(lexer, theme);
    case CodeLanguage::Markdown: return colourMarkdown(lexer, theme);
    case CodeLanguage::Plain: return;
    }
}

} // namespace sluice
