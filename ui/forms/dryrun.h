// Asks the engine what stands against a whole set of definitions, while a person types: at most once a pause, the newest
// question wins.
#pragma once

#include "models/workspace.h"

#include <QTimer>

namespace sluice {

class DryRun final : public QObject {
    Q_OBJECT
public:
    explicit DryRun(Workspace &workspace, QObject *parent = nullptr); // the workspace outlives it

    void ask(PutDefinitions command); // in kPauseMs, unless asked again before; dryRun is set here
    void stop(); // no answer comes any more
    [[nodiscard]] bool isAsking() const { return m_asking; }

    static constexpr int kPauseMs = 300;

signals:
    void answered(const sluice::PutAnswer &answer);
    void failed(const sluice::Error &error);

private:
    void send();

    Workspace &m_workspace;
    PutDefinitions m_command;
    QTimer m_pause;
    std::uint64_t m_question = 0;
    bool m_asking = false;
};

} // namespace sluice
