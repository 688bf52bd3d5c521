// What several tabs of Access show and one place asks for: the secrets' states and the authorization, and whether this
// caller may see the definitions. Thread: UI. The workspace outlives it.
#pragma once

#include "models/workspace.h"

namespace sluice {

class AccessReads final : public QObject {
    Q_OBJECT
public:
    explicit AccessReads(Workspace &workspace, QObject *parent = nullptr);

    // Asking for secrets asks the keychain for each: not on every tick, only when a person looks or something changed.
    void watch(bool on) { m_watching = on; } // read again when definitions change
    void readSecrets();
    void readAuthorization();

    [[nodiscard]] const SecretRows *secrets() const { return m_secrets ? &*m_secrets : nullptr; } // null = not read yet
    [[nodiscard]] const AuthorizationRow *authorization() const { return m_authorization ? &*m_authorization : nullptr; }
    // Why the last read failed; empty = it did not. Who may not see secrets sees no users and connections either.
    [[nodiscard]] const std::optional<Error> &secretsError() const { return m_secretsError; }
    [[nodiscard]] const std::optional<Error> &authorizationError() const { return m_authorizationError; }
    [[nodiscard]] const std::optional<Error> &definitionsError() const { return m_definitionsError; }

signals:
    void secretsRead(); // or failed
    void authorizationRead();
    void definitionsFailed();

private:
    Workspace &m_workspace;
    std::optional<SecretRows> m_secrets;
    std::optional<AuthorizationRow> m_authorization;
    std::optional<Error> m_secretsError;
    std::optional<Error> m_authorizationError;
    std::optional<Error> m_definitionsError;
    bool m_watching = false;
    bool m_askingSecrets = false;
    bool m_secretsAgain = false; // something changed while the answer was on its way
    bool m_askingAuthorization = false;
};

} // namespace sluice
