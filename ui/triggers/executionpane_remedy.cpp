// What is wrong with an execution, and the buttons that do something about it.
#include "models/words.h"
#include "ui/places.h"
#include "ui/triggers/executionpane.h"
#include "ui/triggers/functionlogview.h"
#include "ui/widgets/boxes.h"

#include <QTabBar>

namespace sluice {

const LedgerRow *ExecutionPane::chosen() const
{
    if (m_attempts.empty())
        return nullptr;
    const auto found = std::find_if(m_attempts.begin(), m_attempts.end(),
                                    [this](const LedgerRow &row) { return row.sequence == m_sequence; });
    return found == m_attempts.end() ? &m_attempts.back() : &*found;
}

void ExecutionPane::setDefinitions(const DefinitionRows &definitions)
{
    m_code.functions = definitions.functions;
    if (const auto *row = chosen())
        showRemedy(*row);
}

// The line is named by the error itself, or by what the function wrote meanwhile.
CodeLink ExecutionPane::linkOf(const LedgerRow &chosen) const
{
    const auto status = statusOf(chosen);
    if (status != ExecutionStatus::Failed && status != ExecutionStatus::TimedOut)
        return {};
    const auto said = QString::fromStdString(chosen.errorMessage);
    return codeLink(m_function, said.contains(QLatin1String("/code/")) ? said : said + QLatin1Char('\n') + m_log->text(),
                    m_code);
}

// What is wrong with the chosen attempt, and the buttons that do something about it.
void ExecutionPane::showRemedy(const LedgerRow &chosen)
{
    const auto trouble = troubleOf(chosen);
    m_trouble->setVisible(!trouble.what.isEmpty());
    const auto link = linkOf(chosen);
    const auto kind = trouble.what + QString::fromStdString(toText(m_function)) + link.place;
    if (trouble.what.isEmpty())
        return;
    m_trouble->set(trouble);
    if (std::exchange(m_remedyOf, kind) == kind)
        return; // a button in focus stays
    QList<QPushButton *> buttons;
    const auto add = [this, &buttons](const QString &words, const char *iconName, auto slot) {
        buttons.append(makeButton(words, iconName, ButtonSize::Toolbar));
        connect(buttons.back(), &QPushButton::clicked, this, slot);
    };
    const auto status = statusOf(chosen);
    if (status == ExecutionStatus::Denied)
        add(tr("Confirm Authorization Polic&y…"), "shield", [this] { emit placeAsked(QStringLiteral("authorize")); });
    if (!link.place.isEmpty())
        add(link.words, "function", [this, place = link.place] { emit placeAsked(place); });
    if (status == ExecutionStatus::TimedOut)
        add(tr("Edit f&unction…"), "edit", [this] { emit placeAsked(places::at("edit/function", toText(m_function))); });
    if (status == ExecutionStatus::Failed || status == ExecutionStatus::TimedOut)
        add(tr("Function lo&g"), "logstore", [this] { m_tabs->setCurrentIndex(kLogTab); });
    if (status != ExecutionStatus::Problem)
        add(tr("Tick no&w"), "tick", [this] { emit tickAsked(); });
    m_trouble->setButtons(buttons);
}

} // namespace sluice
