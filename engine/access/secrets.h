// The engine's way to its SecretStore: brings every answer home to the loop, joins reads of one name, remembers for a
// short while, and gets or makes the master key at its first use. Engine thread.
#pragma once

#include "engine/access/masterkey.h"
#include "engine/access/secretstore.h"
#include "engine/base/loop.h"

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace sluice {

struct MasterKeyNote {
    bool perRun = false; // true: not stored; local users' secrets and tokens end with this run
    std::string why; // a sentence: why, what it means, what to do; "" when it is stored
};

class Secrets {
public:
    // `directoryId` names this data directory's own master key among those of others.
    Secrets(Loop &loop, std::shared_ptr<SecretStore> store, std::string directoryId);
    ~Secrets(); // answers that come later are dropped; what waits is answered Cancelled

    void read(const std::string &name, Reply<Secret> reply);
    void write(const std::string &name, Secret secret, Reply<void> reply); // reads back and compares: Corrupt/"SecretDamaged"
    void remove(const std::string &name, Reply<void> reply);
    [[nodiscard]] SecretHome home() const;

    // Asked for at the first call, then the same for the run. Never fails: what cannot be stored is per run, and says so.
    // A key that is locked or timed out is not replaced by a new one in the store; this run has a key of its own.
    using MasterKeyPtr = std::shared_ptr<const MasterKey>;
    void masterKey(Reply<MasterKeyPtr> reply);
    [[nodiscard]] MasterKeyPtr masterKeyNow() const; // null before the first masterKey() was answered
    [[nodiscard]] const MasterKeyNote &masterKeyNote() const;

    static constexpr Duration kRemembered = std::chrono::seconds(60); // then read again: a changed secret is used soon
    static constexpr std::size_t kRememberedMax = 256;

private:
    struct Home; // lets answers of other threads find the loop, or nothing
    struct Remembered {
        Secret secret;
        BootTime until;
    };
    void settle(const std::string &name, Result<Secret> result);
    void settleMasterKey(Result<Secret> stored);
    void answerMasterKey();
    void forget();

    Loop &m_loop;
    const std::shared_ptr<SecretStore> m_store;
    const std::string m_masterName;
    std::shared_ptr<Home> m_home;
    std::map<std::string, Remembered> m_remembered;
    std::map<std::string, std::vector<Reply<Secret>>> m_reading;
    std::vector<Reply<MasterKeyPtr>> m_wantMaster;
    MasterKeyPtr m_master;
    MasterKeyNote m_note;
};

} // namespace sluice
