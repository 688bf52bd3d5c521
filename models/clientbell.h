// The engine's doorbell for all models of a window: acknowledges first, then tells each feed that there is something
// to read; at most once a frame, however often it rings.
#pragma once

#include "engine/client/engineclient.h"

#include <QTimer>

namespace sluice {

class ClientBell : public QObject {
    Q_OBJECT
public:
    static constexpr int kFrameMs = 16;

    // The client must outlive this object.
    explicit ClientBell(EngineClient &client, QObject *parent = nullptr);

    [[nodiscard]] EngineClient &client() const { return m_client; }

    // As if everything had changed: the first read, after a lost link, and "check again".
    void ringAll();

signals:
    void ledgerChanged();
    void pumpsChanged();
    void definitionsChanged();
    void logsChanged();
    void linkChanged();

private:
    void answer();

    EngineClient &m_client;
    QTimer m_frame;
    bool m_all = false;
};

} // namespace sluice
