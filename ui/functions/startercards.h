// The starters of a runtime as cards side by side, one of them chosen. Tab comes to the chosen one, arrow keys go on.
#pragma once

#include "ui/forms/starterwords.h"

#include <QAbstractButton>

class QButtonGroup;
class QHBoxLayout;

namespace sluice {

class StarterCard final : public QAbstractButton {
    Q_OBJECT
public:
    explicit StarterCard(const StarterWords &words, QWidget *parent = nullptr);
    [[nodiscard]] const Starter &starter() const { return m_words.starter; }
    QSize sizeHint() const override { return {180, kHeight}; }
    QSize minimumSizeHint() const override { return {140, kHeight}; }

    static constexpr int kHeight = 116;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StarterWords m_words;
};

class StarterCards final : public QWidget {
    Q_OBJECT
public:
    explicit StarterCards(QWidget *parent = nullptr);
    void setRuntime(const std::string &runtime); // keeps what is chosen, by name
    [[nodiscard]] const Starter *current() const; // null = the runtime has none
    void choose(const std::string &name); // says nothing

signals:
    void chosen(); // by a person

private:
    QHBoxLayout *m_row;
    QButtonGroup *m_group;
    std::string m_runtime;
};

} // namespace sluice
