// The engine's end of its in-process clients: they hold it together, so that either side may go first.
#pragma once

#include "engine/base/loop.h"
#include "engine/client/commandhandler.h"
#include "engine/client/doorbell.h"

#include <memory>
#include <mutex>
#include <vector>

namespace sluice {

class EngineLine : public std::enable_shared_from_this<EngineLine> {
public:
    // Makes a line by std::make_shared. All three live until close() returned.
    EngineLine(Loop &loop, CommandHandler &handler, Doorbell &doorbell);

    // Engine thread, before the handler or the loop ends. Clients hear it; commands that did not reach the handler
    // yet, and later ones, end with Unavailable/"EngineGone".
    void close();

    // For clients, any thread.
    // False: the line is closed, and the reply was not touched.
    [[nodiscard]] bool post(const Caller &caller, Command &command, Reply<AnyAnswer> &reply);
    // `closed` runs once on the engine thread, or at once when the line is closed already. Never twice.
    [[nodiscard]] std::unique_ptr<Doorbell::Subscription> join(Task wake, std::weak_ptr<void> guest, Task closed);

private:
    struct Guest {
        std::weak_ptr<void> alive;
        Task closed;
    };

    std::mutex m_mutex;
    Loop *m_loop; // guarded by m_mutex; null = closed
    CommandHandler *m_handler; // engine thread
    Doorbell *m_doorbell; // guarded by m_mutex
    std::vector<Guest> m_guests; // guarded by m_mutex
};

[[nodiscard]] Error engineGone();

} // namespace sluice
