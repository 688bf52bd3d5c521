#include "ui/widgets/focusring.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFocusFrame>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace sluice {

namespace {

bool isOperated(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget)
        || qobject_cast<const QPlainTextEdit *>(widget);
}

} // namespace

FocusRing::FocusRing(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    if (const auto *application = qobject_cast<QApplication *>(QCoreApplication::instance()))
        connect(application, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

FocusRing::~FocusRing()
{
    delete m_frame;
}

void FocusRing::drop()
{
    if (!m_frame)
        return;
    m_frame->setWidget(nullptr);
    m_frame->setParent(m_window);
}

void FocusRing::follow(QWidget *now)
{
    if (!m_window->isVisible())
        return; // what lies in it may be going
    if (!isOperated(now) || now->window() != m_window)
        return drop();
    if (!m_frame)
        m_frame = new QFocusFrame(m_window);
    m_frame->setWidget(now);
}

} // namespace sluice
