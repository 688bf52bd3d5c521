#include "engine/accounts.h"

#include "engine/catalog/rulechecker.h"
#include "engine/engineparts.h"

#include <QRandomGenerator>

namespace sluice {
namespace {

constexpr std::size_t kKeyIdRandom = 20;

tl::unexpected<Error> noUser(const std::string &name, const Definitions &definitions)
{
    return fail(ErrorKind::NotFound, "EntityNotExist.User",
                "there is no user \"" + name + '"' + nearestName(name, definitions.users));
}

} // namespace

// What a change that may give a key carries to its answer.
struct Accounts::Making {
    KeySecrets secrets;
    NewKeyAnswer answer;
};

Accounts::Accounts(Loop &loop, Catalog &catalog, AskSecrets askSecrets)
    : m_loop(loop)
    , m_catalog(catalog)
    , m_askSecrets(std::move(askSecrets))
{
}

AccessKey Accounts::newKey() const
{
    return {newAccessKeyId(), unixMillis(m_loop.clock().wall()), true};
}

void Accounts::change(std::shared_ptr<Making> making, Edit edit, Reply<NewKeyAnswer> reply)
{
    m_catalog.change(std::move(edit),
                     [making = std::move(making), reply = std::move(reply)](Result<ChangeReport> report) mutable {
                         if (!report)
                             return reply(fail(std::move(report).error()));
                         if (!making->answer.keyId.empty()) {
                             making->answer.secret = making->secrets.secretOf(making->answer.keyId);
                             making->answer.notice = std::move(making->secrets.notice);
                         }
                         reply(std::move(making->answer));
                     });
}

void Accounts::putUser(User user, Actor actor, Reply<NewKeyAnswer> reply)
{
    const bool known = m_catalog.definitions()->users.contains(user.name);
    auto making = std::make_shared<Making>();
    making->answer.user = user.name;
    Edit edit;
    edit.actor = std::move(actor);
    edit.mutate = [making, known, key = newKey(), user = std::move(user)](Definitions &next) mutable -> Done {
        const auto old = next.users.find(user.name);
        if (old != next.users.end()) {
            user.keys = old->second.keys;
        } else if (known) {
            return noUser(user.name, next); // deleted since; a key of it was not asked for
        } else {
            making->answer.keyId = key.id;
            user.keys = {std::move(key)};
        }
        next.users[user.name] = std::move(user);
        return {};
    };
    if (known)
        return change(std::move(making), std::move(edit), std::move(reply));
    m_askSecrets([this, making, edit = std::move(edit), reply = std::move(reply)](Result<KeySecrets> secrets) mutable {
        if (!secrets)
            return reply(fail(std::move(secrets).error()));
        making->secrets = std::move(*secrets);
        change(std::move(making), std::move(edit), std::move(reply));
    });
}

void Accounts::rotateKey(std::string user, OldKeys old, Actor actor, Reply<NewKeyAnswer> reply)
{
    const auto now = m_catalog.definitions();
    if (!now->users.contains(user))
        return m_loop.answer<NewKeyAnswer>(std::move(reply), noUser(user, *now));
    auto making = std::make_shared<Making>();
    making->answer.user = user;
    Edit edit;
    edit.actor = std::move(actor);
    edit.mutate = [making, old, key = newKey(), user = std::move(user)](Definitions &next) mutable -> Done {
        const auto found = next.users.find(user);
        if (found == next.users.end())
            return noUser(user, next);
        auto &keys = found->second.keys;
        const auto kept = old == OldKeys::Keep ? std::min(keys.size(), User::kKeysMax - 1) : 0;
        keys.erase(keys.begin(), keys.end() - static_cast<std::ptrdiff_t>(kept));
        making->answer.keyId = key.id;
        keys.push_back(std::move(key));
        return {};
    };
    m_askSecrets([this, making, edit = std::move(edit), reply = std::move(reply)](Result<KeySecrets> secrets) mutable {
        if (!secrets)
            return reply(fail(std::move(secrets).error()));
        making->secrets = std::move(*secrets);
        change(std::move(making), std::move(edit), std::move(reply));
    });
}

void Accounts::putConnection(Connection connection, Actor actor, Reply<ChangeReport> reply)
{
    Edit edit;
    edit.actor = std::move(actor);
    edit.mutate = [connection = std::move(connection)](Definitions &next) mutable -> Done {
        const auto name = connection.name;
        connection.unsandboxed = next.connections[name].unsandboxed; // AllowUnsandboxed alone sets it
        next.connections[name] = std::move(connection);
        return {};
    };
    m_catalog.change(std::move(edit), std::move(reply));
}

std::string newAccessKeyId()
{
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    std::string id = "SLU";
    for (std::size_t i = 0; i < kKeyIdRandom; ++i)
        id += kAlphabet[QRandomGenerator::system()->bounded(static_cast<quint32>(kAlphabet.size()))];
    return id;
}

Accounts::AskSecrets keySecretsOf(Secrets &secrets)
{
    return [&secrets](Reply<KeySecrets> reply) {
        secrets.masterKey([&secrets, reply = std::move(reply)](Result<Secrets::MasterKeyPtr> key) mutable {
            if (!key)
                return reply(fail(std::move(key).error()));
            reply(KeySecrets{[key = *key](std::string_view id) { return key->secretOf(id); }, secrets.masterKeyNote().why});
        });
    };
}

std::string localFigures(const EngineParts &parts)
{
    const auto now = parts.definitions();
    const auto count = [](std::size_t number, const std::string &what) {
        return std::to_string(number) + ' ' + what + (number == 1 ? "" : "s");
    };
    return count(now->projects.size(), "project") + ", " + count(now->logstores.size(), "Logstore") + ", "
        + count(now->triggers.size(), "trigger") + ", " + count(now->users.size(), "user") + ", "
        + count(parts.appends, "append") + " since the start, in " + parts.directory();
}

} // namespace sluice
