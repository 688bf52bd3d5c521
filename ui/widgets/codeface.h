// QScintilla as the house wants it; private to the code editor, the only place that knows it.
#pragma once

#include "ui/widgets/codewords.h"

#include <QHash>
#include <Qsci/qscidocument.h>
#include <Qsci/qsciscintilla.h>

namespace sluice {

struct CodeIndent {
    bool tabs = false;
    int width = 4;
};
[[nodiscard]] CodeIndent codeIndentOf(const QString &text, CodeLanguage language);

class CodeFace final : public QsciScintilla {
    Q_OBJECT
public:
    explicit CodeFace(QWidget *parent);

    void takeText(const QString &text, CodeLanguage language); // in the document that is shown; forgets undo; not read-only
    void takeLanguage(CodeLanguage language); // and how the text is indented; again after another document
    void takeTheme();
    void setError(int line, int column, const QString &words);
    [[nodiscard]] int errorLine() const;
    [[nodiscard]] CodeIndent indent() const { return m_indent; }
    void complete(int least);
    void leave(bool forward); // to what takes the keyboard next

signals:
    void findAsked();
    void lineAsked();
    void findAgain(bool forward);
    void escaped();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void prepare();
    void freeKeys();
    void measureNumbers();
    void colourCaretLine();
    void added(int character);
    void indentNewLine();
    void outdentBracket();
    void toggleComment();
    [[nodiscard]] QString before() const; // the line up to the cursor

    QHash<int, QsciLexer *> m_lexers;
    CodeLanguage m_language = CodeLanguage::Plain;
    CodeIndent m_indent;
    QString m_errorWords;
    int m_error = -1; // handle of the line's marker
    bool m_words = false; // the list that is open offers words, not members
};

} // namespace sluice
