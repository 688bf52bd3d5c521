// The engine: makes all parts, joins them, starts and stops them in order. Lives on one thread with a Qt event loop.
#pragma once

#include "engine/client/controlserver.h"
#include "engine/client/engineline.h"
#include "engine/enforcement/commandguard.h"
#include "engine/enginecommands.h"
#include "engine/housekeeping.h"

namespace sluice {

class Engine {
public:
    // Opens everything on disk; blocks meanwhile. Loop outlives the engine. Errors say what to do about the directory.
    [[nodiscard]] static Result<std::unique_ptr<Engine>> open(EngineOptions options, QtLoop &loop);
    ~Engine();

    // Logstores are opened and recovered, then triggers and collectors run. Commands are taken from the first moment;
    // those that need a Logstore wait until it is open. Answers when everything runs; a Logstore that cannot be opened
    // is a problem that `run` and `doctor` report and that is tried again, not an error here.
    void start(Reply<void> reply);

    // Collectors first, then triggers (windows in flight get kDrain), the gateway that their functions need, function log,
    // trigger logs. Answers once.
    void stop(Reply<void> reply);

    [[nodiscard]] std::shared_ptr<EngineLine> line() const { return m_line; }
    [[nodiscard]] std::string endpoint() const { return m_server ? m_server->endpoint() : std::string(); }

    static constexpr Duration kDrain = std::chrono::seconds(5);
    static constexpr Duration kGatewayDrain = std::chrono::seconds(2);
    static constexpr int kSettleRoundsMax = 1'000;

private:
    explicit Engine(std::unique_ptr<EngineParts> parts);
    [[nodiscard]] Done listen();
    void listenForPrograms();
    void stopGateway(Reply<void> reply);
    void settle();
    void flushLogs(Reply<void> reply);
    // Holds commands back until what they need is there: definitions in place (nobody meets a Logstore that is still
    // recovering), and for the ledger its ring refilled.
    class Gate;

    std::unique_ptr<EngineParts> m_parts;
    DefinitionSync m_sync;
    EngineCommands m_commands;
    std::unique_ptr<CommandGuard> m_guard;
    std::unique_ptr<Gate> m_gate;
    Housekeeping m_housekeeping;
    std::shared_ptr<EngineLine> m_line;
    std::unique_ptr<ControlServer> m_server;
    bool m_stopping = false;
    const std::shared_ptr<int> m_alive = std::make_shared<int>(0); // last: answers that come later find it gone
};

} // namespace sluice
