#include "ui/wizard/rolecard.h"

#include "ui/theme/fonts.h"
#include "ui/widgets/controls.h"

#include <QHBoxLayout>

namespace sluice {

namespace {

void clearLayout(QLayout &layout)
{
    while (auto *item = layout.takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

} // namespace

RoleCard::RoleCard(const QString &title, QWidget *parent)
    : CardFrame(parent)
    , m_role(new InkLabel(Ink::Text))
    , m_policies(new InkLabel(Ink::Text2))
    , m_needs(new QVBoxLayout)
    , m_buttons(new QHBoxLayout)
{
    setAccessibleName(title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, measure::kSection);
    column->setSpacing(measure::kGap);
    auto *heading = makeHeading(title);
    heading->setFont(fonts::card());
    column->addWidget(heading);
    m_role->setWordWrap(true);
    m_role->setTextFormat(Qt::RichText);
    column->addWidget(m_role);
    m_policies->setWordWrap(true);
    column->addWidget(m_policies);
    column->addSpacing(measure::kSmallGap);
    m_needs->setSpacing(measure::kGap);
    column->addLayout(m_needs);
    column->addStretch(1);
    m_buttons->setSpacing(measure::kGap);
    column->addLayout(m_buttons);
}

void RoleCard::setRole(const QString &html, const QString &policies)
{
    m_role->setText(html);
    m_policies->setText(policies);
    m_policies->setVisible(!policies.isEmpty());
}

void RoleCard::setNeeds(const std::vector<WizardNeed> &needs)
{
    clearLayout(*m_needs);
    for (const auto &need : needs) {
        auto *badge = new BadgeLabel;
        badge->setBold(false);
        if (need.met)
            badge->set(QLatin1String("ok"), Ink::Ok, needText(need));
        else
            badge->set(QLatin1String("padlock"), Ink::Bad, needText(need), tr("(missing)"));
        m_needs->addWidget(badge);
    }
}

void RoleCard::setButtons(const QList<QPushButton *> &buttons)
{
    clearLayout(*m_buttons);
    for (auto *button : buttons)
        m_buttons->addWidget(button);
    m_buttons->addStretch(1);
}

QPushButton *RoleCard::firstButton() const
{
    for (int i = 0; i < m_buttons->count(); ++i) {
        if (auto *button = qobject_cast<QPushButton *>(m_buttons->itemAt(i)->widget()))
            return button;
    }
    return nullptr;
}

QString needText(const WizardNeed &need)
{
    const auto name = QString::fromStdString(need.name);
    switch (need.what) {
    case WizardNeed::What::ReadSource: return RoleCard::tr("read the Logstore %1").arg(name);
    case WizardNeed::What::WriteBucket: return RoleCard::tr("write objects into the bucket %1").arg(name);
    case WizardNeed::What::WriteLogstore: return RoleCard::tr("write to the Logstore %1").arg(name);
    case WizardNeed::What::WriteFunctionLog: return RoleCard::tr("write function logs to %1").arg(name);
    case WizardNeed::What::Invoke: return RoleCard::tr("invoke the function %1").arg(name);
    case WizardNeed::What::WriteTriggerLog: return RoleCard::tr("write the trigger log %1").arg(name);
    }
    return name;
}

} // namespace sluice
