// A few choices side by side, one of them chosen: an exclusive group of buttons. Tab comes to the chosen one, the arrow keys
// choose the next.
#pragma once

#include "ui/widgets/controls.h"

#include <QWidget>

class QButtonGroup;

namespace sluice {

enum class SegmentedSize { Page, Tool, Card }; // 28 px; 24 px in a tool bar; 22 px in the head of a card

class Segmented final : public QWidget {
    Q_OBJECT
public:
    Segmented(const QString &name, const QStringList &texts, SegmentedSize size = SegmentedSize::Page,
              QWidget *parent = nullptr); // name: for a screen reader; mnemonics in texts work

    [[nodiscard]] int current() const;
    void setCurrent(int index); // says nothing
    void setChoiceEnabled(int index, bool enabled);

signals:
    void chosen(int index); // by a person

private:
    QButtonGroup *m_group;
};

} // namespace sluice
