// How the four schemes with a canonical request differ: one row a scheme.
#pragma once

#include "engine/access/signing/httpdate.h"
#include "engine/access/signing/request.h"

#include <array>

namespace sluice::signing {

inline constexpr std::string_view kUnsignedPayload = "UNSIGNED-PAYLOAD";

enum class QueryForm { PlainKeys, EncodedKeys };
enum class EmptyValue { KeyAlone, KeyEquals };
enum class SignedList { Derived, Additional, Complete }; // what the request transmits: nothing, some more names, all names
enum class PathForm { AsSent, AsSentOrDecoded, BucketAndKey };
enum class InnerBlanks { Kept, Joined };
enum class Payload { Signed, MayBeUnsigned };

struct UrlNames { // of a pre-signed URL; "" = the scheme has none
    std::string_view algorithm;
    std::string_view credential;
    std::string_view date;
    std::string_view expires; // seconds after the date
    std::string_view list;
    std::string_view token;
    std::string_view signature;
};

struct V4Dialect {
    SignatureScheme scheme;
    std::string_view algorithm;
    std::string_view seed;
    std::string_view service; // "" = no scope: the secret itself is the key
    std::string_view terminator;
    std::array<std::string_view, 2> names; // signed whenever they are there
    std::array<std::string_view, 2> prefixes; // so are headers that begin so
    std::string_view dateHeader;
    std::string_view digestHeader;
    std::string_view tokenHeader;
    std::string_view nonceHeader;
    std::string_view listPart; // of the Authorization header
    DateForm dateForm;
    SignedList list;
    QueryForm query;
    EmptyValue empty;
    PathForm path;
    InnerBlanks blanks;
    Payload payload;
    UrlNames url;
};

[[nodiscard]] const V4Dialect *v4Dialect(SignatureScheme scheme); // null: not one of these
[[nodiscard]] const V4Dialect *v4Dialect(std::string_view algorithm);
[[nodiscard]] std::span<const V4Dialect> v4Dialects();

// Whether the scheme signs this header wherever it is present; any case.
[[nodiscard]] bool alwaysSigned(const V4Dialect &dialect, std::string_view name);

} // namespace sluice::signing
