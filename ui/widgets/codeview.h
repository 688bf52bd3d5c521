// Text in the fixed font, read only: JSON with colours and line numbers, or plain log lines.
#pragma once

#include <QPlainTextEdit>
#include <QSyntaxHighlighter>

namespace sluice {

enum class CodeKind { Json, Plain };

class CodeView final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit CodeView(CodeKind kind, QWidget *parent = nullptr);
    void setCode(const QString &text);

    [[nodiscard]] int numbersWidth() const;
    void paintNumbers(QPaintEvent *event);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void placeNumbers();

    CodeKind m_kind;
    QWidget *m_numbers = nullptr;
    QSyntaxHighlighter *m_highlighter = nullptr;
};

// The colours of JSON for any editor's document; they follow its palette when it is asked to rehighlight().
[[nodiscard]] QSyntaxHighlighter *jsonColours(QPlainTextEdit *view);

// Indented by two, the keys in their own order, every value byte for byte as it was.
[[nodiscard]] QString indentedJson(const QString &json);

} // namespace sluice
