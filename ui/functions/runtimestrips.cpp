#include "ui/functions/runtimestrips.h"

#include "ui/functions/unsandboxeddialog.h"
#include "ui/widgets/boxes.h"

namespace sluice {

namespace {

QString sentence(const std::string &text)
{
    auto said = QString::fromStdString(text).trimmed();
    if (said.isEmpty())
        return said;
    said[0] = said[0].toUpper();
    return said.endsWith(QLatin1Char('.')) ? said : said + QLatin1Char('.');
}

// "python3.11" is of the family "python3".
const RuntimeRow *familyOf(const RuntimeRows &rows, const std::string &runtime)
{
    const RuntimeRow *found = nullptr;
    for (const auto &row : rows.rows) {
        if (!row.runtime.empty() && runtime.starts_with(row.runtime)
            && (!found || row.runtime.size() > found->runtime.size()))
            found = &row;
    }
    return found;
}

} // namespace

RuntimeStrips::RuntimeStrips(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_interpreter(new MessageStrip)
    , m_sandbox(new MessageStrip)
    , m_answer(new MessageStrip)
    , m_again(makeButton(tr("Loo&k again"), "replay", ButtonSize::Toolbar))
    , m_consent(makeButton(tr("Run functions without a sandbo&x…"), "shield", ButtonSize::Toolbar))
    , m_require(makeButton(tr("Require the sandbo&x again"), "shield", ButtonSize::Toolbar))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, 0);
    column->setSpacing(measure::kGap);
    for (auto *strip : {m_interpreter, m_sandbox, m_answer}) {
        column->addWidget(strip);
        strip->hide();
    }
    m_interpreter->setObjectName(QStringLiteral("interpreterStrip"));
    m_sandbox->setObjectName(QStringLiteral("sandboxStrip"));
    m_answer->setObjectName(QStringLiteral("runtimeAnswer"));
    m_interpreter->setButton(m_again);
    m_sandbox->setButton(m_consent);
    m_sandbox->setButton(m_require);
    connect(m_again, &QPushButton::clicked, this, &RuntimeStrips::read);
    connect(m_consent, &QPushButton::clicked, this,
            [this] { openUnsandboxedDialog(window(), sentence(m_rows.sandboxProblem), this, [this] { allow(true); }); });
    connect(m_require, &QPushButton::clicked, this, [this] { allow(false); });
    connect(&m_workspace, &Workspace::linkChanged, this, &RuntimeStrips::show);
    hide();
}

void RuntimeStrips::read()
{
    m_workspace.send(GetRuntimes(), this, [this](Result<RuntimeRows> answer) { take(std::move(answer)); });
}

void RuntimeStrips::take(Result<RuntimeRows> answer)
{
    if (!answer)
        return; // what else fails says so
    m_read = true;
    m_rows = std::move(*answer);
    show();
    emit changed();
}

void RuntimeStrips::setRuntime(const std::string &runtime)
{
    if (std::exchange(m_runtime, runtime) != runtime)
        show();
}

void RuntimeStrips::setAnyCode(bool any)
{
    if (std::exchange(m_anyCode, any) != any)
        show();
}

void RuntimeStrips::show()
{
    showInterpreter();
    showSandbox();
    setVisible(!m_interpreter->isHidden() || !m_sandbox->isHidden() || !m_answer->isHidden());
}

void RuntimeStrips::showInterpreter()
{
    const auto *row = m_read && !m_runtime.empty() ? familyOf(m_rows, m_runtime) : nullptr;
    m_interpreter->setVisible(row && !row->problem.empty());
    if (row && !row->problem.empty())
        m_interpreter->set(Tint::Bad, QLatin1String("failed"),
                           tr("%1 cannot run on this machine.").arg(QString::fromStdString(m_runtime)),
                           sentence(row->problem));
}

void RuntimeStrips::showSandbox()
{
    const bool forbidden = !m_rows.sandboxProblem.empty();
    const bool allowed = m_rows.unsandboxedAllowed;
    const bool shown = m_read && (allowed || (forbidden && (m_anyCode || !m_runtime.empty())));
    const bool connected = m_workspace.connected();
    m_sandbox->setVisible(shown);
    m_consent->setVisible(shown && !allowed);
    m_require->setVisible(shown && allowed);
    m_consent->setEnabled(connected);
    m_require->setEnabled(connected);
    if (!shown)
        return;
    if (!allowed)
        m_sandbox->set(Tint::Bad, QLatin1String("shield"), tr("Functions do not run: no sandbox can be made here."),
                       sentence(m_rows.sandboxProblem));
    else if (forbidden)
        m_sandbox->set(Tint::Warn, QLatin1String("shield"), tr("Functions run without a sandbox."),
                       tr("Their code reaches your files, your network and your processes."));
    else
        m_sandbox->set(Tint::Warn, QLatin1String("shield"), tr("Functions may run without a sandbox."),
                       tr("One can be made here, and is used; that was accepted for when it cannot."));
}

void RuntimeStrips::allow(bool allowed)
{
    m_answer->hide();
    m_workspace.send(AllowUnsandboxed{allowed, "sluice"}, this, [this, allowed](Result<Nothing> answer) {
        if (answer) {
            m_workspace.say(allowed ? tr("Functions may run without a sandbox. Ctrl+Z undoes it.")
                                    : tr("Functions need a sandbox again. Ctrl+Z undoes it."));
        } else {
            const auto trouble = troubleOf(answer.error(), tr("Could not change how functions run"));
            m_answer->set(Tint::Bad, QLatin1String("failed"), trouble.what + QLatin1Char('.'), trouble.why);
            m_answer->show();
            show();
        }
        m_workspace.readSoon();
        read();
    });
}

} // namespace sluice
