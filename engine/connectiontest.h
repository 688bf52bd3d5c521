// Does a connection work, and if not, why: its host's name, its port, its certificate, its secret, and a signed call that
// changes nothing; of Kafka each broker's name and port. Engine thread.
#pragma once

#include "engine/access/connection.h"
#include "engine/projectlistcall.h"
#include "engine/reachprobe.h"

#include <map>
#include <optional>

namespace sluice {

struct ConnectionTestPorts {
    Loop &loop;
    std::function<std::string()> localFigures; // what the local connection shows
    std::function<void(const std::string &name, Reply<Secret>)> readSecret;
    Sign sign;
    ReachProbe::Resolve resolve = {}; // null = the system's resolver
};

class ConnectionTest {
public:
    static constexpr Duration kSecretMax = std::chrono::seconds(60); // a keychain may ask a person
    struct Limits {
        ReachProbe::Limits reach;
        Duration secret = kSecretMax;
        Duration call = ProjectListCall::kCallMax;
    };
    ConnectionTest(const ConnectionTestPorts &ports, Limits limits);
    ~ConnectionTest(); // not answered yet = Cancelled

    // Once. Rows in the order of looking: resolve, reach, tls, secret, call, clock, key, signature, permission; what comes
    // after the first that is not good is not looked at. Of Kafka: resolve and reach of each broker.
    void run(Connection connection, Reply<CheckRows> reply);

private:
    void testLocal();
    void testCloud();
    void testKafka();
    void reached(CheckRows rows);
    void readSecret();
    void call(const Secret &secret);
    void judged(const CheckRow &row) { m_rows.rows.push_back(row); }
    void finish();
    CheckRow row(const char *check, std::string title, std::string evidence) const;

    const ConnectionTestPorts m_ports;
    const Limits m_limits;
    Connection m_connection;
    ServiceAddress m_address;
    CheckRows m_rows;
    Reply<CheckRows> m_reply;
    std::vector<std::unique_ptr<ReachProbe>> m_probes;
    std::map<std::size_t, CheckRows> m_brokers; // by their place among the connection's
    std::unique_ptr<ProjectListCall> m_call;
    TimerId m_secretTimer{};
    const std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

// What an answer of Log Service says about the clocks, the key, its secret and its permissions.
[[nodiscard]] std::vector<CheckRow> verdictOf(const Connection &connection, const CallAnswer &answer, WallTime now);

// The tests that are running, each on behalf of somebody who waits.
class ConnectionTests {
public:
    static constexpr std::size_t kRunningMax = 8;

    explicit ConnectionTests(ConnectionTestPorts ports, ConnectionTest::Limits limits = {});

    // `given`: in place of what is stored under the secret's name. Throttled/"TooManyTests".
    void run(Connection connection, Reply<CheckRows> reply, std::optional<Secret> given = {});

private:
    const ConnectionTestPorts m_ports;
    const ConnectionTest::Limits m_limits;
    std::map<std::uint64_t, std::unique_ptr<ConnectionTest>> m_running;
    std::uint64_t m_last = 0;
};

} // namespace sluice
