// Digests of short texts, for signatures and keys. Pure, any thread; whatever a key passes through is wiped.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

template <std::size_t N> struct Digest {
    std::array<unsigned char, N> bytes{};

    // Valid while this lives.
    [[nodiscard]] std::string_view view() const { return {reinterpret_cast<const char *>(bytes.data()), N}; }
    friend bool operator==(const Digest &, const Digest &) = default; // not for secrets: sameBytes() is
};

using Md5 = Digest<16>;
using Sha1 = Digest<20>;
using Sha256 = Digest<32>;

void wipe(Sha256 &digest) noexcept; // of one that is a key

[[nodiscard]] Md5 md5(std::string_view text);
[[nodiscard]] Sha256 sha256(std::string_view text);

[[nodiscard]] Sha1 hmacSha1(std::string_view key, std::string_view text);
[[nodiscard]] Sha256 hmacSha256(std::string_view key, std::string_view text);
// The key is prefix + key; the two are joined nowhere but in memory that is wiped.
[[nodiscard]] Sha256 hmacSha256(std::string_view prefix, std::string_view key, std::string_view text);

enum class Letters { Lower, Upper };
[[nodiscard]] std::string hex(std::string_view bytes, Letters letters = Letters::Lower);
// Of an even number of digits of either case.
[[nodiscard]] std::optional<std::string> fromHex(std::string_view text);

[[nodiscard]] std::string base64(std::string_view bytes); // with padding, no line breaks
// Strict: padding as it must be, no other characters, unused bits zero: every value has one text.
[[nodiscard]] std::optional<std::string> fromBase64(std::string_view text);

} // namespace sluice
