// How far the engine is with its files and windows, on one line, as long as this lives.
#pragma once

#include "app/ctl/progress.h"
#include "app/ctl/session.h"

#include <QElapsedTimer>
#include <QTimer>

namespace sluice::ctl {

class RunProgress final : public QObject {
public:
    explicit RunProgress(Session &session); // child of the session
    void end();

private:
    static constexpr int kEachMs = 250;

    void look();
    void show(const CollectorRows &collectors, const TriggerRows &triggers);

    Session &m_session;
    Progress m_progress;
    QElapsedTimer m_begun;
    QTimer m_pause; // at most so often, however often the engine rings
    bool m_looking = false;
    bool m_ended = false;
};

} // namespace sluice::ctl
