// The operations on a bucket, and the list of buckets.
#include "engine/gateway/objectapi/objectapi_core.h"

#include <algorithm>

namespace sluice {

namespace {

HttpResponse xmlAnswer(std::string text)
{
    HttpResponse response;
    response.headers.add("Content-Type", "application/xml");
    response.body = std::move(text);
    return response;
}

} // namespace

void ObjectApi::Core::list(CallPtr call)
{
    auto echo = listAsked(call->target.bucket, call->query);
    if (!echo)
        return refuse(call, echo.error());
    auto query = echo->query;
    auto listed = [echo = std::move(*echo)](Core &core, const CallPtr &one, ListPage page) mutable {
        core.m_parts.pool.post(
            [one, echo = std::move(echo), page = std::move(page)] { answer(one, xmlAnswer(listText(echo, page))); });
    };
    m_parts.storage.list("local", call->target.bucket, std::move(query), onward<ListPage>(call, std::move(listed)));
}

void ObjectApi::Core::listBuckets(CallPtr call)
{
    const auto asked = listAsked({}, call->query); // prefix, marker and max-keys are the same
    if (!asked)
        return refuse(call, asked.error());
    auto listed = [query = asked->query](Core &core, const CallPtr &one, std::vector<BucketFacts> buckets) {
        std::erase_if(buckets, [&](const auto &bucket) {
            return !bucket.name.starts_with(query.prefix) || bucket.name <= query.after;
        });
        BucketPage page;
        page.truncated = buckets.size() > query.most;
        if (page.truncated)
            buckets.resize(query.most);
        page.buckets = std::move(buckets);
        core.answer(one, xmlAnswer(bucketsText(page, core.placeOf(*one))));
    };
    m_parts.storage.buckets("local", onward<std::vector<BucketFacts>>(call, std::move(listed)));
}

void ObjectApi::Core::bucketInfo(CallPtr call, ObjectOperation operation)
{
    auto listed = [operation](Core &core, const CallPtr &one, const std::vector<BucketFacts> &buckets) {
        const auto found = std::ranges::find(buckets, one->target.bucket, &BucketFacts::name);
        if (found == buckets.end())
            return core.refuse(one, {ErrorKind::NotFound, "NoSuchBucket", "the bucket does not exist"});
        const auto place = core.placeOf(*one);
        core.answer(one,
                    xmlAnswer(operation == ObjectOperation::GetBucketInfo ? bucketInfoText(*found, place)
                                                                          : bucketLocationText(place)));
    };
    m_parts.storage.buckets("local", onward<std::vector<BucketFacts>>(call, std::move(listed)));
}

} // namespace sluice
