// The engine behind the window: the one that holds the data directory, through its socket, else one of our own.
#pragma once

#include "engine/client/enginehost.h"
#include "engine/client/socketclient.h"

#include <QObject>

namespace sluice::console {

class EngineLink final : public QObject {
    Q_OBJECT
public:
    EngineLink(std::string dataDirectory, EngineFactory factory, QObject *parent = nullptr);
    ~EngineLink() override;

    // Opens the directory. Short of a dead disk it returns at once: an engine of our own starts on its own thread.
    [[nodiscard]] Result<EngineClient *> open();

    // Stops an engine of our own in order, or hangs up; then `done`, later. At most once.
    void close(UniqueFunction<void()> done);

private:
    const std::string m_dataDirectory;
    const EngineFactory m_factory;
    std::unique_ptr<SocketClient> m_socket;
    std::unique_ptr<EngineHost> m_host;
};

} // namespace sluice::console
