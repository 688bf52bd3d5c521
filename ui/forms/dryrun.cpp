#include "ui/forms/dryrun.h"

namespace sluice {

DryRun::DryRun(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &DryRun::send);
}

void DryRun::ask(PutDefinitions command)
{
    m_command = std::move(command);
    m_command.dryRun = true;
    m_asking = true;
    ++m_question; // what is on its way answers for another text
    m_pause.start();
}

void DryRun::stop()
{
    m_pause.stop();
    ++m_question;
    m_asking = false;
}

void DryRun::send()
{
    const auto question = ++m_question;
    m_workspace.send(m_command, this, [this, question](Result<PutAnswer> answer) {
        if (question != m_question)
            return;
        m_asking = m_pause.isActive();
        if (answer)
            emit answered(*answer);
        else
            emit failed(answer.error());
    });
}

} // namespace sluice
