#include "engine/access/signing/canonical.h"

#include "engine/access/signing/signature.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace sluice::signing {

namespace {

constexpr bool isLetterOrDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

template <class Test> constexpr std::array<bool, 256> tableOf(Test test)
{
    std::array<bool, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = test(static_cast<char>(i));
    return table;
}
constexpr auto kUnreserved =
    tableOf([](char c) { return isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '~'; });
constexpr auto kToken = tableOf(
    [](char c) { return isLetterOrDigit(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos; });

// Of a header's value: a line break would be read as the next header.
constexpr auto kInValue = tableOf([](char c) { return !isControl(c) || c == '\t'; });
constexpr auto kInTarget = tableOf([](char c) { return !isControl(c) && c != ' '; });
constexpr auto kLowered = [] {
    std::array<unsigned char, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = static_cast<unsigned char>(lowered(static_cast<char>(i)));
    return table;
}();

bool in(const std::array<bool, 256> &table, char c)
{
    return table[static_cast<unsigned char>(c)];
}

bool allIn(const std::array<bool, 256> &table, std::string_view text)
{
    for (const char c : text)
        if (!in(table, c))
            return false;
    return true;
}

bool beforeByName(std::string_view a, std::string_view b)
{
    const auto both = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < both; ++i) {
        const auto left = kLowered[static_cast<unsigned char>(a[i])];
        const auto right = kLowered[static_cast<unsigned char>(b[i])];
        if (left != right)
            return left < right;
    }
    return a.size() < b.size();
}

bool isEscaped(std::string_view text)
{
    for (const char c : text)
        if (c == '%' || c == '+')
            return true;
    return false;
}

int digitValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = lowered(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

enum class Plus { Stays, IsSpace };

// Into memory that has room for text.size() bytes; how many it wrote, or nothing when a sequence is incomplete.
std::optional<std::size_t> decodeInto(char *into, std::string_view text, Plus plus)
{
    char *end = into;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            const int high = i + 2 < text.size() ? digitValue(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? digitValue(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return std::nullopt;
            *end++ = static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            *end++ = plus == Plus::IsSpace && text[i] == '+' ? ' ' : text[i];
        }
    }
    return static_cast<std::size_t>(end - into);
}

char *encodeInto(char *into, std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    for (const char c : text) {
        if (in(kUnreserved, c)) {
            *into++ = c;
            continue;
        }
        *into++ = '%';
        *into++ = kDigits[static_cast<unsigned char>(c) >> 4];
        *into++ = kDigits[static_cast<unsigned char>(c) & 15];
    }
    return into;
}

bool plain(std::string_view text)
{
    return allIn(kUnreserved, text);
}

} // namespace

tl::unexpected<Error> refuse(std::string detail)
{
    return fail(ErrorKind::Invalid, "InvalidAuthorization", std::move(detail));
}

std::string_view trimmed(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

void appendLower(std::string &into, std::string_view text)
{
    const auto begin = into.size();
    into += text;
    for (auto i = begin; i < into.size(); ++i)
        into[i] = static_cast<char>(kLowered[static_cast<unsigned char>(into[i])]);
}

std::optional<std::string_view> findHeader(const SignedRequest &request, std::string_view lowerCase)
{
    for (const auto &header : request.headers)
        if (sameName(header.name, lowerCase))
            return trimmed(header.value);
    return std::nullopt;
}

std::string_view headerOr(const SignedRequest &request, std::string_view lowerCase, std::string_view other)
{
    return findHeader(request, lowerCase).value_or(other);
}

Done orderLines(HeaderLines &lines)
{
    if (lines.size() > kSignedHeadersMax)
        return refuse("more than " + std::to_string(kSignedHeadersMax) + " headers are signed");
    for (const auto &line : lines) {
        if (line.name.empty() || !allIn(kToken, line.name))
            return refuse("the name of a signed header is not one");
        if (!allIn(kInValue, line.value))
            return refuse("a signed header has a control character in its value");
    }
    std::ranges::sort(lines, beforeByName, &HttpHeader::name);
    for (std::size_t i = 1; i < lines.size(); ++i)
        if (!beforeByName(lines[i - 1].name, lines[i].name))
            return refuse("the signed header " + std::string(lines[i].name) + " is there twice");
    return {};
}

void appendLine(std::string &into, const HttpHeader &header)
{
    appendLower(into, header.name);
    into += ':';
    into += header.value;
    into += '\n';
}

void appendEncoded(std::string &into, std::string_view text, Slash slash)
{
    while (!text.empty()) {
        const auto cut = slash == Slash::Keep ? text.find('/') : std::string_view::npos;
        const auto part = text.substr(0, cut);
        const auto begin = into.size();
        into.resize(begin + part.size() * 3);
        into.resize(static_cast<std::size_t>(encodeInto(into.data() + begin, part) - into.data()));
        if (cut == std::string_view::npos)
            return;
        into += '/';
        text.remove_prefix(cut + 1);
    }
}

Result<std::string> decodedPath(std::string_view path)
{
    std::string text(path.size(), '\0');
    const auto size = decodeInto(text.data(), path, Plus::Stays);
    if (!size)
        return refuse("the path has an incomplete percent sequence");
    text.resize(*size);
    if (std::ranges::any_of(text, isControl))
        return refuse("the path has a control character");
    return text;
}

bool hasOneDecodedForm(std::string_view path)
{
    if (path.find('%') == std::string_view::npos)
        return false;
    const auto decoded = decodedPath(path);
    return decoded && decoded->find_first_of("%?") == std::string::npos;
}

Result<QueryItems> QueryItems::read(std::string_view raw)
{
    if (raw.size() > kSignedQueryBytesMax)
        return refuse("the query has more than " + std::to_string(kSignedQueryBytesMax) + " bytes");
    QueryItems query;
    char *room = nullptr;
    if (isEscaped(raw))
        room = query.m_texts.emplace_back(new char[raw.size()]).get();
    const auto decoded = [&](std::string_view &text) {
        if (room == nullptr || !isEscaped(text))
            return true;
        const auto size = decodeInto(room, text, Plus::IsSpace);
        if (!size)
            return false;
        text = {room, *size};
        room += *size;
        return true;
    };
    if (!raw.empty())
        query.items.reserve(16);
    while (!raw.empty()) {
        const auto cut = std::min(raw.find('&'), raw.size());
        const auto text = raw.substr(0, cut);
        raw.remove_prefix(std::min(cut + 1, raw.size()));
        if (text.empty())
            continue;
        if (query.items.size() == kQueryItemsMax)
            return refuse("the query has more than " + std::to_string(kQueryItemsMax) + " items");
        const auto equals = text.find('=');
        Item item{text.substr(0, equals), {}, equals == std::string_view::npos ? Sign::Absent : Sign::Present};
        if (item.equals == Sign::Present)
            item.value = text.substr(equals + 1);
        if (!decoded(item.key) || !decoded(item.value))
            return refuse("the query has an incomplete percent sequence");
        query.items.push_back(item);
    }
    return query;
}

Result<std::optional<std::string_view>> QueryItems::find(std::string_view key) const
{
    std::optional<std::string_view> found;
    for (const auto &item : items) {
        if (item.key != key)
            continue;
        if (found)
            return refuse("the query has " + std::string(key) + " twice");
        found = item.value;
    }
    return found;
}

void QueryItems::remove(std::string_view key)
{
    std::erase_if(items, [&](const Item &item) { return item.key == key; });
}

Done QueryItems::sortByPlainKey()
{
    for (const auto &item : items)
        if (std::ranges::any_of(item.key, [](char c) { return c == '&' || c == '=' || isControl(c); }))
            return refuse("a name in the query has a character that this scheme cannot sign");
    std::ranges::sort(items, {}, &Item::key);
    const auto twice = std::ranges::adjacent_find(items, {}, &Item::key);
    if (twice != items.end())
        return refuse("a name stands twice in the query; this scheme cannot sign that");
    return {};
}

void QueryItems::encodeAndSort()
{
    std::size_t bytes = 0;
    for (const auto &item : items)
        bytes += (plain(item.key) ? 0 : item.key.size()) + (plain(item.value) ? 0 : item.value.size());
    char *room = bytes == 0 ? nullptr : m_texts.emplace_back(new char[bytes * 3]).get();
    const auto encode = [&room](std::string_view &text) {
        if (plain(text))
            return;
        char *const end = encodeInto(room, text);
        text = {room, static_cast<std::size_t>(end - room)};
        room = end;
    };
    for (auto &item : items) {
        encode(item.key);
        encode(item.value);
    }
    std::ranges::sort(items, [](const Item &a, const Item &b) {
        const int keys = a.key.compare(b.key);
        return keys != 0 ? keys < 0 : a.value < b.value;
    });
}

void addQueryItem(std::string &query, std::string_view key, std::string_view value)
{
    if (!query.empty())
        query += '&';
    appendEncoded(query, key, Slash::Encode);
    query += '=';
    appendEncoded(query, value, Slash::Encode);
}

std::string_view firstMentioned(std::string_view rawQuery, std::span<const std::string_view> keys)
{
    while (!rawQuery.empty()) {
        const auto end = std::min(rawQuery.find('&'), rawQuery.size());
        const auto item = rawQuery.substr(0, end);
        rawQuery.remove_prefix(std::min(end + 1, rawQuery.size()));
        for (const auto key : keys)
            if (item.starts_with(key) && (item.size() == key.size() || item[key.size()] == '='))
                return key;
    }
    return {};
}

Done checkTarget(const SignedRequest &request)
{
    if (request.method.empty() || request.method.size() > 16
        || !std::ranges::all_of(request.method, [](char c) { return c >= 'A' && c <= 'Z'; }))
        return refuse("the method is not one of upper-case letters");
    if (request.path.size() > kSignedQueryBytesMax || request.query.size() > kSignedQueryBytesMax)
        return refuse("the path or the query has more than " + std::to_string(kSignedQueryBytesMax) + " bytes");
    if (!request.path.starts_with('/') || request.path.find('?') != std::string_view::npos || !allIn(kInTarget, request.path)
        || !allIn(kInTarget, request.query))
        return refuse("the path or the query has a character that must be percent-encoded");
    return {};
}

} // namespace sluice::signing
