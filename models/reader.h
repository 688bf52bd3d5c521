// One kind of read with a slot of one: at most one request is under way and at most one waits; asking again while one is
// under way replaces what waits. Asking for something else makes the answer under way worthless: it is dropped by number.
#pragma once

#include "engine/client/engineclient.h"

#include <optional>

namespace sluice {

template <class C> class Reader {
public:
    using Handler = UniqueFunction<void(Result<typename C::Answer>)>;

    // Client and context outlive the reader; the handler runs on the client's thread.
    Reader(EngineClient &client, QObject *context, Handler handler)
        : m_client(client)
        , m_context(context)
        , m_handler(std::move(handler))
    {
    }

    void ask(C command)
    {
        if (!m_asked || !(*m_asked == command))
            ++m_number;
        m_asked = command;
        if (m_busy)
            m_waiting = std::move(command);
        else
            send(std::move(command));
    }

    // Forgets what was asked; an answer under way is dropped.
    void forget()
    {
        ++m_number;
        m_asked.reset();
        m_waiting.reset();
    }

    [[nodiscard]] bool busy() const { return m_busy; }

private:
    void send(C command)
    {
        m_busy = true;
        m_client.send(std::move(command), m_context, [this, number = m_number](Result<typename C::Answer> answer) {
            m_busy = false;
            if (m_waiting)
                send(*std::exchange(m_waiting, std::nullopt));
            if (number == m_number)
                m_handler(std::move(answer));
        });
    }

    EngineClient &m_client;
    QObject *m_context;
    Handler m_handler;
    std::optional<C> m_asked;
    std::optional<C> m_waiting;
    std::uint64_t m_number = 0;
    bool m_busy = false;
};

} // namespace sluice
