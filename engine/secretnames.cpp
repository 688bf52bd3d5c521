#include "engine/secretnames.h"

#include "engine/enforcement/secretparameters.h"

namespace sluice {

namespace {

std::string stateOf(const Error &error)
{
    if (error.code == "SecretAbsent")
        return "absent";
    if (error.code == "KeychainLocked")
        return "locked";
    if (error.code == "NoKeychain")
        return "no-keychain";
    if (error.code == "KeychainTimeout")
        return "timed-out";
    if (error.code == "SecretDamaged" || error.code == "MasterKeyInvalid")
        return "damaged";
    return "refused";
}

// The rows while the store is asked for all of them at the same time.
struct Asking {
    SecretRows rows;
    std::size_t waiting = 0;
    Reply<SecretRows> reply;

    void answered()
    {
        if (--waiting == 0)
            reply(std::move(rows));
    }
};

} // namespace

std::map<std::string, std::vector<std::string>> secretUsers(const Definitions &definitions)
{
    std::map<std::string, std::vector<std::string>> users;
    for (const auto &[name, connection] : definitions.connections) {
        if (!connection.secret.empty())
            users[connection.secret].push_back("connection " + name);
    }
    for (const auto &[key, function] : definitions.functions) {
        std::set<std::string> names;
        for (const auto &[variable, secret] : function.secretValues)
            names.insert(secret);
        for (const auto &name : names)
            users[name].push_back("function " + toText(key));
    }
    for (const auto &[key, trigger] : definitions.triggers) {
        for (const auto &name : secretsOf(trigger.parameter))
            users[name].push_back("trigger " + toText(key));
    }
    return users;
}

void readSecretRows(const Definitions &definitions, Secrets &secrets, Reply<SecretRows> reply)
{
    const auto asking = std::make_shared<Asking>();
    const auto home = secrets.home();
    asking->rows.home = home.name;
    asking->rows.why = home.why;
    asking->reply = std::move(reply);
    for (auto &[name, users] : secretUsers(definitions))
        asking->rows.rows.push_back({name, "", "", std::move(users)});
    asking->rows.rows.push_back({kMasterKeyRow, "", "", {"access keys of local users", "temporary tokens"}});
    asking->waiting = asking->rows.rows.size();
    for (std::size_t i = 0; i + 1 < asking->rows.rows.size(); ++i) {
        const bool thisRun = secrets.isForThisRun(asking->rows.rows[i].name);
        secrets.read(asking->rows.rows[i].name, [asking, i, thisRun](const Result<Secret> &secret) {
            auto &row = asking->rows.rows[i];
            row.state = !secret ? stateOf(secret.error()) : thisRun ? "this run" : "stored";
            row.detail = secret ? "" : secret.error().detail;
            asking->answered();
        });
    }
    // Who looks does not make one.
    if (secrets.masterKeyNow()) {
        auto &row = asking->rows.rows.back();
        row.state = secrets.masterKeyNote().perRun ? "this run" : "stored";
        row.detail = secrets.masterKeyNote().why;
        return asking->answered();
    }
    secrets.read(secrets.masterKeyName(), [asking](const Result<Secret> &key) {
        auto &row = asking->rows.rows.back();
        row.state = key ? "stored" : stateOf(key.error());
        row.detail = !key ? key.error().detail : "";
        asking->answered();
    });
}

} // namespace sluice
