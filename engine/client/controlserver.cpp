#include "engine/client/controlserver.h"

#include "engine/client/controlsession.h"
#include "engine/client/endpoint.h"
#include "engine/client/unixsocket.h"

#include <QLocalServer>
#include <QLocalSocket>

namespace sluice {

Result<std::unique_ptr<ControlServer>> ControlServer::listen(const EngineLock &lock, const std::string &runtimeDirectory,
                                                             CommandHandler &handler, Doorbell &doorbell,
                                                             std::string version)
{
    SLUICE_LET(auto endpoint, prepareEndpoint(lock.dataDirectory(), runtimeDirectory));
    SLUICE_LET(auto socket, listenUnix(endpoint));
    std::unique_ptr<ControlServer> server(
        new ControlServer(lock.dataDirectory(), std::move(endpoint), handler, doorbell, std::move(version)));
    if (!server->m_server->listen(socket.get()))
        return fail(ErrorKind::Unavailable, "CannotListen", server->m_server->errorString().toStdString());
    socket.release(); // QLocalServer's now
    SLUICE_TRY(publishEndpoint(lock.dataDirectory(), server->m_endpoint));
    return server;
}

ControlServer::ControlServer(std::string dataDirectory, std::string endpoint, CommandHandler &handler, Doorbell &doorbell,
                             std::string version)
    : m_dataDirectory(std::move(dataDirectory))
    , m_endpoint(std::move(endpoint))
    , m_handler(handler)
    , m_doorbell(doorbell)
    , m_version(std::move(version))
    , m_server(new QLocalServer(this))
{
    connect(m_server, &QLocalServer::newConnection, this, &ControlServer::accept);
}

ControlServer::~ControlServer()
{
    // The names go first: a client that loses its session must not find us again.
    withdrawEndpoint(m_dataDirectory, m_endpoint);
    m_server->close();
    const auto sessions = findChildren<ControlSession *>(QString(), Qt::FindDirectChildrenOnly);
    for (auto *session : sessions) {
        session->disconnect(this);
        delete session;
    }
}

void ControlServer::accept()
{
    while (auto *socket = m_server->nextPendingConnection()) {
        if (m_sessions >= kSessionsMax || !checkPeer(static_cast<int>(socket->socketDescriptor()))) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_sessions;
        auto *session = new ControlSession(socket, m_handler, m_doorbell, m_version, this);
        connect(session, &QObject::destroyed, this, [this] { --m_sessions; });
        session->open();
    }
}

} // namespace sluice
