// The ring around the button or field that has the focus, in one window.
#pragma once

#include <QObject>

class QFocusFrame;
class QWidget;

namespace sluice {

class FocusRing final : public QObject {
    Q_OBJECT
public:
    explicit FocusRing(QWidget *window); // owned by it

private:
    void follow(QWidget *now);

    QWidget *m_window;
    QFocusFrame *m_frame;
};

} // namespace sluice
