// One instance of a function: the state machine of its process. Loop thread only.
//
//   Preparing ──▶ Starting ──▶ Initializing ──▶ Ready ──▶ Stopping ──▶ Ended
//   (set up)     (until it    (once, when the  (idle or   (asked, then SIGTERM, then SIGKILL,
//                 says hello)  function has an  busy)       each after a grace)
//                              initializer)
//
// Every call is answered exactly once, later, whatever the process does. What the process sends is hostile: garbage, answers
// to nobody, answers twice, a reply over the limit, a closed wire end the instance and nothing else. A call that times out
// ends the instance, too: at once when it runs alone, else when the others are done.
//
// A preFreeze handler runs once in each idle time, a moment after that began; until it has ended, the instance is not idle
// and takes no call. Its failure is a line in the log; one that does not end in time ends the instance.
#pragma once

#include "engine/functions/functionservice.h"
#include "engine/functions/local/instancelog.h"
#include "engine/functions/local/instanceprocess.h"
#include "engine/functions/local/instancespec.h"
#include "engine/functions/local/runtimespeech.h"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace sluice {

struct InstanceCall {
    std::uint64_t id = 0; // whose giver knows it
    std::string requestId;
    std::string event;
    Reply<Outcome> reply;
    BootTime asked; // since when it waits for an instance
};

struct InstancePorts {
    Loop &loop;
    InstanceLauncher &launcher;
    FunctionLog &log;
    // Environment, secrets and credentials for a new instance.
    std::function<void(const InstanceSpecPtr &spec, const std::string &instanceId, Reply<InstanceSetup> reply)> setup;
    // New credentials of the service's role, when the old ones end soon. Null = none are ever needed.
    std::function<Result<FunctionCredentials>(const InstanceSpec &spec)> credentials;
    std::function<std::unique_ptr<RuntimeSpeech>(const InstanceSpec &spec)> speech = makeSpeech;
};

class Instance final : public std::enable_shared_from_this<Instance> {
public:
    enum class State { Preparing, Starting, Initializing, Ready, Stopping, Ended };

    static constexpr Duration kStartWaitMin = std::chrono::seconds(30); // for the hello; or the initialization timeout
    static constexpr Duration kStartGrace = std::chrono::milliseconds(1'500); // is it busy with each part of its start
    static constexpr Duration kStopGrace = std::chrono::seconds(3); // from the word to SIGTERM: preStop handlers
    static constexpr Duration kTerminateGrace = std::chrono::seconds(2); // from SIGTERM to SIGKILL: python tells its stacks
    static constexpr Duration kKillWait = std::chrono::seconds(5); // from SIGKILL to giving it up
    static constexpr Duration kClosedWait = std::chrono::seconds(1); // from a closed wire to the process's end
    static constexpr Duration kCredentialsAhead = std::chrono::minutes(5); // beyond the call's timeout
    static constexpr Duration kFreezeAfter = std::chrono::seconds(1); // without a call, to the preFreeze handler
    static constexpr Duration kFreezeWait = std::chrono::seconds(90); // for it

    // `changed`: calls ended, or the state is another one. Never from inside a verb below; not to destroy this in.
    Instance(InstancePorts ports, InstanceSpecPtr spec, std::function<void(Instance &)> changed);
    ~Instance();

    void start(InstanceCall first); // once
    [[nodiscard]] bool takes() const; // another call
    void call(InstanceCall call); // only when takes(); waits while the instance starts
    [[nodiscard]] bool cancel(std::uint64_t id); // false: no such call here
    void retire(); // no more calls; ends when those that it has are done

    [[nodiscard]] State state() const { return m_state; }
    // It takes its share of the machine to start: it is set up or launched, has said nothing yet, and not for longer than
    // kStartGrace: it only waits for something then. A custom runtime, too, which is Ready from its launch on.
    [[nodiscard]] bool isStarting() const { return m_starting && m_state < State::Stopping; }
    [[nodiscard]] bool isIdle() const
    {
        return m_state == State::Ready && m_calls.empty() && !m_retired && (m_frozen || m_spec->function.preFreeze.empty());
    }
    [[nodiscard]] std::size_t calls() const { return m_calls.size(); }
    [[nodiscard]] const InstanceSpecPtr &spec() const { return m_spec; }
    [[nodiscard]] const std::string &id() const { return m_id; }
    [[nodiscard]] std::int64_t memoryBytes() const { return m_process ? m_process->memoryBytes() : 0; }

private:
    struct Call {
        InstanceCall call;
        BootTime givenAt;
        BootTime begunAt; // sent, or given while it is not
        TimerId timeout;
        bool sent = false;
        bool cold = false;
        bool timedOut = false; // its end may wait for the process's; its duration does not
    };
    using Calls = std::vector<Call>;

    // life
    void prepared(Result<InstanceSetup> setup);
    void launch(InstanceSetup setup);
    void startFailed(Error error);
    void greeted();
    void countStart();
    void startIsOver();
    void ready();
    void heard(const std::string &bytes);
    void understand(); // what was heard
    [[nodiscard]] bool understood(RuntimeWord &&word); // false: go no further
    void broken(const std::string &why);
    void wireClosed();
    void tooLate();
    void askToStop();
    void terminate();
    void kill();
    void ended(const ProcessEnd &end);
    void afterCalls();
    void changed();

    // preFreeze
    void armFreeze();
    void freeze();
    void frozen(EndMark mark, const std::string &why = {});
    void freezeTooLate();

    // calls
    void send(Call &call);
    [[nodiscard]] Result<const FunctionCredentials *> freshCredentials();
    void timedOut(std::uint64_t id);
    void answered(Calls::iterator call, RuntimeWord &&word);
    void finish(Calls::iterator call, Outcome outcome, EndMark mark);
    void failAll(const ProcessEnd &end);
    void failStart(const Outcome &outcome);
    [[nodiscard]] CallFigures figures(const Call &call) const;
    [[nodiscard]] Outcome failure(const Call &call, std::string code, std::string message) const;
    [[nodiscard]] Calls::iterator find(std::string_view requestId);
    [[nodiscard]] TimerId timer(Duration after, TimerId Instance::*which, void (Instance::*what)());
    void setTimer(Duration after, void (Instance::*what)());

    InstancePorts m_ports;
    const InstanceSpecPtr m_spec;
    const std::string m_id;
    std::function<void(Instance &)> m_changed;
    InstanceLog m_log;
    std::unique_ptr<RuntimeSpeech> m_speech;
    std::unique_ptr<InstanceProcess> m_process;
    State m_state = State::Preparing;
    Calls m_calls;
    std::set<std::string> m_abandoned; // request ids that were answered here already, and may still be by the process
    std::string m_startId; // the request that it was started for
    std::optional<FunctionCredentials> m_credentials;
    TimerId m_timer; // of the state at hand
    TimerId m_freezeTimer; // to it, then of it
    std::string m_freezeId; // the request of the preFreeze handler that runs; "" = none does
    TimerId m_graceTimer; // while it counts as starting
    bool m_starting = false;
    bool m_frozen = false; // it has run in this idle time
    std::string m_why; // it is, or will be, ended for this; "" = nothing is wrong
    bool m_retired = false;
    bool m_closed = false; // its wire
    std::int64_t m_maxMemory = 0;
};

} // namespace sluice
