#include "models/accesswords.h"

#include "models/changewords.h"
#include "models/format.h"

#include <QCoreApplication>

namespace sluice {

namespace {

struct AccessText {
    Q_DECLARE_TR_FUNCTIONS(Access) // QT_TRANSLATE_NOOP below names it too
};

constexpr std::int64_t kDayMs = 86'400'000;

} // namespace

SecretState secretStateOf(const std::string &state)
{
    constexpr std::pair<const char *, SecretState> kStates[] = {
        {"stored", SecretState::Stored},   {"this run", SecretState::ThisRun},       {"absent", SecretState::Absent},
        {"locked", SecretState::Locked},   {"no-keychain", SecretState::NoKeychain}, {"timed-out", SecretState::TimedOut},
        {"damaged", SecretState::Damaged},
    };
    for (const auto &[text, value] : kStates) {
        if (state == text)
            return value;
    }
    return SecretState::Refused;
}

namespace accesswords {

QString kind(ConnectionKind kind)
{
    switch (kind) {
    case ConnectionKind::Local: return AccessText::tr("Local");
    case ConnectionKind::Cloud: return AccessText::tr("Cloud");
    case ConnectionKind::Kafka: return AccessText::tr("Kafka");
    }
    return {};
}

QString state(SecretState state)
{
    switch (state) {
    case SecretState::Stored: return AccessText::tr("Stored");
    case SecretState::ThisRun: return AccessText::tr("This run only");
    case SecretState::Absent: return AccessText::tr("Not there");
    case SecretState::Locked: return AccessText::tr("Keychain locked");
    case SecretState::NoKeychain: return AccessText::tr("No keychain");
    case SecretState::Refused: return AccessText::tr("Refused");
    case SecretState::TimedOut: return AccessText::tr("Timed out");
    case SecretState::Damaged: return AccessText::tr("Damaged");
    }
    return {};
}

QStringList states()
{
    QStringList all;
    for (int one = 0; one < kSecretStates; ++one)
        all.append(state(SecretState(one)));
    return all;
}

QString remedy(SecretState state)
{
    switch (state) {
    case SecretState::Stored: return {};
    case SecretState::ThisRun: return AccessText::tr("It is gone when the engine stops. Set it again after the next start.");
    case SecretState::Absent: return AccessText::tr("Set its value; until then what uses it fails.");
    case SecretState::Locked: return AccessText::tr("Unlock the keychain, then try again.");
    case SecretState::NoKeychain: return AccessText::tr("Start a keychain service, or keep the value for this run only.");
    case SecretState::Refused: return AccessText::tr("Allow this program in the keychain, then try again.");
    case SecretState::TimedOut:
        return AccessText::tr("Look whether the keychain waits for an answer of yours, then try again.");
    case SecretState::Damaged: return AccessText::tr("Set its value again; what is stored cannot be read.");
    }
    return {};
}

QString trust(const std::string &service)
{
    if (service == "log")
        return AccessText::tr("Log Service");
    if (service == "fc")
        return AccessText::tr("Function Compute");
    return service.empty() ? format::none() : QString::fromStdString(service);
}

QString action(const std::string &action)
{
    if (action == "create")
        return AccessText::tr("Created");
    if (action == "change")
        return AccessText::tr("Changed");
    if (action == "delete")
        return AccessText::tr("Deleted");
    if (action == "restore")
        return AccessText::tr("Restored");
    if (action == "undo")
        return AccessText::tr("Undone");
    if (action == "redo")
        return AccessText::tr("Redone");
    if (action == "apply")
        return AccessText::tr("Applied");
    if (action == "pause")
        return AccessText::tr("Paused");
    if (action == "resume")
        return AccessText::tr("Resumed");
    if (action == "checkpoint")
        return AccessText::tr("Checkpoint moved");
    if (action == "authorize")
        return AccessText::tr("Authorization");
    if (action == "rotate")
        return AccessText::tr("New key");
    if (action == "denied")
        return AccessText::tr("Denied");
    return QString::fromStdString(action);
}

QString caller(const Caller &caller)
{
    const auto text = [](const std::string &value) { return QString::fromStdString(value); };
    switch (caller.kind) {
    case CallerKind::Owner:
        return caller.client.empty() ? AccessText::tr("owner") : AccessText::tr("owner by %1").arg(text(caller.client));
    case CallerKind::User:
        return caller.client.empty() ? AccessText::tr("user %1").arg(text(caller.user))
                                     : AccessText::tr("user %1 by %2").arg(text(caller.user), text(caller.client));
    case CallerKind::Role:
        return caller.session.empty() ? AccessText::tr("role %1").arg(text(caller.role))
                                      : AccessText::tr("role %1 (%2)").arg(text(caller.role), text(caller.session));
    }
    return {};
}

QString age(std::int64_t fromMs, std::int64_t nowMs)
{
    if (fromMs <= 0)
        return format::none();
    const auto days = std::max<std::int64_t>(0, nowMs - fromMs) / kDayMs; // a clock that was set back makes nothing older
    return days == 0 ? AccessText::tr("today")
                     : AccessText::tr("%n day(s)", nullptr, int(std::min<std::int64_t>(days, 99'999)));
}

QString list(const std::vector<std::string> &names)
{
    QStringList all;
    for (const auto &name : names)
        all.append(QString::fromStdString(name));
    return all.isEmpty() ? format::none() : all.join(QStringLiteral(", "));
}

QString users(const std::vector<std::string> &users)
{
    QStringList all;
    for (const auto &user : users) {
        const auto gap = user.find(' ');
        all.append(gap == std::string::npos ? QString::fromStdString(user)
                                            : kindWord(user.substr(0, gap)) + QString::fromStdString(user.substr(gap)));
    }
    return all.isEmpty() ? format::none() : all.join(QStringLiteral(", "));
}

QString secretHome(const std::string &home)
{
    static constexpr const char *kHomes[] = {
        QT_TRANSLATE_NOOP("Access", "the keychain of the desktop (Secret Service or KWallet)"),
        QT_TRANSLATE_NOOP("Access", "memory of this run"),
    };
    for (const auto *known : kHomes) {
        if (home == known)
            return AccessText::tr(known);
    }
    return QString::fromStdString(home);
}

QString policies(const std::vector<std::string> &system, const std::string &document)
{
    if (document.empty())
        return list(system);
    const auto own = AccessText::tr("own policy");
    return system.empty() ? own : list(system) + QStringLiteral(", ") + own;
}

} // namespace accesswords

} // namespace sluice
