#include "ui/forms/radiorow.h"

#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QRadioButton>

namespace sluice {

RadioRow::RadioRow(const QStringList &texts, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(measure::kSection);
    for (int i = 0; i < texts.size(); ++i) {
        auto *button = new QRadioButton(texts[i]);
        button->setMinimumHeight(measure::kControl);
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        row->addWidget(button);
        m_group->addButton(button, i);
    }
    row->addStretch(1);
    setCurrent(0);
    connect(m_group, &QButtonGroup::idClicked, this, &RadioRow::chosen);
}

int RadioRow::current() const
{
    return m_group->checkedId();
}

void RadioRow::setCurrent(int index)
{
    if (auto *button = m_group->button(index))
        button->setChecked(true);
    setFocusProxy(m_group->checkedButton());
}

void RadioRow::setChoiceEnabled(int index, bool enabled)
{
    if (auto *button = m_group->button(index))
        button->setEnabled(enabled);
}

} // namespace sluice
