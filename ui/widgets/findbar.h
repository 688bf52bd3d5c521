// A bar under an editor: a text to find, or a line to go to.
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace sluice {

class InkLabel;

class FindBar final : public QWidget {
    Q_OBJECT
public:
    enum class Wish { Text, Line };

    explicit FindBar(QWidget *parent = nullptr);
    void ask(Wish wish, const QString &text); // shows itself with the field selected
    void say(const QString &text, bool isTrouble);
    [[nodiscard]] QString text() const;

signals:
    void findAsked(const QString &text, bool forward, bool fromHere); // fromHere: while typing, what stands here counts too
    void lineAsked(int line);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void go(bool forward, bool fromHere);

    Wish m_wish = Wish::Text;
    QLineEdit *m_field;
    InkLabel *m_answer;
    QPushButton *m_before;
    QPushButton *m_after;
};

} // namespace sluice
