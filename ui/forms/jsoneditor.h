// JSON that is edited: colours and line numbers, the line of a mistake marked and its place underlined. A text over the
// limit is not taken in: what was there stays, and the editor says so.
#pragma once

#include "ui/widgets/codeview.h"

#include <QPlainTextEdit>

namespace sluice {

struct JsonMark {
    int line = 0; // from 1
    int column = 0; // from 1; 0 = the whole line
    int length = 0; // characters underlined; 0 = to the end of the word
    bool isError = true; // else a warning
    QString text; // tool tip of the line
};

class JsonEditor final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit JsonEditor(std::size_t bytesMax, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const; // as typed
    void setText(const QString &text); // says nothing; empties what can be undone
    void replaceText(const QString &text); // can be undone; says changed()
    void format(); // indents; what is no JSON stays as it is
    void setMarks(const QList<JsonMark> &marks);
    void goTo(int line, int column);
    [[nodiscard]] QString positionText() const; // "line 8, column 10"
    [[nodiscard]] QString refusal() const { return m_refusal; } // why the last paste was not taken; "" = it was

    [[nodiscard]] int numbersWidth() const;
    void paintNumbers(QPaintEvent *event);

signals:
    void changed(); // by a person
    void refused(const QString &why);
    void moved(); // positionText()

protected:
    void insertFromMimeData(const QMimeData *source) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void placeNumbers();
    void paintMarks();

    std::size_t m_bytesMax;
    QWidget *m_numbers;
    QSyntaxHighlighter *m_colours;
    QList<JsonMark> m_marks;
    QString m_text;
    QString m_refusal;
    bool m_setting = false;
};

} // namespace sluice
