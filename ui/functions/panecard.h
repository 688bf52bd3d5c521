// A pane of the workbench: a head band with a title, what belongs beside it, and the content, in one thin frame. The frame
// takes the accent while the content has the keyboard.
#pragma once

#include "ui/widgets/controls.h"

#include <QFrame>

class QHBoxLayout;

namespace sluice {

class PaneCard final : public QFrame {
    Q_OBJECT
public:
    explicit PaneCard(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    [[nodiscard]] QString title() const;
    void addToHead(QWidget *widget); // at the right; taken over
    void setContent(QWidget *content); // taken over; once
    void follow(QWidget *face); // whose focus the frame shows

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    InkLabel *m_title;
    QHBoxLayout *m_head;
    int m_faces = 0; // that have the focus
};

inline constexpr int kPaneHead = 28;

} // namespace sluice
