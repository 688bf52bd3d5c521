#include "ui/forms/focusring.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFocusFrame>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace sluice {

FocusRing::FocusRing(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    if (const auto *application = qobject_cast<QApplication *>(QCoreApplication::instance()))
        connect(application, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

void FocusRing::follow(QWidget *now)
{
    if (!m_window->isVisible())
        return; // what lies in it may be going
    const bool operated = qobject_cast<QAbstractButton *>(now) || qobject_cast<QLineEdit *>(now)
        || qobject_cast<QComboBox *>(now) || qobject_cast<QAbstractSpinBox *>(now) || qobject_cast<QPlainTextEdit *>(now);
    if (!operated || now->window() != m_window)
        return drop();
    if (!m_frame)
        m_frame = new QFocusFrame(m_window);
    m_frame->setWidget(now);
}

// The frame moves into the scroll area of what it surrounds, and would go with it.
void FocusRing::drop()
{
    if (!m_frame)
        return;
    m_frame->setWidget(nullptr);
    m_frame->setParent(m_window);
}

} // namespace sluice
