#include "engine/access/signing/signingkeys.h"

#include <algorithm>

#include <openssl/crypto.h>
#include <sys/mman.h>

namespace sluice {

Sha256 derivedDayKey(const DayScope &scope, std::string_view secret)
{
    auto key = hmacSha256(scope.seed, secret, scope.day);
    for (const auto part : {scope.region, scope.service, scope.terminator})
        key = hmacSha256(key.view(), part);
    return key;
}

SigningKeys::SigningKeys()
{
    constexpr auto kBytes = kKeysMax * sizeof(Slot);
    void *const memory = ::mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return;
    static_cast<void>(::mlock(memory, kBytes)); // the limit may forbid it
    static_cast<void>(::madvise(memory, kBytes, MADV_DONTDUMP));
    m_slots = static_cast<Slot *>(memory);
}

SigningKeys::~SigningKeys()
{
    clear();
    if (m_slots != nullptr)
        ::munmap(m_slots, kKeysMax * sizeof(Slot));
}

Sha256 SigningKeys::dayKey(const DayScope &scope, const Secret &secret)
{
    const auto bytes = secret.view();
    if (m_slots == nullptr || bytes.empty() || bytes.size() > kSecretBytesMax)
        return derivedDayKey(scope, bytes);
    const auto found = std::ranges::find_if(m_labels, [&](const Label &label) {
        return label.keyId == scope.keyId && label.day == scope.day && label.region == scope.region
            && label.service == scope.service;
    });
    auto place = static_cast<std::size_t>(found - m_labels.begin());
    if (found != m_labels.end()) {
        found->used = ++m_uses;
        const auto &slot = m_slots[place];
        if (sameBytes({slot.secret.data(), slot.secretBytes}, bytes))
            return slot.key;
    } else {
        Label label{std::string(scope.keyId), std::string(scope.day), std::string(scope.region), std::string(scope.service),
                    ++m_uses};
        if (m_labels.size() < kKeysMax) {
            m_labels.push_back(std::move(label));
        } else {
            const auto oldest = std::ranges::min_element(m_labels, {}, &Label::used);
            place = static_cast<std::size_t>(oldest - m_labels.begin());
            *oldest = std::move(label);
        }
    }
    auto &slot = m_slots[place];
    OPENSSL_cleanse(&slot, sizeof(slot));
    slot.key = derivedDayKey(scope, bytes);
    std::ranges::copy(bytes, slot.secret.begin());
    slot.secretBytes = bytes.size();
    return slot.key;
}

void SigningKeys::clear()
{
    m_labels.clear();
    if (m_slots != nullptr)
        OPENSSL_cleanse(m_slots, kKeysMax * sizeof(Slot));
}

} // namespace sluice
