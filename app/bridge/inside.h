// `sluice-bridge inside`: the first process of an instance. Carries the gateway and DNS, starts the runtime, reaps, passes
// SIGTERM on, counts memory, and ends with the runtime's status. The same without a sandbox, but for gateway and DNS.
#pragma once

#include "app/bridge/nameserver.h"
#include "app/bridge/poller.h"
#include "app/bridge/portlink.h"
#include "app/bridge/relay.h"
#include "engine/functions/local/sandbox/bridgesheet.h"

#include <optional>

namespace sluice::bridge {

class Inside {
public:
    Inside(BridgeSheet sheet, bool sandboxed);

    // Until the runtime has ended or the engine is gone; gives the exit status.
    int run();

private:
    void prepare();
    bool listenInside();
    void startWhenReady();
    void start();
    void onSignal();
    void onControl();
    void onWord(char word);
    void reap();
    void tell(const std::string &message);
    void complain(const std::string &text);
    void terminate();
    void killAll();
    void end(int status);

    BridgeSheet m_sheet;
    bool m_sandboxed;
    Poller m_poller;
    Relay m_relay;
    NameServer m_names;
    std::optional<PortLink> m_port;
    int m_signals = -1;
    pid_t m_runtime = -1;
    bool m_wantsTermination = false; // before the runtime was there
    std::optional<int> m_status;
};

} // namespace sluice::bridge
