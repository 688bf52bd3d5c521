// An editor of code: syntax colours in the theme's colours, line numbers, the line of an error marked, brackets matched,
// words completed, find and go to a line. Texts keep their line ends; each has its own undo while the editor remembers it.
// Tab indents; Ctrl+Tab and Esc leave.
#pragma once

#include "ui/widgets/codewords.h"

#include <QWidget>

class QLabel;

namespace sluice {

class FindBar;

class CodeEditor final : public QWidget {
    Q_OBJECT
public:
    static constexpr int kRemembered = 24; // texts with their undo, by key
    static constexpr int kTellMs = 250; // after the last key; the first one is told at once
    static constexpr int kLeastTyped = 3; // letters before words are offered

    explicit CodeEditor(QWidget *parent = nullptr);
    ~CodeEditor() override;

    // Shows another text. A text that was shown before under the key keeps its undo and its cursor, if it is still the same.
    void open(const QString &key, QString text, CodeLanguage language);
    void replaceText(const QString &text); // can be undone; says changed()
    void forget(const QString &key);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString key() const;
    void setReadOnly(bool readOnly);
    [[nodiscard]] bool isReadOnly() const;

    void setError(int line, int column, const QString &words); // from 1; line 0 = none; column 0 = the whole line
    [[nodiscard]] int errorLine() const; // where it is by now, as lines come and go; 0 = none
    void goTo(int line, int column = 1); // from 1; seen in the middle
    [[nodiscard]] int line() const;
    [[nodiscard]] int column() const;
    [[nodiscard]] QString positionText() const; // "line 23, column 19"
    [[nodiscard]] QString styleText() const; // "4 spaces", "Tabs": how this text is indented

    void find(); // opens the bar with what is selected
    void askLine(); // opens the bar for a line number
    void undo();
    void redo();
    void tellNow(); // changed(), if that is still to be said

    [[nodiscard]] QWidget *face() const; // that takes the keyboard

signals:
    void changed(); // text() is another one, by a person
    void moved(); // positionText()

protected:
    void changeEvent(QEvent *event) override;

private:
    class Face;
    Face *m_face;
    FindBar *m_bar;
};

} // namespace sluice
