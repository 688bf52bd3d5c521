#include "engine/engine.h"

#include "engine/enginegateway.h"

#include <cstdlib>

namespace sluice {

class Engine::Gate final : public CommandHandler {
public:
    explicit Gate(CommandHandler &inner)
        : m_inner(inner)
    {
    }
    void handle(Command command, const Caller &caller, Reply<AnyAnswer> reply) override
    {
        if (std::holds_alternative<GetStatus>(command))
            m_inner.handle(std::move(command), caller, std::move(reply));
        else if (std::holds_alternative<ReadLedger>(command) || std::holds_alternative<GetExecution>(command)
                 || std::holds_alternative<GetFigures>(command) || std::holds_alternative<Diagnose>(command))
            pass(m_ledger, std::move(command), caller, std::move(reply));
        else
            pass(m_definitions, std::move(command), caller, std::move(reply));
    }
    void openDefinitions() { open(m_definitions); }
    void openLedger() { open(m_ledger); }

private:
    struct Door {
        bool isOpen = false;
        std::vector<std::tuple<Command, Caller, Reply<AnyAnswer>>> waiting; // bounded by what clients may have in flight
    };
    void pass(Door &door, Command command, const Caller &caller, Reply<AnyAnswer> reply)
    {
        if (door.isOpen)
            m_inner.handle(std::move(command), caller, std::move(reply));
        else
            door.waiting.emplace_back(std::move(command), caller, std::move(reply));
    }
    void open(Door &door)
    {
        door.isOpen = true;
        for (auto &[command, caller, reply] : std::exchange(door.waiting, {}))
            m_inner.handle(std::move(command), caller, std::move(reply));
    }

    CommandHandler &m_inner;
    Door m_definitions;
    Door m_ledger;
};

Engine::Engine(std::unique_ptr<EngineParts> parts)
    : m_parts(std::move(parts))
    , m_sync(*m_parts)
    , m_commands(*m_parts, m_sync)
    , m_guard(std::make_unique<CommandGuard>(m_commands, *m_parts->roles))
    , m_gate(std::make_unique<Gate>(*m_guard))
    , m_housekeeping(*m_parts)
    , m_line(std::make_shared<EngineLine>(m_parts->loop, *m_gate, m_parts->doorbell))
{
    m_parts->catalog->onChanged(
        [this](const DefinitionsPtr &before, const DefinitionsPtr &after, const std::vector<Change> &) {
            if (m_parts->runtimes->allowUnsandboxed(m_parts->unsandboxedAllowed()))
                m_parts->localFunctions->retireAll(); // what was started in the other way does not take another call
            m_parts->localFunctions->definitionsChanged();
            m_parts->functionCode->keepOnly(
                [now = m_parts->definitions()](const FunctionKey &key) { return now->functions.contains(key); });
            m_sync.changed(before, after);
        });
}

Engine::~Engine()
{
    m_housekeeping.stop();
    m_sync.stop();
    m_parts->gateway.reset();
    m_server.reset();
    m_line->close();
    settle();
}

// Answers that are on their way come home before the stages end that asked for them.
void Engine::settle()
{
    for (int round = 0; round < kSettleRoundsMax; ++round) {
        m_parts->pool->waitIdle();
        if (m_parts->loop.runAllPosted() == 0)
            return;
    }
}

Result<std::unique_ptr<Engine>> Engine::open(EngineOptions options, QtLoop &loop)
{
    SLUICE_LET(auto parts, EngineParts::open(std::move(options), loop));
    std::unique_ptr<Engine> engine(new Engine(std::move(parts)));
    const auto &made = engine->m_parts->options;
    if (made.residence == Residence::Resident || made.scheduling == Scheduling::On)
        SLUICE_TRY(engine->listen());
    return engine;
}

Done Engine::listen()
{
    const char *runtime = std::getenv("XDG_RUNTIME_DIR");
    SLUICE_LET(
        m_server,
        ControlServer::listen(m_parts->options.lock, runtime ? runtime : "", *m_gate, m_parts->doorbell, SLUICE_VERSION));
    m_parts->controlEndpoint = m_server->endpoint();
    if (m_parts->options.gateway == Gatewaying::On)
        listenForPrograms();
    return {};
}

// An engine that programs cannot reach is still one that people can: the reason is in its status.
void Engine::listenForPrograms()
{
    auto gateway = openGateway(*m_parts, m_sync);
    if (!gateway) {
        m_parts->gatewayProblem = toText(gateway.error());
        return;
    }
    m_parts->gateway = std::move(*gateway);
    m_parts->endpointUrl = m_parts->gateway->url();
    m_parts->runtimes->setGatewaySocket(m_parts->gateway->socketPath());
    m_parts->scheduler->setEndpoint(m_parts->endpointUrl);
}

void Engine::start(Reply<void> reply)
{
    m_parts->scheduler->start(m_parts->options.scheduling == Scheduling::On ? Ticking::On : Ticking::Off);
    m_sync.start([this, alive = std::weak_ptr(m_alive), reply = std::move(reply)](Done) mutable {
        if (alive.expired() || m_stopping)
            return; // the reply says Cancelled
        m_gate->openDefinitions();
        if (m_parts->gateway)
            m_parts->gateway->openDoors();
        m_parts->shipper->start();
        std::vector<LogstoreKey> triggerLogs;
        const auto now = m_parts->definitions();
        for (const auto &[key, trigger] : now->triggers) {
            if (std::find(triggerLogs.begin(), triggerLogs.end(), trigger.triggerLogKey()) == triggerLogs.end())
                triggerLogs.push_back(trigger.triggerLogKey());
        }
        m_parts->refill->run(std::move(triggerLogs), [this, alive = std::weak_ptr(m_alive)](Done) {
            if (alive.expired())
                return;
            m_gate->openLedger();
            m_parts->doorbell.ring({.ledger = true});
        });
        if (m_parts->options.residence == Residence::Resident)
            m_housekeeping.start();
        reply(Done{});
    });
}

void Engine::stop(Reply<void> reply)
{
    if (std::exchange(m_stopping, true))
        return m_parts->loop.answer<void>(std::move(reply),
                                          fail(ErrorKind::InUse, "StopInProgress", "the engine is stopping already"));
    m_housekeeping.stop();
    m_sync.stop();
    const auto alive = std::weak_ptr(m_alive); // who does not wait for the end: what is left is answered after it
    m_parts->collectors->stop([this, alive, reply = std::move(reply)](Done) mutable {
        if (alive.expired())
            return;
        m_parts->scheduler->stop(kDrain, [this, alive, reply = std::move(reply)](Done) mutable {
            if (alive.expired())
                return;
            m_parts->localFunctions->stop([this, alive, reply = std::move(reply)](Done) mutable {
                if (!alive.expired())
                    stopGateway(std::move(reply));
            });
        });
    });
}

void Engine::stopGateway(Reply<void> reply)
{
    if (!m_parts->gateway)
        return flushLogs(std::move(reply));
    m_parts->gateway->stop(kGatewayDrain, [this, alive = std::weak_ptr(m_alive), reply = std::move(reply)](Done) mutable {
        if (!alive.expired())
            flushLogs(std::move(reply));
    });
}

// What cannot be written now is not lost: function log lines are counted, ledger records stay in the outbox.
void Engine::flushLogs(Reply<void> reply)
{
    m_parts->functionLog->flush([this, alive = std::weak_ptr(m_alive), reply = std::move(reply)](Done) mutable {
        if (!alive.expired())
            m_parts->shipper->flush([reply = std::move(reply)](Done) mutable { reply(Done{}); });
    });
}

} // namespace sluice
