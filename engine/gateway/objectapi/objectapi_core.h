// Inside of ObjectApi: one call on its way, and what all calls share. Engine thread.
#pragma once

#include "engine/gateway/objectapi/objectapi.h"
#include "engine/gateway/objectapi/objectcall.h"

namespace sluice {

class ObjectApi::Core : public std::enable_shared_from_this<ObjectApi::Core> {
public:
    // Lives until it is answered; dropped, the server says 500.
    struct Call {
        HttpRequest request;
        HttpAnswer answer;
        std::string requestId;
        ObjectTarget target;
        QueryPairs query;
        std::unique_ptr<ObjectUpload> upload;
        std::unique_ptr<ObjectReader> reader;
    };
    using CallPtr = std::shared_ptr<Call>;

    Core(const ObjectApiParts &parts, OwnNames names, std::string region);

    void take(HttpRequest request, HttpAnswer answer);
    [[nodiscard]] Loop &loop() const { return m_parts.loop; }

private:
    // Who sends it, and whether it may.
    void authenticate(CallPtr call, const MasterKey &key);
    void perform(CallPtr call, ObjectOperation operation);

    void put(CallPtr call);
    void checkPayload(CallPtr call, UploadTerms terms);
    void beginUpload(CallPtr call, UploadTerms terms);
    void get(CallPtr call);
    void giveBytes(CallPtr call);
    void head(CallPtr call, ObjectOperation operation);
    void remove(CallPtr call);
    void list(CallPtr call);
    void listBuckets(CallPtr call);
    void bucketInfo(CallPtr call, ObjectOperation operation);

    void refuse(const CallPtr &call, const Error &error);
    static void answer(const CallPtr &call, HttpResponse response); // any thread
    // 304 or 412 when the request's conditions do not hold.
    [[nodiscard]] bool holds(const CallPtr &call, const ObjectFacts &facts);
    [[nodiscard]] BucketPlace placeOf(const Call &call) const;

    // A reply that does nothing when the api went, and refuses the call when it fails: `then` gets the value.
    template <class T, class Then> [[nodiscard]] Reply<T> onward(CallPtr call, Then then)
    {
        return Reply<T>([weak = weak_from_this(), call = std::move(call), then = std::move(then)](Result<T> result) mutable {
            const auto core = weak.lock();
            if (!core)
                return;
            if (!result)
                return core->refuse(call, result.error());
            if constexpr (std::is_void_v<T>)
                then(*core, call);
            else
                then(*core, call, std::move(*result));
        });
    }

    const ObjectApiParts m_parts;
    const OwnNames m_names;
    const std::string m_region;
};

} // namespace sluice
