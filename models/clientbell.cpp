#include "models/clientbell.h"

namespace sluice {

ClientBell::ClientBell(EngineClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(kFrameMs);
    m_frame.setTimerType(Qt::PreciseTimer);
    connect(&m_frame, &QTimer::timeout, this, &ClientBell::answer);
    connect(&client, &EngineClient::changed, this, [this] {
        if (!m_frame.isActive())
            m_frame.start();
    });
    connect(&client, &EngineClient::linkChanged, this, [this] {
        emit linkChanged();
        if (m_client.link() == Link::Connected)
            ringAll();
    });
}

void ClientBell::ringAll()
{
    m_all = true;
    if (!m_frame.isActive())
        m_frame.start();
}

void ClientBell::answer()
{
    const auto what = m_client.acknowledge();
    const bool all = std::exchange(m_all, false);
    if (all || what.definitions)
        emit definitionsChanged();
    if (all || what.pumps || what.definitions)
        emit pumpsChanged();
    if (all || what.ledger)
        emit ledgerChanged();
    if (all || what.logs)
        emit logsChanged();
}

} // namespace sluice
