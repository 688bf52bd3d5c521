#include "engine/connectiontest.h"

namespace sluice {
namespace {

std::string logAddressOf(const Connection &connection)
{
    return connection.logEndpoint.empty() ? connection.region + ".log.aliyuncs.com" : connection.logEndpoint;
}

void refuseRow(CheckRow &row, std::string reason, std::string remedy, std::string command = {})
{
    row.good = false;
    row.reason = std::move(reason);
    row.remedy = std::move(remedy);
    row.command = std::move(command);
}

} // namespace

ConnectionTest::ConnectionTest(const ConnectionTestPorts &ports, Limits limits)
    : m_ports(ports)
    , m_limits(limits)
{
}

ConnectionTest::~ConnectionTest()
{
    *m_alive = false;
    m_ports.loop.cancel(m_secretTimer);
}

void ConnectionTest::run(Connection connection, Reply<CheckRows> reply)
{
    m_connection = std::move(connection);
    m_reply = std::move(reply);
    switch (m_connection.kind) {
    case ConnectionKind::Local: return testLocal();
    case ConnectionKind::Cloud: return testCloud();
    case ConnectionKind::Kafka: return testKafka();
    }
}

CheckRow ConnectionTest::row(const char *check, std::string title, std::string evidence) const
{
    CheckRow made;
    made.check = check;
    made.subject = m_connection.name;
    made.title = std::move(title);
    made.evidence = std::move(evidence);
    return made;
}

void ConnectionTest::testLocal()
{
    m_rows.rows.push_back(row("engine", "this engine runs", m_ports.localFigures ? m_ports.localFigures() : std::string()));
    finish();
}

void ConnectionTest::testCloud()
{
    auto address = serviceAddress(logAddressOf(m_connection));
    if (!address) {
        m_rows.rows.push_back(row("resolve", "the endpoint is an address", {}));
        refuseRow(m_rows.rows.back(), address.error().detail, "correct the endpoint",
                  "sluicectl connection set " + m_connection.name + " --log-endpoint URL");
        return finish();
    }
    m_address = std::move(*address);
    m_probes.push_back(std::make_unique<ReachProbe>(m_ports.loop, m_ports.resolve, m_limits.reach));
    m_probes.back()->run({m_connection.name, m_address.host, m_address.port, m_address.secure},
                         [this, alive = m_alive](Result<CheckRows> rows) {
                             if (*alive && rows)
                                 reached(std::move(*rows));
                         });
}

void ConnectionTest::testKafka()
{
    for (std::size_t i = 0; i < m_connection.brokers.size(); ++i) {
        const auto &text = m_connection.brokers[i];
        const auto broker = brokerAddress(text);
        if (!broker) {
            m_brokers[i].rows.push_back(row("resolve", text + " is an address", {}));
            refuseRow(m_brokers[i].rows.back(), broker.error().detail, "correct the connection's brokers");
            continue;
        }
        m_probes.push_back(std::make_unique<ReachProbe>(m_ports.loop, m_ports.resolve, m_limits.reach));
        m_probes.back()->run({m_connection.name, broker->host, broker->port, false},
                             [this, i, alive = m_alive](Result<CheckRows> rows) {
                                 if (!*alive || !rows)
                                     return;
                                 m_brokers[i] = std::move(*rows);
                                 if (m_brokers.size() == m_connection.brokers.size())
                                     finish();
                             });
    }
    if (m_probes.empty())
        finish();
}

void ConnectionTest::reached(CheckRows rows)
{
    m_rows = std::move(rows);
    if (m_rows.rows.empty() || !m_rows.rows.back().good)
        return finish();
    readSecret();
}

void ConnectionTest::readSecret()
{
    const auto judge = [this, alive = m_alive](Result<Secret> secret) {
        if (!*alive || !m_reply)
            return;
        m_ports.loop.cancel(m_secretTimer);
        auto looked = row("secret", "the secret " + m_connection.secret + " can be read", {});
        if (!secret) {
            const bool absent = secret.error().kind == ErrorKind::NotFound;
            looked.evidence = secret.error().code;
            refuseRow(looked, secret.error().detail,
                      absent ? "store the secret of the access key " + m_connection.user
                             : "unlock the keychain, or give the secret by the environment or a file descriptor",
                      absent ? "sluicectl secret add " + m_connection.secret : std::string());
        }
        judged(looked);
        if (!secret)
            return finish();
        call(*secret);
    };
    m_secretTimer = m_ports.loop.after(m_limits.secret, [judge] {
        judge(fail(ErrorKind::TimedOut, "KeychainTimeout", "the secret store did not answer in time"));
    });
    m_ports.readSecret(m_connection.secret, judge);
}

void ConnectionTest::call(const Secret &secret)
{
    m_call = std::make_unique<ProjectListCall>(m_ports.loop, m_ports.sign, m_limits.call);
    m_call->run(m_address, m_connection.region, {m_connection.user, secret, {}},
                [this, alive = m_alive](Result<CallAnswer> answer) {
                    if (!*alive)
                        return;
                    if (answer) {
                        for (const auto &judgement : verdictOf(m_connection, *answer, m_ports.loop.clock().wall()))
                            judged(judgement);
                    } else {
                        judged(row("call", "a signed call is answered", answer.error().code));
                        refuseRow(m_rows.rows.back(), answer.error().detail,
                                  "look whether the endpoint is that of Log Service, and try again");
                    }
                    finish();
                });
}

// Answered on the loop: whoever is told ends this.
void ConnectionTest::finish()
{
    m_ports.loop.cancel(m_secretTimer);
    for (auto &[place, rows] : m_brokers)
        m_rows.rows.insert(m_rows.rows.end(), rows.rows.begin(), rows.rows.end());
    m_ports.loop.answer<CheckRows>(std::move(m_reply), std::move(m_rows));
}

ConnectionTests::ConnectionTests(ConnectionTestPorts ports, ConnectionTest::Limits limits)
    : m_ports(std::move(ports))
    , m_limits(limits)
{
}

void ConnectionTests::run(Connection connection, Reply<CheckRows> reply, std::optional<Secret> given)
{
    if (m_running.size() >= kRunningMax)
        return m_ports.loop.answer<CheckRows>(
            std::move(reply),
            fail(ErrorKind::Throttled, "TooManyTests",
                 std::to_string(kRunningMax) + " connection tests are running already; try again when one has ended"));
    const auto id = ++m_last;
    auto ports = m_ports;
    if (given)
        ports.readSecret = [given, &loop = m_ports.loop](const std::string &, Reply<Secret> answer) {
            loop.answer<Secret>(std::move(answer), *given);
        };
    auto &test = m_running[id] = std::make_unique<ConnectionTest>(ports, m_limits);
    test->run(std::move(connection), [this, id, reply = std::move(reply)](Result<CheckRows> rows) mutable {
        if (rows || rows.error().code != "ReplyDropped") // else this is ending, and the test with it
            m_running.erase(id);
        reply(std::move(rows));
    });
}

} // namespace sluice
