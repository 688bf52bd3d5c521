// What this machine can run functions with, where something is to be said of it: an interpreter is missing, no sandbox can
// be made, or functions run without one. Says nothing, and takes no room, when all is well.
#pragma once

#include "models/workspace.h"

#include <QWidget>

class QPushButton;

namespace sluice {

class MessageStrip;

class RuntimeStrips final : public QWidget {
    Q_OBJECT
public:
    explicit RuntimeStrips(Workspace &workspace, QWidget *parent = nullptr); // it outlives the strips

    void read(); // asks the engine again
    // What the page shows: the runtime of its function, "" = it runs no code of a user's.
    void setRuntime(const std::string &runtime);
    void setAnyCode(bool any); // functions with code of a user's are shown

    [[nodiscard]] const RuntimeRows &rows() const { return m_rows; }

signals:
    void changed(); // rows()

private:
    void take(Result<RuntimeRows> answer);
    void show();
    void showInterpreter();
    void showSandbox();
    void allow(bool allowed);

    Workspace &m_workspace;
    RuntimeRows m_rows;
    std::string m_runtime;
    bool m_anyCode = false;
    bool m_read = false;
    MessageStrip *m_interpreter;
    MessageStrip *m_sandbox;
    MessageStrip *m_answer;
    QPushButton *m_again;
    QPushButton *m_consent;
    QPushButton *m_require;
};

} // namespace sluice
