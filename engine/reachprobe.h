// Whether a host answers: its name, its port and, where it speaks TLS, its certificate, each within a time-out of its own.
// A shell around one socket: a thread with an event loop, the one that the loop belongs to.
#pragma once

#include "engine/base/loop.h"
#include "engine/client/accessrows.h"

#include <QObject>

#include <functional>
#include <memory>

class QSslSocket;

namespace sluice {

struct ReachTarget {
    std::string subject; // of the rows
    std::string host;
    std::uint16_t port = 0;
    bool tls = false;
};

class ReachProbe {
public:
    static constexpr Duration kResolveMax = std::chrono::seconds(5);
    static constexpr Duration kConnectMax = std::chrono::seconds(5);
    static constexpr Duration kTlsMax = std::chrono::seconds(5);
    struct Limits {
        Duration resolve = kResolveMax;
        Duration connect = kConnectMax;
        Duration tls = kTlsMax;
    };
    using Resolve = std::function<void(const std::string &host, Reply<std::vector<std::string>>)>;
    ReachProbe(Loop &loop, Resolve resolve, Limits limits); // null `resolve` = the system's resolver
    ~ReachProbe(); // not answered yet = Cancelled

    // Once. Rows "resolve", "reach" and "tls", as far as it came: it stops at the first that is not good.
    void run(ReachTarget target, Reply<CheckRows> reply);

private:
    enum class Step { Resolve, Connect, Tls, Ended };
    void enter(Step step, Duration limit);
    void resolved(Result<std::vector<std::string>> addresses);
    void reach();
    void connected();
    void encrypted();
    void failed();
    void timedOut();
    void good(const char *check, std::string title, std::string evidence);
    void bad(const char *check, std::string title, std::string reason, std::string evidence, std::string remedy);
    void finish();
    [[nodiscard]] std::string took() const;

    Loop &m_loop;
    const Resolve m_resolve;
    const Limits m_limits;
    ReachTarget m_target;
    CheckRows m_rows;
    Reply<CheckRows> m_reply;
    Step m_step = Step::Ended;
    TimerId m_timer{};
    BootTime m_since{};
    QObject m_context;
    std::unique_ptr<QSslSocket> m_socket;
    const std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace sluice
