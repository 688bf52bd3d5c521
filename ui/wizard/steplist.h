// The steps of the wizard at its left: number or tick, the current one, and where a person may go.
#pragma once

#include <QPushButton>

namespace sluice {

class StepItem final : public QPushButton {
    Q_OBJECT
public:
    StepItem(int number, const QString &title, QWidget *parent = nullptr);
    enum class Mark { Number, Done, Wrong };
    void set(Mark mark, bool current);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tell();

    int m_number;
    Mark m_mark = Mark::Number;
    bool m_current = false;
};

class StepList final : public QWidget {
    Q_OBJECT
public:
    explicit StepList(const QStringList &titles, QWidget *parent = nullptr);
    void setSteps(int current, int furthest, const QList<int> &wrong);
    [[nodiscard]] StepItem *item(int step) const { return m_items[step]; }

    static constexpr int kWidth = 212;
    static constexpr int kItem = 36;

signals:
    void chosen(int step);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QList<StepItem *> m_items;
};

} // namespace sluice
