#include "ui/access/accessreads.h"

namespace sluice {

AccessReads::AccessReads(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    connect(&workspace, &Workspace::definitionsChanged, this, [this] {
        m_definitionsError.reset();
        if (!m_watching)
            return;
        readAuthorization();
        readSecrets();
    });
    connect(&workspace, &Workspace::failed, this, [this](const Error &error) {
        if (m_workspace.definitions()->version > 0)
            return;
        m_definitionsError = error;
        emit definitionsFailed();
    });
}

void AccessReads::readSecrets()
{
    if (!m_workspace.bell())
        return;
    if (std::exchange(m_askingSecrets, true)) {
        m_secretsAgain = true;
        return;
    }
    m_workspace.send(GetSecrets{}, this, [this](Result<SecretRows> answer) {
        m_askingSecrets = false;
        if (std::exchange(m_secretsAgain, false))
            return readSecrets();
        m_secretsError.reset();
        if (answer)
            m_secrets = std::move(*answer);
        else
            m_secretsError = answer.error();
        emit secretsRead();
    });
}

void AccessReads::readAuthorization()
{
    if (!m_workspace.bell() || std::exchange(m_askingAuthorization, true))
        return;
    m_workspace.send(GetAuthorization{}, this, [this](Result<AuthorizationRow> answer) {
        m_askingAuthorization = false;
        m_authorizationError.reset();
        if (answer)
            m_authorization = std::move(*answer);
        else
            m_authorizationError = answer.error();
        emit authorizationRead();
    });
}

} // namespace sluice
