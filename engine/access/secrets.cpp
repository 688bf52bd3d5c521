#include "engine/access/secrets.h"

#include <mutex>
#include <optional>

namespace sluice {

namespace {

constexpr std::size_t kHexKey = 2 * MasterKey::kBytes;

std::optional<unsigned> hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<unsigned>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F')
        return static_cast<unsigned>(c - 'A' + 10);
    return std::nullopt;
}

// As bytes, or as hex digits: what a person can give in a variable.
Result<MasterKey> masterKeyOf(const Secret &stored)
{
    if (stored.view().size() != kHexKey)
        return MasterKey::from(stored);
    std::string bytes;
    bytes.reserve(MasterKey::kBytes);
    const auto text = stored.view();
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const auto high = hexDigit(text[i]);
        const auto low = hexDigit(text[i + 1]);
        if (!high || !low) {
            wipe(bytes);
            return fail(ErrorKind::Invalid, "MasterKeyInvalid", "a master key of 64 characters must be hexadecimal digits");
        }
        bytes += static_cast<char>(*high << 4 | *low);
    }
    return MasterKey::from(Secret::take(std::move(bytes)));
}

// A store that said this keeps nothing under the name.
bool hasNone(const Error &error)
{
    return error.kind == ErrorKind::NotFound || error.code == "SecretAbsent" || error.code == "NoKeychain";
}

MasterKeyNote perRun(const std::string &because)
{
    return {true,
            "The master key lasts for this run only: " + because
                + ". Access keys of local users and temporary tokens stop working when this engine ends; make new ones "
                  "then, or use a keychain, or give a master key of 64 hexadecimal digits as SLUICE_SECRET_MASTER_KEY "
                  "(--secrets env)"};
}

} // namespace

struct Secrets::Home {
    std::mutex mutex;
    Loop *loop = nullptr; // guarded by mutex; null when nobody waits any more
    Secrets *self = nullptr; // loop thread only
};

template <class T, class Then> Reply<T> Secrets::homeward(Then then)
{
    return [home = m_home, then = std::move(then)](Result<T> result) mutable {
        const std::lock_guard lock(home->mutex);
        if (home->loop == nullptr)
            return;
        home->loop->post([home, then = std::move(then), result = std::move(result)]() mutable {
            if (home->self != nullptr)
                then(*home->self, std::move(result));
        });
    };
}

Secrets::Secrets(Loop &loop, std::shared_ptr<SecretStore> store, std::string directoryId)
    : m_loop(loop)
    , m_store(std::move(store))
    , m_masterName(std::string(kMasterKeyPrefix) + std::move(directoryId))
    , m_home(std::make_shared<Home>())
{
    m_home->loop = &loop;
    m_home->self = this;
}

Secrets::~Secrets()
{
    const std::lock_guard lock(m_home->mutex);
    m_home->loop = nullptr;
    m_home->self = nullptr;
}

SecretHome Secrets::home() const
{
    return m_store->home();
}

void Secrets::read(const std::string &name, Reply<Secret> reply)
{
    if (const auto kept = m_thisRun.find(name); kept != m_thisRun.end())
        return m_loop.answer<Secret>(std::move(reply), kept->second);
    if (const auto found = m_remembered.find(name); found != m_remembered.end()) {
        if (m_loop.clock().boot() < found->second.until)
            return m_loop.answer<Secret>(std::move(reply), found->second.secret);
        m_remembered.erase(found);
    }
    for (auto &[id, reading] : m_reading) {
        if (reading.joinable && reading.name == name) {
            reading.replies.push_back(std::move(reply));
            return;
        }
    }
    const auto id = ++m_lastId;
    auto &reading = m_reading[id];
    reading.name = name;
    reading.replies.push_back(std::move(reply));
    m_store->read(name,
                  homeward<Secret>([id](Secrets &self, Result<Secret> result) { self.settleRead(id, std::move(result)); }));
}

void Secrets::settleRead(std::uint64_t id, Result<Secret> result)
{
    const auto found = m_reading.find(id);
    auto reading = std::move(found->second);
    m_reading.erase(found);
    if (result && reading.joinable)
        remember(reading.name, *result);
    for (auto &reply : reading.replies)
        reply(result);
}

void Secrets::write(const std::string &name, Secret secret, Reply<void> reply)
{
    if (secret.empty())
        return m_loop.answer<void>(
            std::move(reply),
            fail(ErrorKind::Invalid, "SecretInvalid", "a secret has 1 to " + std::to_string(Secret::kBytesMax) + " bytes"));
    const auto id = ++m_lastId;
    m_writing[id] = {name, secret, std::move(reply)};
    changed(name);
    m_store->write(name, std::move(secret),
                   homeward<void>([id](Secrets &self, Done written) { self.settleWrite(id, std::move(written)); }));
}

void Secrets::settleWrite(std::uint64_t id, Done written)
{
    if (!written)
        return answerWrite(id, std::move(written));
    m_store->read(m_writing[id].name,
                  homeward<Secret>([id](Secrets &self, const Result<Secret> &found) { self.settleReadBack(id, found); }));
}

void Secrets::settleReadBack(std::uint64_t id, const Result<Secret> &found)
{
    const auto &writing = m_writing[id];
    if (!found)
        return answerWrite(id, fail(found.error()));
    if (*found != writing.secret)
        return answerWrite(id,
                           fail(ErrorKind::Corrupt, "SecretDamaged",
                                "the secret '" + writing.name
                                    + "' reads back as something else than what was written; another program may have "
                                      "written it at the same moment. Write it again"));
    answerWrite(id, {});
}

void Secrets::answerWrite(std::uint64_t id, Done result)
{
    const auto found = m_writing.find(id);
    auto writing = std::move(found->second);
    m_writing.erase(found);
    changed(writing.name);
    if (result)
        m_thisRun.erase(writing.name);
    writing.reply(std::move(result));
}

void Secrets::keepForThisRun(const std::string &name, Secret secret, Reply<void> reply)
{
    if (secret.empty())
        return m_loop.answer<void>(
            std::move(reply),
            fail(ErrorKind::Invalid, "SecretInvalid", "a secret has 1 to " + std::to_string(Secret::kBytesMax) + " bytes"));
    if (m_thisRun.size() >= kThisRunMax && !m_thisRun.contains(name))
        return m_loop.answer<void>(std::move(reply),
                                   fail(ErrorKind::Full, "TooManySecrets",
                                        "at most " + std::to_string(kThisRunMax) + " secrets are kept for one run"));
    changed(name);
    m_thisRun[name] = std::move(secret);
    m_loop.answer<void>(std::move(reply), {});
}

void Secrets::remove(const std::string &name, Reply<void> reply)
{
    const bool wasThisRun = m_thisRun.erase(name) > 0;
    const auto id = ++m_lastId;
    m_writing[id] = {name, Secret(), std::move(reply)};
    changed(name);
    m_store->remove(name, homeward<void>([id, wasThisRun](Secrets &self, Done removed) {
                        // What was in memory alone is gone, and a store that certainly has none of it took nothing away.
                        if (wasThisRun && !removed && hasNone(removed.error()))
                            removed = Done();
                        self.answerWrite(id, std::move(removed));
                    }));
}

void Secrets::changed(const std::string &name)
{
    m_remembered.erase(name);
    for (auto &[id, reading] : m_reading) {
        if (reading.name == name)
            reading.joinable = false;
    }
}

void Secrets::remember(const std::string &name, const Secret &secret)
{
    const auto now = m_loop.clock().boot();
    if (m_remembered.size() >= kRememberedMax)
        std::erase_if(m_remembered, [now](const auto &entry) { return entry.second.until <= now; });
    if (m_remembered.size() < kRememberedMax || m_remembered.contains(name))
        m_remembered[name] = {secret, now + kRemembered};
}

void Secrets::masterKey(Reply<MasterKeyPtr> reply)
{
    if (m_master)
        return m_loop.answer<MasterKeyPtr>(std::move(reply), m_master);
    m_wantMaster.push_back(std::move(reply));
    if (m_wantMaster.size() > 1)
        return;
    m_store->read(m_masterName,
                  homeward<Secret>([](Secrets &self, const Result<Secret> &stored) { self.settleMasterKey(stored); }));
}

void Secrets::settleMasterKey(const Result<Secret> &stored)
{
    if (stored) {
        if (auto key = masterKeyOf(*stored))
            return useMasterKey(std::move(*key), {});
        else
            return useMasterKey(MasterKey::fresh(),
                                perRun("what is kept as its master key is none (" + key.error().detail + ')'));
    }
    // Only a key that is certainly not there may be replaced: one that is locked away would be lost for good.
    if (stored.error().code != "SecretAbsent")
        return useMasterKey(MasterKey::fresh(), perRun(stored.error().detail));
    const auto home = m_store->home();
    if (home.place == SecretPlace::Given)
        return useMasterKey(MasterKey::fresh(), perRun("none was given by " + home.name));
    if (home.place == SecretPlace::Memory)
        return useMasterKey(MasterKey::fresh(), perRun("it is in the memory of this run, as every secret"));
    storeMasterKey();
}

void Secrets::storeMasterKey()
{
    m_fresh = std::make_shared<const MasterKey>(MasterKey::fresh());
    m_store->write(m_masterName, m_fresh->bytes(),
                   homeward<void>([](Secrets &self, const Done &written) { self.settleStoredMasterKey(written); }));
}

// Another program may have stored one for the same directory at the same moment: who reads back, agrees with it.
void Secrets::settleStoredMasterKey(const Done &written)
{
    if (!written)
        return useMasterKey(*std::exchange(m_fresh, nullptr), perRun("it could not be stored: " + written.error().detail));
    m_store->read(m_masterName, homeward<Secret>([](Secrets &self, const Result<Secret> &found) {
                      const auto fresh = std::exchange(self.m_fresh, nullptr);
                      const auto stored = found.and_then(masterKeyOf);
                      if (stored)
                          self.useMasterKey(*stored, {});
                      else
                          self.useMasterKey(*fresh,
                                            perRun("it did not read back after it was stored: " + stored.error().detail));
                  }));
}

void Secrets::useMasterKey(MasterKey key, MasterKeyNote note)
{
    m_master = std::make_shared<const MasterKey>(std::move(key));
    m_note = std::move(note);
    for (auto &reply : std::exchange(m_wantMaster, {}))
        reply(m_master);
}

Secrets::MasterKeyPtr Secrets::masterKeyNow() const
{
    return m_master;
}

const MasterKeyNote &Secrets::masterKeyNote() const
{
    return m_note;
}

} // namespace sluice
