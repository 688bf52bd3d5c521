#include "ui/forms/trybox.h"

#include "ui/forms/choicebox.h"
#include "ui/forms/form.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/controls.h"

#include <QGridLayout>
#include <QLineEdit>

namespace sluice {

TryBox::TryBox(const PolicyUse &use, QWidget *parent)
    : CardFrame(parent)
    , m_action(new ChoiceBox)
    , m_resource(makeEdit())
    , m_answer(new BadgeLabel)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(measure::kSection, measure::kSection, measure::kSection, measure::kSection);
    grid->setHorizontalSpacing(measure::kSection);
    grid->setVerticalSpacing(measure::kSmallGap);
    auto *action = makeLabel(tr("&Action"), Ink::Text2);
    auto *resource = makeLabel(tr("&Resource"), Ink::Text2);
    action->setBuddy(m_action);
    resource->setBuddy(m_resource);
    m_action->setAccessibleName(tr("Action"));
    m_resource->setAccessibleName(tr("Resource"));
    m_resource->setFont(fonts::code());
    m_answer->setBold(false);
    grid->addWidget(action, 0, 0);
    grid->addWidget(m_action, 0, 1);
    grid->addWidget(resource, 1, 0);
    grid->addWidget(m_resource, 1, 1);
    grid->addWidget(m_answer, 2, 1);
    grid->setColumnStretch(1, 1);
    QList<Choice> choices;
    for (const auto &name : knownActions())
        choices.append({name, {}, {}, nullptr});
    m_action->setChoices(choices);
    const bool objects = !use.bucket.isEmpty();
    m_action->setValue(objects ? QStringLiteral("oss:PutObject") : QStringLiteral("log:GetCursorOrData"));
    m_resource->setText(objects ? QStringLiteral("acs:oss:*:*:%1/1.csv").arg(use.bucket)
                                : QStringLiteral("acs:log:*:*:project/%1/logstore/access")
                                      .arg(use.project.isEmpty() ? QStringLiteral("shop") : use.project));
    connect(m_action, &ChoiceBox::chosen, this, [this](const QString &chosen) {
        const bool ofObjects = m_resource->text().startsWith(QLatin1String("acs:oss:"));
        if (chosen.startsWith(QLatin1String("oss:")) && !ofObjects)
            m_resource->setText(QStringLiteral("acs:oss:*:*:lake/1.csv"));
        evaluate();
    });
    connect(m_resource, &QLineEdit::textEdited, this, &TryBox::evaluate);
}

void TryBox::setPolicy(const QString &document, const QStringList &systemPolicies, std::int64_t nowMs)
{
    m_document = document;
    m_policies = systemPolicies;
    m_nowMs = nowMs;
    evaluate();
}

void TryBox::evaluate()
{
    const auto answer = tryAccess(m_document, m_policies, m_action->value(), m_resource->text(), m_nowMs);
    if (!answer)
        m_answer->set(QLatin1String("idle"), Ink::Text2, tr("Name an action and a resource"));
    else if (answer->allowed)
        m_answer->set(QLatin1String("ok"), Ink::Ok, answer->text);
    else
        m_answer->set(QLatin1String("padlock"), Ink::Bad, answer->text);
}

} // namespace sluice
