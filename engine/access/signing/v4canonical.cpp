#include "engine/access/signing/v4canonical.h"

#include <algorithm>

namespace sluice::signing {

namespace {

bool isListed(NameList listed, std::string_view name)
{
    return std::ranges::any_of(listed, [name](const std::string &other) { return sameName(name, other); });
}

Done appendPath(std::string &into, const V4Dialect &dialect, const CanonicalParts &parts)
{
    const auto &request = parts.request;
    if (dialect.path == PathForm::BucketAndKey) {
        SLUICE_LET(const auto path, decodedPath(request.path));
        if (!request.bucket.empty()) {
            into += '/';
            appendEncoded(into, request.bucket, Slash::Encode);
        }
        appendEncoded(into, path, Slash::Keep);
    } else if (parts.path == PathSpelling::Decoded) {
        SLUICE_LET(const auto path, decodedPath(request.path));
        into += path;
    } else {
        into += request.path;
    }
    return {};
}

Done appendQuery(std::string &into, const V4Dialect &dialect, const CanonicalParts &parts)
{
    SLUICE_LET(auto query, QueryItems::read(parts.request.query));
    if (!parts.withoutItem.empty())
        query.remove(parts.withoutItem);
    if (dialect.query == QueryForm::PlainKeys)
        SLUICE_TRY(query.sortByPlainKey());
    else
        query.encodeAndSort();
    bool first = true;
    for (const auto &item : query.items) {
        if (!std::exchange(first, false))
            into += '&';
        into += item.key;
        if (!item.value.empty() || dialect.empty == EmptyValue::KeyEquals)
            into += '=';
        if (dialect.query == QueryForm::PlainKeys)
            appendEncoded(into, item.value, Slash::Encode);
        else
            into += item.value;
    }
    return {};
}

void appendJoined(std::string &into, HttpHeader header)
{
    appendLower(into, header.name);
    into += ':';
    bool blank = false;
    for (const char c : header.value) {
        const bool isBlank = c == ' ' || c == '\t';
        if (!isBlank || !blank)
            into += isBlank ? ' ' : c;
        blank = isBlank;
    }
    into += '\n';
}

} // namespace

Result<HeaderLines> signedLines(const V4Dialect &dialect, const SignedRequest &request, NameList listed)
{
    SLUICE_LET(auto lines, headerLines(request, [&](std::string_view name) {
                   return alwaysSigned(dialect, name) || (!listed.empty() && isListed(listed, name));
               }));
    if (dialect.list == SignedList::Complete)
        for (const auto &line : lines)
            if (!isListed(listed, line.name))
                return refuse("the header " + std::string(line.name) + " is not among those that are signed");
    for (const auto &name : listed)
        if (std::ranges::none_of(lines, [&](const HttpHeader &line) { return sameName(line.name, name); }))
            return refuse("the signed header " + name + " is not in the request");
    return lines;
}

Result<std::string> canonicalRequest(const V4Dialect &dialect, const CanonicalParts &parts)
{
    std::string text;
    text.reserve(1024);
    text += parts.request.method;
    text += '\n';
    SLUICE_TRY(appendPath(text, dialect, parts));
    text += '\n';
    SLUICE_TRY(appendQuery(text, dialect, parts));
    text += '\n';
    for (const auto &line : parts.lines) {
        if (dialect.blanks == InnerBlanks::Joined)
            appendJoined(text, line);
        else
            appendLine(text, line);
    }
    text += '\n';
    text += dialect.list == SignedList::Additional ? joinedNames(parts.listed) : joinedNames(parts.lines);
    text += '\n';
    text += parts.payload;
    return text;
}

std::string joinedNames(const HeaderLines &lines)
{
    std::string text;
    for (const auto &line : lines) {
        if (!text.empty())
            text += ';';
        appendLower(text, line.name);
    }
    return text;
}

std::string joinedNames(NameList names)
{
    std::string text;
    for (const auto &name : names) {
        if (!text.empty())
            text += ';';
        text += name;
    }
    return text;
}

} // namespace sluice::signing
