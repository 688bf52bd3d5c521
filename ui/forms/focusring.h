// The ring around what has the focus and is operated (button, field, choice, editor), in one window. Tables show the focus
// in the row.
#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;
class QWidget;

namespace sluice {

class FocusRing final : public QObject {
    Q_OBJECT
public:
    explicit FocusRing(QWidget *window); // owned by it

    void drop(); // before what it may surround is deleted

private:
    void follow(QWidget *now);

    QWidget *m_window;
    QPointer<QFocusFrame> m_frame; // lies in what it surrounds, and may go with it
};

} // namespace sluice
