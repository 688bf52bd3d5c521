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

inline constexpr std::string_view kMasterKeyPrefix = "master/"; // of a master key's name; people's names have no '/'

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
    // Reads back and compares: Corrupt/"SecretDamaged". Invalid/"SecretInvalid": empty, or longer than Secret::kBytesMax.
    void write(const std::string &name, Secret secret, Reply<void> reply);
    // Of this run and in the store. What was kept for this run is gone whatever the answer; then NoKeychain is none.
    void remove(const std::string &name, Reply<void> reply);
    // In memory only, until the end of the run, remove() or a write() that the store took; reads find it first.
    // Invalid/"SecretInvalid", Full/"TooManySecrets".
    void keepForThisRun(const std::string &name, Secret secret, Reply<void> reply);
    [[nodiscard]] bool isForThisRun(const std::string &name) const { return m_thisRun.contains(name); }
    [[nodiscard]] SecretHome home() const;

    // Asked for at the first call, then the same for the run. Never fails: what cannot be stored is per run, and says so.
    // A key that is locked or timed out is not replaced by a new one in the store; this run has a key of its own.
    using MasterKeyPtr = std::shared_ptr<const MasterKey>;
    void masterKey(Reply<MasterKeyPtr> reply);
    [[nodiscard]] MasterKeyPtr masterKeyNow() const; // null before the first masterKey() was answered
    [[nodiscard]] const MasterKeyNote &masterKeyNote() const; // empty before that
    [[nodiscard]] const std::string &masterKeyName() const { return m_masterName; } // in the store

    static constexpr Duration kRemembered = std::chrono::seconds(60); // then read again: a changed secret is used soon
    static constexpr std::size_t kRememberedMax = 256;
    static constexpr std::size_t kThisRunMax = 256;

private:
    struct Home; // lets answers of other threads find the loop, or nothing
    struct Remembered {
        Secret secret;
        BootTime until;
    };
    struct Reading {
        std::string name;
        bool joinable = true; // until a change of the name, after which later reads must not see what it found
        std::vector<Reply<Secret>> replies;
    };
    struct Writing {
        std::string name;
        Secret secret;
        Reply<void> reply;
    };
    template <class T, class Then> [[nodiscard]] Reply<T> homeward(Then then); // Then: void(Secrets &, Result<T>)
    void settleRead(std::uint64_t id, Result<Secret> result);
    void settleWrite(std::uint64_t id, Done written);
    void settleReadBack(std::uint64_t id, const Result<Secret> &found);
    void answerWrite(std::uint64_t id, Done result);
    void settleMasterKey(const Result<Secret> &stored);
    void storeMasterKey();
    void settleStoredMasterKey(const Done &written);
    void useMasterKey(MasterKey key, MasterKeyNote note);
    void changed(const std::string &name); // what was read of it, or is being read, is old
    void remember(const std::string &name, const Secret &secret);

    Loop &m_loop;
    const std::shared_ptr<SecretStore> m_store;
    const std::string m_masterName;
    std::shared_ptr<Home> m_home;
    std::uint64_t m_lastId = 0;
    std::map<std::string, Remembered> m_remembered;
    std::map<std::string, Secret> m_thisRun;
    std::map<std::uint64_t, Reading> m_reading;
    std::map<std::uint64_t, Writing> m_writing; // removals too, without a secret
    std::vector<Reply<MasterKeyPtr>> m_wantMaster;
    MasterKeyPtr m_fresh; // while it is being stored
    MasterKeyPtr m_master;
    MasterKeyNote m_note;
};

} // namespace sluice
