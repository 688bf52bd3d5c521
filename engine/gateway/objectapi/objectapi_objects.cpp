// The operations on one object.
#include "engine/access/digests.h"
#include "engine/access/signing/signature.h"
#include "engine/gateway/objectapi/byterange.h"
#include "engine/gateway/objectapi/objectapi_core.h"
#include "engine/gateway/objectapi/objectconditions.h"
#include "engine/gateway/objectapi/objectheaders.h"

namespace sluice {

namespace {

constexpr const char *kLocalStorage = "local";

HttpResponse plainAnswer(int status)
{
    HttpResponse response;
    response.status = status;
    return response;
}

} // namespace

void ObjectApi::Core::put(CallPtr call)
{
    auto terms = uploadTerms(call->request.headers);
    if (!terms)
        return refuse(call, terms.error());
    if (call->request.body.size() > kPutBytesMax)
        return refuse(call,
                      {ErrorKind::Invalid, "EntityTooLarge",
                       "Your proposed upload exceeds the maximum allowed object size of "
                           + std::to_string(kPutBytesMax / limits::kMiB) + " MiB."});
    const auto digest = call->request.headers.value("x-oss-content-sha256");
    if (digest.empty() || digest == "UNSIGNED-PAYLOAD")
        return beginUpload(std::move(call), std::move(*terms));
    checkPayload(std::move(call), std::move(*terms));
}

void ObjectApi::Core::checkPayload(CallPtr call, UploadTerms terms)
{
    auto job = [call]() -> Done {
        const auto wanted = fromHex(call->request.headers.value("x-oss-content-sha256"));
        if (wanted && *wanted == sha256(call->request.body).view())
            return {};
        return fail(ErrorKind::Denied, "SignatureNotMatch",
                    "The body is not the one whose digest was signed: it changed on its way");
    };
    m_parts.pool.run<void>(m_parts.loop, std::move(job),
                           onward<void>(call, [terms = std::move(terms)](Core &core, const CallPtr &one) mutable {
                               core.beginUpload(one, std::move(terms));
                           }));
}

void ObjectApi::Core::beginUpload(CallPtr call, UploadTerms terms)
{
    const auto committed = [](Core &core, const CallPtr &one, const ObjectReceipt &receipt) {
        auto response = plainAnswer(200);
        addDigests(response.headers, receipt.etag, receipt.crc64);
        addContentMd5(response.headers, receipt.etag);
        core.answer(one, std::move(response));
    };
    const auto written = [committed](Core &core, const CallPtr &one) {
        one->upload->commit(core.onward<ObjectReceipt>(one, committed));
    };
    const auto begun = [written](Core &core, const CallPtr &one, std::unique_ptr<ObjectUpload> upload) {
        one->upload = std::move(upload);
        one->upload->write(std::move(one->request.body), core.onward<void>(one, written));
    };
    const auto &target = call->target;
    m_parts.storage.upload(kLocalStorage, target.bucket, target.key, std::move(terms),
                           onward<std::unique_ptr<ObjectUpload>>(call, begun));
}

bool ObjectApi::Core::holds(const CallPtr &call, const ObjectFacts &facts)
{
    switch (checkConditions(call->request.headers, facts)) {
    case ConditionOutcome::Holds: return true;
    case ConditionOutcome::Failed:
        refuse(call,
               {ErrorKind::Invalid, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold."});
        return false;
    case ConditionOutcome::NotModified: break;
    }
    auto response = plainAnswer(304);
    if (auto headers = objectHeaders(facts, ObjectHeaders::Meta, {}))
        response.headers = std::move(*headers);
    answer(call, std::move(response));
    return false;
}

void ObjectApi::Core::get(CallPtr call)
{
    const auto &target = call->target;
    const auto opened = [](Core &core, const CallPtr &one, std::unique_ptr<ObjectReader> reader) {
        one->reader = std::move(reader);
        core.giveBytes(one);
    };
    m_parts.storage.open(kLocalStorage, target.bucket, target.key, onward<std::unique_ptr<ObjectReader>>(call, opened));
}

void ObjectApi::Core::giveBytes(CallPtr call)
{
    const auto &facts = call->reader->facts();
    if (!holds(call, facts))
        return;
    const auto &asked = call->request.headers;
    const auto habit = asked.value("x-oss-range-behavior") == "standard" ? RangeHabit::Standard : RangeHabit::Whole;
    const auto span = spanOf(readByteRange(asked.value("range")), facts.bytes, habit);
    if (!span)
        return refuse(call, span.error());
    if (span->count > kGetBytesMax)
        return refuse(call,
                      {ErrorKind::Invalid, "EntityTooLarge",
                       "The object is larger than the " + std::to_string(kGetBytesMax / limits::kMiB)
                           + " MiB of one answer; ask for ranges of it."});
    auto headers = objectHeaders(facts, ObjectHeaders::All, call->query);
    if (!headers)
        return refuse(call, headers.error());
    auto response = plainAnswer(span->partial ? 206 : 200);
    response.headers = std::move(*headers);
    if (!span->partial)
        addContentMd5(response.headers, facts.etag);
    else
        response.headers.add("Content-Range",
                             "bytes " + std::to_string(span->begin) + '-' + std::to_string(span->begin + span->count - 1)
                                 + '/' + std::to_string(facts.bytes));
    auto finish = [response = std::move(response)](Core &core, const CallPtr &one, std::string bytes) mutable {
        response.body = std::move(bytes);
        core.answer(one, std::move(response));
    };
    call->reader->read(span->begin, span->count, onward<std::string>(call, std::move(finish)));
}

void ObjectApi::Core::head(CallPtr call, ObjectOperation operation)
{
    const auto which = operation == ObjectOperation::GetObjectMeta ? ObjectHeaders::Meta : ObjectHeaders::All;
    const auto looked = [which](Core &core, const CallPtr &one, const ObjectFacts &facts) {
        if (!core.holds(one, facts))
            return;
        auto headers = objectHeaders(facts, which, one->query);
        if (!headers)
            return core.refuse(one, headers.error());
        auto response = plainAnswer(200);
        response.headers = std::move(*headers);
        if (which == ObjectHeaders::All)
            addContentMd5(response.headers, facts.etag);
        response.headLength = facts.bytes;
        core.answer(one, std::move(response));
    };
    m_parts.storage.stat(kLocalStorage, call->target.bucket, call->target.key, onward<ObjectFacts>(call, looked));
}

void ObjectApi::Core::remove(CallPtr call)
{
    const auto removed = [](Core &core, const CallPtr &one) { core.answer(one, plainAnswer(204)); };
    m_parts.storage.remove(kLocalStorage, call->target.bucket, call->target.key, onward<void>(call, removed));
}

} // namespace sluice
