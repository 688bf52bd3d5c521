// The engine's end of its socket clients: a unix socket that only the same user may use, a session a client.
// Engine thread, which runs a Qt event loop.
#pragma once

#include "engine/base/result.h"
#include "engine/client/commandhandler.h"
#include "engine/client/doorbell.h"
#include "engine/client/enginelock.h"

#include <QObject>

#include <memory>
#include <string>

class QLocalServer;

namespace sluice {

class ControlServer final : public QObject {
    Q_OBJECT
public:
    static constexpr int kSessionsMax = 64;

    // Listens, replacing the stale socket of an engine that died, and writes DATA/endpoint. `runtimeDirectory` is
    // $XDG_RUNTIME_DIR or "". Handler and doorbell outlive the server.
    [[nodiscard]] static Result<std::unique_ptr<ControlServer>> listen(const EngineLock &lock,
                                                                       const std::string &runtimeDirectory,
                                                                       CommandHandler &handler, Doorbell &doorbell,
                                                                       std::string version);
    ~ControlServer() override; // hangs up; answers that were given are written as far as the sockets take them

    [[nodiscard]] const std::string &endpoint() const { return m_endpoint; }
    [[nodiscard]] int sessions() const { return m_sessions; }

private:
    ControlServer(std::string dataDirectory, std::string endpoint, CommandHandler &handler, Doorbell &doorbell,
                  std::string version);
    void accept();

    const std::string m_dataDirectory;
    const std::string m_endpoint;
    CommandHandler &m_handler;
    Doorbell &m_doorbell;
    const std::string m_version;
    QLocalServer *m_server; // child
    int m_sessions = 0;
};

} // namespace sluice
