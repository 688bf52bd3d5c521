// The gateway's object storage (fc-api §8): OSS's PutObject, GetObject (ranges, conditions), HeadObject, GetObjectMeta,
// DeleteObject, ListObjects (both versions), ListBuckets, GetBucketInfo and GetBucketLocation over the ObjectStorage port.
// Any other call of the service is 501 NotImplemented.
//
// Every call is signed by OSS version 1 or 4, in its head or its URL, and checked against the caller's policies; a refusal
// goes to the audit. Bodies are digested, written and read on the pool. Engine thread, but for the handler.
#pragma once

#include "engine/access/secrets.h"
#include "engine/base/limits.h"
#include "engine/base/workerpool.h"
#include "engine/enforcement/authenticator.h"
#include "engine/enforcement/deniallog.h"
#include "engine/gateway/http.h"
#include "engine/gateway/ownnames.h"
#include "engine/objects/objectstorage.h"

#include <memory>

namespace sluice {

struct ObjectApiParts { // all outlive the api
    Loop &loop;
    WorkerPool &pool;
    ObjectStorage &storage;
    Authenticator &authenticator;
    Secrets &secrets; // the master key
    DenialLog &denials;
};

class ObjectApi {
public:
    // `region` is what the answers call the engine's own: "local" of "oss-local".
    ObjectApi(const ObjectApiParts &parts, OwnNames names, std::string region = "local");
    ~ObjectApi(); // calls that are not answered are dropped
    ObjectApi(const ObjectApi &) = delete;
    ObjectApi &operator=(const ObjectApi &) = delete;

    // For the router: to be called on any thread while the loop lives, also after the api went.
    [[nodiscard]] HttpHandler handler();

    static constexpr std::size_t kPutBytesMax = 64 * limits::kMiB; // beyond: 400 EntityTooLarge
    // Of one answer, which is built in memory: beyond it is 400 EntityTooLarge, and a range is to be asked for.
    static constexpr std::uint64_t kGetBytesMax = 64 * limits::kMiB;

private:
    class Core;
    std::shared_ptr<Core> m_core;
};

} // namespace sluice
