// Asks the session bus what state the keychain is in: QtKeychain's answers do not tell "locked" from "not there".
// Thread of its maker, which needs a Qt event loop.
#pragma once

#include "engine/base/uniquefunction.h"

#include <QDBusConnection>
#include <QObject>

#include <chrono>

class QDBusMessage;

namespace sluice {

enum class KeychainState {
    Open,
    Locked,
    NoKeyring, // the service runs, but has nothing to store in
    NoService, // nobody on the bus offers it
    NoBus,
    Silent, // no answer in time
};

class KeychainProbe final : public QObject {
public:
    explicit KeychainProbe(std::chrono::milliseconds timeout, QObject *parent = nullptr);

    // Answers once, later, within a few times the time-out. Connecting to the bus blocks while the bus is slow to accept.
    void look(UniqueFunction<void(KeychainState)> answer);

private:
    using Answer = std::shared_ptr<UniqueFunction<void(KeychainState)>>;
    template <class Then> void call(const QDBusMessage &message, const Answer &answer, Then then);
    void askDefault(const Answer &answer);
    void askLocked(const Answer &answer, const QString &collection);
    void askWallet(const Answer &answer); // KDE's own service, where there is no Secret Service

    const std::chrono::milliseconds m_timeout;
    QDBusConnection m_bus;
};

} // namespace sluice
