// Any request to object storage: what is read of it never leaves the bucket, no answer holds a broken line, and what is kept
// beside an object is read back as it was written. Lines: method, host, path, query, a range, then headers.
#include "engine/gateway/objectapi/byterange.h"
#include "engine/gateway/objectapi/objectcall.h"
#include "engine/gateway/objectapi/objectconditions.h"
#include "engine/gateway/objectapi/objecterror.h"
#include "engine/gateway/objectapi/objectheaders.h"
#include "engine/objects/local/keypath.h"
#include "engine/objects/local/objectrecord.h"
#include "engine/objects/objectkey.h"

#include <algorithm>
#include <cstdlib>

using namespace sluice;

namespace {

std::string_view taken(std::string_view &text, char until)
{
    const auto end = text.find(until);
    const auto part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return part;
}

void must(bool holds)
{
    if (!holds)
        std::abort();
}

void checkTarget(const HttpRequest &request)
{
    const auto target = targetOf(request, OwnNames());
    if (!target)
        return;
    must(target->bucket.empty() || checkBucketName(target->bucket).has_value());
    if (!target->key.empty()) {
        must(checkObjectKey(target->key).has_value() && !hasDotSegment(target->key) && !target->bucket.empty());
        const auto path = pathOfKey(target->key);
        must(path.file.find('/') == std::string::npos && !path.file.starts_with('.'));
    }
    const auto query = queryPairs(request.query);
    if (!query)
        return;
    if (const auto operation = operationOf(request.method, *target, *query))
        must(rightOf(*operation, *target).resource.starts_with("acs:oss:"));
    const auto echo = listAsked(target->bucket, *query);
    if (!echo)
        return;
    must(echo->query.most >= 1 && echo->query.most <= kListMost);
    ListPage page{{{target->key, 1, "E", WallTime{}}}, {echo->query.prefix}, true, target->key};
    const auto text = listText(*echo, page);
    must(std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; }));
    must(std::ranges::count(text, '\n') == 1);
    if (!target->key.empty())
        must(afterOfToken(continuationToken(target->key)) == target->key);
}

void checkSpan(std::string_view text, std::uint64_t size)
{
    const auto range = readByteRange(text);
    for (const auto habit : {RangeHabit::Whole, RangeHabit::Standard}) {
        const auto span = spanOf(range, size, habit);
        must(!span
             || (span->begin <= size && span->count <= size - span->begin && (span->partial ? span->count > 0 : true)));
    }
}

void checkHeaders(const HttpFields &headers, const QueryPairs &query)
{
    ObjectFacts facts{5, "5D41402ABC4B2A76B9719D911017C592", 7, WallTime(std::chrono::seconds(1'700'000'000)), {}};
    static_cast<void>(checkConditions(headers, facts));
    const auto terms = uploadTerms(headers);
    if (!terms || !checkTraits(terms->traits))
        return;
    const ObjectRecord record{5, 6, facts.etag, 7, terms->traits};
    must(readRecord(toText(record)) == record);
    facts.traits = terms->traits;
    const auto answered = objectHeaders(facts, ObjectHeaders::All, query);
    if (!answered)
        return;
    for (const auto &[name, value] : answered->all())
        must((name + value).find_first_of("\r\n") == std::string::npos);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    std::string_view text(reinterpret_cast<const char *>(data), size);
    HttpRequest request;
    request.method = taken(text, '\n');
    request.host = taken(text, '\n');
    request.path = taken(text, '\n');
    request.query = taken(text, '\n');
    const auto range = taken(text, '\n');
    if (const auto record = readRecord(text))
        must(readRecord(toText(*record)) == *record);
    while (!text.empty()) {
        auto line = taken(text, '\n');
        const auto name = taken(line, ':');
        request.headers.add(std::string(name), std::string(line));
    }
    checkTarget(request);
    checkSpan(range, size);
    checkSpan(range, 0);
    checkHeaders(request.headers, queryPairs(request.query).value_or(QueryPairs{}));
    const Error error{ErrorKind::NotFound, "NoSuchKey", request.path};
    const auto answer = objectErrorAnswer(error, {"0", request.host, request.method, request.path});
    must(answer.status == 404 && answer.body.find('\r') == std::string::npos);
    return 0;
}
