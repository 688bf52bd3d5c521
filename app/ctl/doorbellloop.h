// Reads again whenever the engine rings for something wanted, one read at a time. A link that is lost ends the command.
#pragma once

#include "app/ctl/session.h"

namespace sluice::ctl {

class DoorbellLoop final : public QObject {
public:
    // Child of the session.
    DoorbellLoop(Session &session, std::function<bool(const Changed &)> wanted, std::function<void()> read);

    void begin(); // reads at once
    void idle(); // the reader is through with what there was
    [[nodiscard]] bool reading() const { return m_reading; }

private:
    void rung();

    Session &m_session;
    std::function<bool(const Changed &)> m_wanted;
    std::function<void()> m_read;
    bool m_reading = false;
    bool m_again = false;
};

} // namespace sluice::ctl
