// A SecretStore that a test holds in its hand: answers when told, fails when told, spoils what it keeps.
#pragma once

#include "engine/access/secretstore.h"
#include "engine/base/result.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>

namespace sluice::test {

class FakeSecretStore final : public SecretStore {
public:
    std::map<std::string, Secret> secrets;
    SecretHome place{SecretPlace::Keychain, "the keychain", ""};
    std::optional<Error> failing; // every verb's answer
    std::optional<Error> failingWrites;
    std::optional<Secret> readsBack; // instead of what is kept, once something was written
    bool holding = false; // answers wait for release()
    int reads = 0;
    int writes = 0;

    void release()
    {
        holding = false;
        for (auto &answer : std::exchange(m_held, {}))
            answer();
    }

    void read(const std::string &name, Reply<Secret> reply) override
    {
        ++reads;
        Result<Secret> result = fail(ErrorKind::NotFound, "SecretAbsent", "there is no secret '" + name + '\'');
        if (failing)
            result = fail(*failing);
        else if (readsBack && writes > 0)
            result = *readsBack;
        else if (const auto found = secrets.find(name); found != secrets.end())
            result = found->second;
        say([reply = std::move(reply), result = std::move(result)]() mutable { reply(std::move(result)); });
    }
    void write(const std::string &name, Secret secret, Reply<void> reply) override
    {
        ++writes;
        Done done;
        if (failing || failingWrites)
            done = fail(failing ? *failing : *failingWrites);
        else
            secrets[name] = std::move(secret);
        say([reply = std::move(reply), done = std::move(done)]() mutable { reply(std::move(done)); });
    }
    void remove(const std::string &name, Reply<void> reply) override
    {
        Done done;
        if (failing)
            done = fail(*failing);
        else
            secrets.erase(name);
        say([reply = std::move(reply), done = std::move(done)]() mutable { reply(std::move(done)); });
    }
    [[nodiscard]] SecretHome home() const override { return place; }

private:
    void say(Task answer)
    {
        if (holding)
            m_held.push_back(std::move(answer));
        else
            answer();
    }
    std::deque<Task> m_held;
};

} // namespace sluice::test
