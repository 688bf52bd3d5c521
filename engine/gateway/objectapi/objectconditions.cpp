#include "engine/gateway/objectapi/objectconditions.h"

#include "engine/access/signing/canonical.h"
#include "engine/access/signing/httpdate.h"

namespace sluice {

namespace {

std::string_view unquoted(std::string_view text)
{
    text = signing::trimmed(text);
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
        text = text.substr(1, text.size() - 2);
    return text;
}

bool namesEtag(std::string_view list, std::string_view etag)
{
    for (;;) {
        const auto comma = list.find(',');
        const auto one = unquoted(list.substr(0, comma));
        if (one == "*" || one == etag)
            return true;
        if (comma == std::string_view::npos)
            return false;
        list.remove_prefix(comma + 1);
    }
}

std::optional<std::int64_t> secondsIn(const HttpFields &headers, std::string_view name)
{
    const auto time = readDate(headers.value(name), DateForm::Rfc1123);
    return time ? std::optional(unixSeconds(*time)) : std::nullopt;
}

} // namespace

ConditionOutcome checkConditions(const HttpFields &headers, const ObjectFacts &facts)
{
    const auto modified = unixSeconds(facts.modified);
    if (headers.has("if-match")) {
        if (!namesEtag(headers.value("if-match"), facts.etag))
            return ConditionOutcome::Failed;
    } else if (const auto since = secondsIn(headers, "if-unmodified-since"); since && modified > *since) {
        return ConditionOutcome::Failed;
    }
    if (headers.has("if-none-match"))
        return namesEtag(headers.value("if-none-match"), facts.etag) ? ConditionOutcome::NotModified
                                                                     : ConditionOutcome::Holds;
    const auto since = secondsIn(headers, "if-modified-since");
    return since && modified <= *since ? ConditionOutcome::NotModified : ConditionOutcome::Holds;
}

} // namespace sluice
