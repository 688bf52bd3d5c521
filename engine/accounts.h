// Users with their access keys, and connections: how they come to be and change. Engine thread.
#pragma once

#include "engine/access/secrets.h"
#include "engine/catalog/catalog.h"
#include "engine/client/accessrows.h"

#include <functional>
#include <string>

namespace sluice {

struct EngineParts;

// How this run makes the secret of an access key, and what a person who gets one has to know.
struct KeySecrets {
    std::function<Secret(std::string_view keyId)> secretOf;
    std::string notice; // "" = the secret lasts
};

class Accounts {
public:
    using AskSecrets = std::function<void(Reply<KeySecrets>)>; // answered on the loop
    // Both outlive this.
    Accounts(Loop &loop, Catalog &catalog, AskSecrets askSecrets);

    // A new user gets a first key, whatever keys it came with; one that exists is changed and keeps the keys that it has.
    void putUser(User user, Actor actor, Reply<NewKeyAnswer> reply);
    // NotFound/"EntityNotExist.User". Keeping old keys keeps the newest ones, so that a user has User::kKeysMax at most.
    enum class OldKeys { Drop, Keep };
    void rotateKey(std::string user, OldKeys old, Actor actor, Reply<NewKeyAnswer> reply);
    void putConnection(Connection connection, Actor actor, Reply<ChangeReport> reply);

private:
    struct Making;
    void change(std::shared_ptr<Making> making, Edit edit, Reply<NewKeyAnswer> reply);
    [[nodiscard]] AccessKey newKey() const;

    Loop &m_loop;
    Catalog &m_catalog;
    const AskSecrets m_askSecrets;
};

// "SLU" and 20 upper-case letters and digits, from the system's source of randomness.
[[nodiscard]] std::string newAccessKeyId();

// By the master key, which the first one asks for.
[[nodiscard]] Accounts::AskSecrets keySecretsOf(Secrets &secrets);

// What the local connection is: "3 projects, 5 Logstores, …".
[[nodiscard]] std::string localFigures(const EngineParts &parts);

} // namespace sluice
