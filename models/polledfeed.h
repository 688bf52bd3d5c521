// A read that is repeated: when the bell says so, not more often than every kLeastMs, and every kMostMs for what changes
// without a bell, such as a lag. An answer to what is no longer asked is dropped.
#pragma once

#include "models/clientbell.h"
#include "models/reader.h"

namespace sluice {

template <class C> class PolledFeed {
public:
    static constexpr int kLeastMs = 200;
    static constexpr int kMostMs = 1'000;

    PolledFeed(ClientBell &bell, QObject *context, typename Reader<C>::Handler handler)
        : m_reader(bell.client(), context, std::move(handler))
    {
        m_soon.setSingleShot(true);
        m_soon.setInterval(kLeastMs);
        m_often.setInterval(kMostMs);
        QObject::connect(&m_soon, &QTimer::timeout, context, [this] { read(); });
        QObject::connect(&m_often, &QTimer::timeout, context, [this] { read(); });
        QObject::connect(&bell, &ClientBell::pumpsChanged, context, [this] { readSoon(); });
    }

    void watch(C command)
    {
        m_reader.forget();
        m_command = std::move(command);
        m_often.start();
        read();
    }
    void stop()
    {
        m_command.reset();
        m_reader.forget();
        m_often.stop();
        m_soon.stop();
    }
    void readSoon()
    {
        if (m_command && !m_soon.isActive())
            m_soon.start();
    }

private:
    void read()
    {
        if (m_command && !m_reader.busy())
            m_reader.ask(*m_command);
    }

    Reader<C> m_reader;
    std::optional<C> m_command;
    QTimer m_soon;
    QTimer m_often;
};

} // namespace sluice
