// Syntax colours of QScintilla in the theme's colours; private to the code editor.
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/codewords.h"

class QsciLexer;
class QObject;

namespace sluice {

[[nodiscard]] QsciLexer *makeCodeLexer(CodeLanguage language, QObject *parent); // null for plain text
void colourCodeLexer(QsciLexer *lexer, CodeLanguage language, const Theme &theme);

} // namespace sluice
