// Runs the jobs of a KeychainSecretStore, one at a time, and finds out what their answers mean. Its own thread only, but
// for submit().
#pragma once

#include "engine/access/keychain/keychainprobe.h"
#include "engine/access/keychain/keychainsecretstore.h"

#include <map>
#include <optional>

namespace QKeychain {
class Job;
}

namespace sluice {

class KeychainWorker final : public QObject {
public:
    static constexpr std::size_t kWaitingMax = 256;

    enum class Verb { Read, Write, Remove };
    struct Request {
        Verb verb = Verb::Read;
        std::string name;
        Secret secret;
        Reply<Secret> read;
        Reply<void> done;
        bool again = false; // the job ran once, and the keychain is known to have been open since
        bool renewed = false; // it failed once, and the session with the service is a new one since
    };

    explicit KeychainWorker(KeychainSecretStore::Options options);

    void submit(Request request); // any thread

private:
    void take(Request request);
    void next();
    void finished(std::uint64_t id, QKeychain::Job &job);
    void explain(std::uint64_t id, int jobError, const std::string &jobText);
    void expire(std::uint64_t id);
    void refuse(std::uint64_t id, const Error &error);
    void settle(std::uint64_t id, Result<Secret> value); // the request is answered and gone

    const KeychainSecretStore::Options m_options;
    KeychainProbe m_probe;
    std::map<std::uint64_t, Request> m_requests; // in the order of their coming
    std::uint64_t m_lastId = 0;
    std::uint64_t m_active = 0; // its job runs, or its answer is being explained; 0 = none
    bool m_jobRuns = false;
    std::optional<Error> m_stuck; // the job runs on, though its time is over: what others are told
};

} // namespace sluice
