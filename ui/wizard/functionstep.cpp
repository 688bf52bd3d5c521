#include "ui/wizard/functionstep.h"

#include "ui/forms/functionform.h"
#include "ui/forms/starterwords.h"

#include <QScrollArea>

namespace sluice {

FunctionStep::FunctionStep(WizardDesk &desk)
    : WizardStep(desk, tr("Function"), tr("What is invoked for each window of logs."))
    , m_form(new FunctionForm(desk.staged()))
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, measure::kGap, 0);
    column->addWidget(m_form);
    column->addStretch(1);
    body()->addWidget(scrolling(content), 1);
    m_form->fixKind();
    connect(m_form, &Form::changed, this, &FunctionStep::takeForm);
}

void FunctionStep::load()
{
    draft().joinNames();
    propose();
    m_loading = true;
    if (!(m_loaded == draft().function) || m_loadedStarter != draft().starter) {
        m_form->setStarter(draft().starter);
        m_form->load(draft().function, FormMode::Create);
        m_form->fixKind();
        m_loaded = draft().function;
        m_loadedStarter = draft().starter;
    }
    m_form->setEngineProblems(desk().problems());
    m_loading = false;
    emit stateChanged();
}

void FunctionStep::propose()
{
    auto &function = draft().function;
    const auto words = starterWords(function.runtime);
    if (!function.templateName.empty() || !function.code.empty() || words.isEmpty())
        return;
    function.code = proposedFolder(QString::fromStdString(function.key.function)).toStdString();
    draft().starter = words.front().starter.name;
}

void FunctionStep::takeForm()
{
    if (m_loading || !isVisible())
        return;
    if (m_form->isTouched()) {
        draft().function = m_loaded = m_form->value();
        draft().starter = m_loadedStarter = m_form->starter();
        desk().touched();
    }
    emit stateChanged();
}

ProblemSummary FunctionStep::summary() const
{
    return summaryOf(m_form->problems());
}

void FunctionStep::tellAll()
{
    m_form->touchAll();
}

bool FunctionStep::focusFirst()
{
    m_form->focusField();
    return true;
}

} // namespace sluice
