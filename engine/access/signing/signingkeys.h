// The keys that V4 schemes derive from a secret for a day, a region and a service: four keyed digests, saved for the next
// request. They are as good as the secret for that day, so they live in memory that is wiped and stays out of core dumps.
// One thread.
#pragma once

#include "engine/access/digests.h"
#include "engine/access/secret.h"

#include <cstdint>
#include <vector>

namespace sluice {

struct DayScope {
    std::string_view seed; // goes before the secret: "aliyun_v4", "AWS4"
    std::string_view keyId;
    std::string_view day; // yyyymmdd
    std::string_view region;
    std::string_view service; // "sls", "oss", "s3"
    std::string_view terminator; // "aliyun_v4_request", "aws4_request"
};

[[nodiscard]] Sha256 derivedDayKey(const DayScope &scope, std::string_view secret);

class SigningKeys {
public:
    static constexpr std::size_t kKeysMax = 128; // the one unused for longest goes
    static constexpr std::size_t kSecretBytesMax = 64; // of a longer secret nothing is kept

    SigningKeys();
    ~SigningKeys();
    SigningKeys(const SigningKeys &) = delete;
    SigningKeys &operator=(const SigningKeys &) = delete;

    // The secret is compared too: after it changed the key is derived anew. The caller wipes what it got.
    [[nodiscard]] Sha256 dayKey(const DayScope &scope, const Secret &secret);

    [[nodiscard]] std::size_t size() const { return m_labels.size(); }
    void clear();

private:
    struct Label {
        std::string keyId;
        std::string day;
        std::string region;
        std::string service;
        std::uint64_t used = 0;
    };
    struct Slot {
        Sha256 key;
        std::array<char, kSecretBytesMax> secret;
        std::size_t secretBytes;
    };

    std::vector<Label> m_labels; // as many as slots are in use, in their order
    Slot *m_slots = nullptr; // null: there was no memory, so nothing is kept
    std::uint64_t m_uses = 0;
};

} // namespace sluice
