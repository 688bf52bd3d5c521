#include "ui/forms/focusring.h"

#include <QApplication>
#include <QFocusFrame>
#include <QLineEdit>
#include <QPushButton>

namespace sluice {

FocusRing::FocusRing(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_frame(new QFocusFrame(window))
{
    if (const auto *application = qobject_cast<QApplication *>(QCoreApplication::instance()))
        connect(application, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

void FocusRing::follow(QWidget *now)
{
    const bool operated = qobject_cast<QPushButton *>(now) || qobject_cast<QLineEdit *>(now);
    m_frame->setWidget(operated && now->window() == m_window ? now : nullptr);
}

} // namespace sluice
