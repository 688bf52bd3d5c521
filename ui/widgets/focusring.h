// The ring around what has the focus, in one window. Tables show the focus inside the row and get none.
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
    ~FocusRing() override;
    void drop(); // before what it surrounds is made anew

private:
    void follow(QWidget *now);

    QWidget *m_window;
    QPointer<QFocusFrame> m_frame; // lies in the scroll area of what it surrounds, and may go with it
};

} // namespace sluice
