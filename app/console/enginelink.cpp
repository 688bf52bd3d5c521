#include "app/console/enginelink.h"

#include <QTimer>

namespace sluice::console {

EngineLink::EngineLink(std::string dataDirectory, EngineFactory factory, QObject *parent)
    : QObject(parent)
    , m_dataDirectory(std::move(dataDirectory))
    , m_factory(std::move(factory))
{
}

EngineLink::~EngineLink() = default;

Result<EngineClient *> EngineLink::open()
{
    SLUICE_LET(auto holder, attachOrStart(m_dataDirectory));
    if (auto *lock = std::get_if<EngineLock>(&holder)) {
        EngineOptions options{std::move(*lock), Scheduling::On, Collecting::On, Residence::Resident};
        SLUICE_LET(m_host, m_factory(std::move(options)));
        return &m_host->client();
    }
    m_socket = std::make_unique<SocketClient>(m_dataDirectory, SLUICE_VERSION);
    return m_socket.get();
}

void EngineLink::close(UniqueFunction<void()> done)
{
    m_socket.reset();
    if (m_host) {
        m_host->stop(std::move(done));
        return;
    }
    QTimer::singleShot(0, this, [done = std::make_shared<UniqueFunction<void()>>(std::move(done))] { (*done)(); });
}

} // namespace sluice::console
