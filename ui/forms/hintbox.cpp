#include "ui/forms/hintbox.h"

#include "ui/widgets/controls.h"

namespace sluice {

HintBox::HintBox(QWidget *parent)
    : TintBox(Tint::Warn, parent)
    , m_text(makeLabel({}, Ink::Text))
    , m_button(makeButton({}, nullptr, ButtonSize::Toolbar))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(measure::kSection, measure::kGap, measure::kSection, measure::kGap);
    row->setSpacing(measure::kGap);
    auto *sign = new BadgeLabel;
    sign->set(QLatin1String("warning"), Ink::Warn, {});
    sign->setFixedWidth(measure::kIcon);
    row->addWidget(sign, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(measure::kGap);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_button->setFocusPolicy(Qt::StrongFocus);
    column->addWidget(m_text);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    row->addLayout(column, 1);
    connect(m_button, &QPushButton::clicked, this, &HintBox::taken);
}

void HintBox::say(const QString &strong, const QString &text, const QString &button)
{
    m_plain = strong + QLatin1Char(' ') + text;
    auto html = QStringLiteral("<b>%1</b> %2").arg(strong.toHtmlEscaped(), text.toHtmlEscaped());
    // No line ends between a figure and its unit, nor inside the unit.
    m_text->setText(html.replace(QLatin1String(" Mbit/s"), QLatin1String("&nbsp;Mbit/&#8288;s")));
    m_text->setAccessibleName(m_plain);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
}

} // namespace sluice
