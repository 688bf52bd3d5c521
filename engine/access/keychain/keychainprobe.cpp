#include "engine/access/keychain/keychainprobe.h"

#include <QDBusError>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QTimer>

namespace sluice {

namespace {

const auto kService = QStringLiteral("org.freedesktop.secrets");
const auto kPath = QStringLiteral("/org/freedesktop/secrets");
const auto kBusName = QStringLiteral("sluice-keychain-probe");
const auto kWallet = QStringLiteral("org.kde.kwalletd5");

KeychainState stateOf(const QDBusError &error)
{
    switch (error.type()) {
    case QDBusError::NoReply:
    case QDBusError::Timeout:
    case QDBusError::TimedOut: return KeychainState::Silent;
    case QDBusError::NoServer:
    case QDBusError::Disconnected: return KeychainState::NoBus;
    case QDBusError::UnknownObject:
    case QDBusError::UnknownMethod:
    case QDBusError::UnknownInterface: return KeychainState::NoKeyring;
    default: return KeychainState::NoService;
    }
}

} // namespace

KeychainProbe::KeychainProbe(std::chrono::milliseconds timeout, QObject *parent)
    : QObject(parent)
    , m_timeout(timeout)
    , m_bus(kBusName)
{
}

void KeychainProbe::look(UniqueFunction<void(KeychainState)> answer)
{
    const auto shared = std::make_shared<UniqueFunction<void(KeychainState)>>(std::move(answer));
    if (!m_bus.isConnected()) {
        QDBusConnection::disconnectFromBus(kBusName); // a bus that went away keeps its name here
        m_bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, kBusName);
    }
    if (!m_bus.isConnected())
        QTimer::singleShot(0, this, [shared] { (*shared)(KeychainState::NoBus); });
    else
        askDefault(shared);
}

template <class Then> void KeychainProbe::call(const QDBusMessage &message, const Answer &answer, Then then)
{
    auto *const watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message, static_cast<int>(m_timeout.count())), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [answer, then](QDBusPendingCallWatcher *done) {
        done->deleteLater();
        then(*done);
    });
}

void KeychainProbe::askDefault(const Answer &answer)
{
    auto message = QDBusMessage::createMethodCall(kService, kPath, QStringLiteral("org.freedesktop.Secret.Service"),
                                                  QStringLiteral("ReadAlias"));
    message << QStringLiteral("default");
    call(message, answer, [this, answer](const QDBusPendingCall &reply) {
        if (reply.isError()) {
            const auto state = stateOf(reply.error());
            return state == KeychainState::NoService ? askWallet(answer) : (*answer)(state);
        }
        const auto path = reply.reply().arguments().value(0).value<QDBusObjectPath>().path();
        if (path.size() < 2)
            return (*answer)(KeychainState::NoKeyring);
        askLocked(answer, path);
    });
}

void KeychainProbe::askLocked(const Answer &answer, const QString &collection)
{
    auto message = QDBusMessage::createMethodCall(kService, collection, QStringLiteral("org.freedesktop.DBus.Properties"),
                                                  QStringLiteral("Get"));
    message << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    call(message, answer, [answer](const QDBusPendingCall &reply) {
        if (reply.isError())
            return (*answer)(stateOf(reply.error()));
        const bool locked = reply.reply().arguments().value(0).value<QDBusVariant>().variant().toBool();
        (*answer)(locked ? KeychainState::Locked : KeychainState::Open);
    });
}

void KeychainProbe::askWallet(const Answer &answer)
{
    auto message = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/"),
                                                  QStringLiteral("org.freedesktop.DBus"), QStringLiteral("NameHasOwner"));
    message << kWallet;
    call(message, answer, [answer](const QDBusPendingCall &reply) {
        const bool owned = !reply.isError() && reply.reply().arguments().value(0).toBool();
        (*answer)(owned ? KeychainState::Open : KeychainState::NoService);
    });
}

} // namespace sluice
