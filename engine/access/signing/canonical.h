// What the schemes share: one form of a request's headers, path and query. Pure, any thread. Input is hostile.
#pragma once

#include "engine/access/signing/request.h"
#include "engine/base/result.h"

#include <memory>
#include <vector>

namespace sluice::signing {

inline constexpr std::size_t kQueryItemsMax = 1'000;

// Invalid/"InvalidAuthorization".
[[nodiscard]] tl::unexpected<Error> refuse(std::string detail);

// ---- headers; names without regard to case, values without the blanks around them

[[nodiscard]] constexpr char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
[[nodiscard]] constexpr bool startsWithName(std::string_view text, std::string_view lowerCase)
{
    if (text.size() < lowerCase.size())
        return false;
    for (std::size_t i = 0; i < lowerCase.size(); ++i)
        if (lowered(text[i]) != lowerCase[i])
            return false;
    return true;
}
[[nodiscard]] constexpr bool sameName(std::string_view a, std::string_view lowerCase)
{
    return a.size() == lowerCase.size() && startsWithName(a, lowerCase);
}
[[nodiscard]] std::string_view trimmed(std::string_view text); // of spaces and tabs
void appendLower(std::string &into, std::string_view text);

// The first of that name; nothing when there is none.
[[nodiscard]] std::optional<std::string_view> findHeader(const SignedRequest &request, std::string_view lowerCase);
[[nodiscard]] std::string_view headerOr(const SignedRequest &request, std::string_view lowerCase, std::string_view other);

// The headers that `wanted(name)` takes, values trimmed, sorted by lower-cased name. Refused: one name twice, a name that is
// no HTTP token, a control character in a value, more than kSignedHeadersMax.
using HeaderLines = std::vector<HttpHeader>;
[[nodiscard]] Done orderLines(HeaderLines &lines);
template <class Wanted> [[nodiscard]] Result<HeaderLines> headerLines(const SignedRequest &request, Wanted wanted)
{
    HeaderLines lines;
    lines.reserve(16);
    for (const auto &header : request.headers)
        if (wanted(header.name))
            lines.push_back({header.name, trimmed(header.value)});
    SLUICE_TRY(orderLines(lines));
    return lines;
}

// The same, for the faults alone.
template <class Wanted> [[nodiscard]] Done checkLines(const SignedRequest &request, Wanted wanted)
{
    SLUICE_TRY(headerLines(request, wanted));
    return {};
}

void appendLine(std::string &into, const HttpHeader &header); // "name:value\n", the name in lower case

// ---- path and query

enum class Slash { Encode, Keep };
void appendEncoded(std::string &into, std::string_view text, Slash slash); // RFC 3986: all but A-Z a-z 0-9 - _ . ~

// Percent sequences only: '+' stays. Refused: an incomplete sequence, a control character behind one.
[[nodiscard]] Result<std::string> decodedPath(std::string_view path);

// Whether percent sequences are in it, and decoding them gives a path that no other path as sent would be: without '%' and
// '?'. Log Service's clients sign one or the other.
[[nodiscard]] bool hasOneDecodedForm(std::string_view path);

// The items of a query, decoded; '+' and "%20" are both a space. Items that are empty are left out.
class QueryItems {
public:
    enum class Sign { Absent, Present };
    struct Item {
        std::string_view key;
        std::string_view value;
        Sign equals = Sign::Absent; // "k" is not "k=" for everyone
    };

    // Refused: over kSignedQueryBytesMax or kQueryItemsMax, an incomplete percent sequence.
    [[nodiscard]] static Result<QueryItems> read(std::string_view raw);

    std::vector<Item> items; // in the request's order; valid while this and the raw text live
    // The value of the only item of that name: refused when there are two, nothing when there is none.
    [[nodiscard]] Result<std::optional<std::string_view>> find(std::string_view key) const;
    void remove(std::string_view key);

    // For schemes that do not encode keys: no key may stand twice, or hold what separates items, or a control character.
    // Else one signature would fit two requests.
    [[nodiscard]] Done sortByPlainKey();
    // Keys and values encoded, then sorted by both.
    void encodeAndSort();

private:
    std::vector<std::unique_ptr<char[]>> m_texts; // what was decoded or encoded; views survive a move
};

// Appends "key=value", encoded, to a raw query.
void addQueryItem(std::string &query, std::string_view key, std::string_view value);

// The first of these names that the raw query has an item of, spelled plainly; "" = none.
[[nodiscard]] std::string_view firstMentioned(std::string_view rawQuery, std::span<const std::string_view> keys);

// Upper-case method, a path from '/' on without '?' or control characters, sizes within the limits.
[[nodiscard]] Done checkTarget(const SignedRequest &request);

} // namespace sluice::signing
