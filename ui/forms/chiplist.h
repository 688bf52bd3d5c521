// A list of short texts as chips, in an order that matters: add, take away, move with Alt+Left and Alt+Right.
#pragma once

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace sluice {

class FlowLayout;

class ChipList final : public QWidget {
    Q_OBJECT
public:
    explicit ChipList(QWidget *parent = nullptr);
    [[nodiscard]] QStringList texts() const { return m_texts; }
    void setTexts(const QStringList &texts); // says nothing
    void setSuggestions(const QStringList &texts);

    static constexpr int kChipsShown = 500; // more are kept, but only the JSON shows them

signals:
    void changed(); // by a person

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Chip;
    void rebuild(int focus = -1);
    void take(); // what was typed becomes a chip, several when it holds commas
    void remove(int index);
    void move(int index, int by);

    FlowLayout *m_flow;
    QLineEdit *m_edit;
    QPushButton *m_add;
    QStringList m_texts;
    QList<QWidget *> m_chips;
};

} // namespace sluice
