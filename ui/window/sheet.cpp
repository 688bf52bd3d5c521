#include "ui/window/sheet.h"

#include "ui/forms/focusring.h"
#include "ui/widgets/boxes.h"

namespace sluice {

Sheet::Sheet(const QString &title, QWidget *window)
    : QDialog(window)
    , m_body(new QVBoxLayout)
    , m_buttons(new QHBoxLayout)
    , m_strip(new MessageStrip)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(title);
    setAccessibleName(title);
    new FocusRing(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kEdge, measure::kEdge, measure::kEdge);
    column->setSpacing(measure::kSection);
    m_body->setSpacing(measure::kGap);
    column->addLayout(m_body, 1);
    m_strip->hide();
    column->addWidget(m_strip);
    m_buttons->setSpacing(measure::kGap);
    m_buttons->addStretch(1);
    column->addLayout(m_buttons);
}

void Sheet::addLeft(QWidget *widget)
{
    m_buttons->insertWidget(0, widget);
}

QPushButton *Sheet::addButton(const QString &text, ButtonRank rank)
{
    auto *button = makeButton(text, nullptr, ButtonSize::Page, rank);
    m_buttons->addWidget(button);
    return button;
}

QPushButton *Sheet::addClose()
{
    auto *button = addButton(m_buttons->count() > 1 ? tr("&Cancel") : tr("&Close"), ButtonRank::Plain);
    connect(button, &QPushButton::clicked, this, &QDialog::reject);
    return button;
}

void Sheet::say(const Trouble &trouble)
{
    m_strip->setVisible(!trouble.what.isEmpty());
    if (!trouble.what.isEmpty())
        m_strip->set(Tint::Bad, QLatin1String("failed"), trouble.what + QLatin1Char('.'),
                     trouble.why + QLatin1Char(' ') + trouble.todo);
}

} // namespace sluice
