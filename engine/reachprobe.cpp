#include "engine/reachprobe.h"

#include "engine/access/serviceaddress.h"

#include <QHostInfo>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslSocket>

#include <algorithm>

namespace sluice {
namespace {

constexpr std::size_t kShownAddresses = 4;

std::string seconds(Duration limit)
{
    const auto ms = millis(limit);
    return ms % 1'000 == 0 ? std::to_string(ms / 1'000) + " s" : std::to_string(ms) + " ms";
}

std::string textOfCertificate(const QSslCertificate &certificate)
{
    const auto names = certificate.subjectInfo(QSslCertificate::CommonName);
    return "certificate of " + (names.isEmpty() ? QStringLiteral("nobody") : names.first()).toStdString() + " until "
        + certificate.expiryDate().toUTC().toString(QStringLiteral("yyyy-MM-dd")).toStdString();
}

} // namespace

ReachProbe::ReachProbe(Loop &loop, Resolve resolve, Limits limits)
    : m_loop(loop)
    , m_resolve(std::move(resolve))
    , m_limits(limits)
{
}

ReachProbe::~ReachProbe()
{
    *m_alive = false;
    if (m_step != Step::Ended)
        m_loop.cancel(m_timer);
}

void ReachProbe::run(ReachTarget target, Reply<CheckRows> reply)
{
    m_target = std::move(target);
    m_reply = std::move(reply);
    enter(Step::Resolve, m_limits.resolve);
    const auto take = [this, alive = m_alive](Result<std::vector<std::string>> addresses) {
        if (*alive && m_step == Step::Resolve)
            resolved(std::move(addresses));
    };
    if (m_resolve)
        return m_resolve(m_target.host, take);
    QHostInfo::lookupHost(QString::fromStdString(m_target.host), &m_context, [take](const QHostInfo &info) {
        std::vector<std::string> addresses;
        for (const auto &address : info.addresses())
            addresses.push_back(address.toString().toStdString());
        if (addresses.empty())
            return take(fail(ErrorKind::NotFound, "HostNotFound", info.errorString().toStdString()));
        take(std::move(addresses));
    });
}

void ReachProbe::enter(Step step, Duration limit)
{
    if (m_step != Step::Ended)
        m_loop.cancel(m_timer);
    m_step = step;
    m_since = m_loop.clock().boot();
    m_timer = m_loop.after(limit, [this] { timedOut(); });
}

std::string ReachProbe::took() const
{
    return std::to_string(millis(m_loop.clock().boot() - m_since)) + " ms";
}

void ReachProbe::good(const char *check, std::string title, std::string evidence)
{
    CheckRow row;
    row.check = check;
    row.subject = m_target.subject;
    row.title = std::move(title);
    row.evidence = std::move(evidence);
    m_rows.rows.push_back(std::move(row));
}

void ReachProbe::bad(const char *check, std::string title, std::string reason, std::string evidence, std::string remedy)
{
    good(check, std::move(title), std::move(evidence));
    auto &row = m_rows.rows.back();
    row.good = false;
    row.reason = std::move(reason);
    row.remedy = std::move(remedy);
    finish();
}

void ReachProbe::resolved(Result<std::vector<std::string>> addresses)
{
    const auto title = m_target.host + " has an address";
    if (!addresses || addresses->empty())
        return bad("resolve", title, "the name " + m_target.host + " is not known",
                   addresses ? std::string() : addresses.error().detail,
                   "look for a typing mistake in the endpoint, and whether this machine has a name server");
    std::string list;
    for (std::size_t i = 0; i < std::min(addresses->size(), kShownAddresses); ++i)
        list += (i > 0 ? ", " : "") + (*addresses)[i];
    good("resolve", title, list + " in " + took());
    reach();
}

void ReachProbe::reach()
{
    enter(Step::Connect, m_limits.connect);
    m_socket = std::make_unique<QSslSocket>();
    QObject::connect(m_socket.get(), &QSslSocket::connected, &m_context, [this] { connected(); });
    QObject::connect(m_socket.get(), &QSslSocket::encrypted, &m_context, [this] { encrypted(); });
    QObject::connect(m_socket.get(), &QSslSocket::errorOccurred, &m_context, [this] { failed(); });
    m_socket->connectToHost(QString::fromStdString(m_target.host), m_target.port);
}

void ReachProbe::connected()
{
    if (m_step != Step::Connect)
        return;
    good("reach", hostAndPort(m_target.host, m_target.port) + " can be reached",
         m_socket->peerAddress().toString().toStdString() + " in " + took());
    if (!m_target.tls)
        return finish();
    enter(Step::Tls, m_limits.tls);
    m_socket->setPeerVerifyName(QString::fromStdString(m_target.host));
    m_socket->startClientEncryption();
}

void ReachProbe::encrypted()
{
    if (m_step != Step::Tls)
        return;
    good("tls", m_target.host + " shows a certificate that is trusted here",
         m_socket->sessionCipher().protocolString().toStdString() + ", " + textOfCertificate(m_socket->peerCertificate())
             + ", in " + took());
    finish();
}

void ReachProbe::failed()
{
    const auto text = m_socket->errorString().toStdString();
    const auto where = hostAndPort(m_target.host, m_target.port);
    if (m_step == Step::Connect && m_socket->error() == QAbstractSocket::ConnectionRefusedError)
        return bad("reach", where + " can be reached", "the connection to " + where + " was refused", text,
                   "look whether the port is right and the service runs");
    if (m_step == Step::Connect)
        return bad("reach", where + " can be reached", where + " cannot be reached", text,
                   "look at this machine's network and at firewalls on the way");
    if (m_step != Step::Tls)
        return;
    std::string problems;
    for (const auto &problem : m_socket->sslHandshakeErrors())
        problems += (problems.empty() ? "" : "; ") + problem.errorString().toStdString();
    bad("tls", m_target.host + " shows a certificate that is trusted here",
        problems.empty() ? where + " does not speak TLS as this program does"
                         : "the certificate is not trusted: " + problems,
        text, "look whether the endpoint is right, whether something on the way replaces certificates, and at the clock");
}

void ReachProbe::timedOut()
{
    const auto where = hostAndPort(m_target.host, m_target.port);
    switch (m_step) {
    case Step::Resolve:
        return bad("resolve", m_target.host + " has an address",
                   "no name server answered within " + seconds(m_limits.resolve), {},
                   "look at this machine's network and its name server");
    case Step::Connect:
        return bad("reach", where + " can be reached", where + " did not answer within " + seconds(m_limits.connect), {},
                   "look whether a firewall is on the way and whether the port is right");
    case Step::Tls:
        return bad("tls", m_target.host + " shows a certificate that is trusted here",
                   where + " took the connection, but said nothing within " + seconds(m_limits.tls), {},
                   "look whether the service speaks TLS on that port");
    case Step::Ended: return;
    }
}

// Answered on the loop: whoever is told may end this, and a socket's signal may be under way.
void ReachProbe::finish()
{
    m_loop.cancel(m_timer);
    m_step = Step::Ended;
    if (m_socket)
        m_socket->disconnect(&m_context);
    m_loop.answer<CheckRows>(std::move(m_reply), std::move(m_rows));
}

} // namespace sluice
