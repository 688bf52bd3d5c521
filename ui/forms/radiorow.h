// A few choices as radio buttons in a row, one of them chosen. Arrow keys go on, Tab enters and leaves.
#pragma once

#include <QWidget>

class QButtonGroup;

namespace sluice {

class RadioRow final : public QWidget {
    Q_OBJECT
public:
    explicit RadioRow(const QStringList &texts, QWidget *parent = nullptr);
    [[nodiscard]] int current() const;
    void setCurrent(int index); // says nothing
    void setChoiceEnabled(int index, bool enabled);

signals:
    void chosen(int index); // by a person

private:
    QButtonGroup *m_group;
};

} // namespace sluice
