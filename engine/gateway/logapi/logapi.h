// The Log Service API (sls-api §3) on the engine's own Logstores, for the gateway.
//
// A request takes this way: the gateway's thread reads what it asks; a pool thread makes the digest of its body; the loop
// finds out who sent it, whether that one may, and calls the ports; a pool thread packs and unpacks bodies. Checks come in
// the service's order: signature, rights, project, Logstore, shard, parameters, body. Nothing waits for anything.
#pragma once

#include "engine/access/secrets.h"
#include "engine/base/workerpool.h"
#include "engine/enforcement/authenticator.h"
#include "engine/enforcement/deniallog.h"
#include "engine/gateway/http.h"
#include "engine/gateway/logapi/logcall.h"
#include "engine/logs/logservice.h"

#include <atomic>

namespace sluice {

// All of it outlives what the api has under way: answers come home to the loop.
struct LogApiPorts {
    Loop &loop;
    WorkerPool &pool;
    LogService &logs;
    Authority &authority;
    Authenticator &authenticator;
    DenialLog &denials;
    Secrets &secrets;
    // Exists/"LogStoreAlreadyExist"; answers when it can be written to. Loop thread.
    std::function<void(Logstore, Caller, Reply<void>)> createLogstore;
};

class LogApi : public std::enable_shared_from_this<LogApi> {
public:
    LogApi(LogApiPorts ports, OwnNames names);

    [[nodiscard]] HttpHandler handler(); // keeps the api alive

    static constexpr std::size_t kInlineDigestMax =
        16 * limits::kKiB; // of a body whose digest is made on the gateway's thread
    static constexpr std::uint32_t kPullCountMax = 1'000;
    static constexpr std::uint64_t kPullBytesMax = 10 * limits::kMiB; // of one answer, uncompressed; at least one group
    static constexpr std::size_t kListSizeMax = 500;

private:
    struct Exchange; // a request on its way
    using ExchangePtr = std::shared_ptr<Exchange>;

    void take(HttpRequest request, HttpAnswer answer);
    void identify(ExchangePtr exchange, const Secrets::MasterKeyPtr &key); // loop, and all below
    [[nodiscard]] Done admit(Exchange &exchange, const MasterKey &key);
    [[nodiscard]] Done exists(const LogCall &call);
    void serve(ExchangePtr exchange);
    void listLogstores(const ExchangePtr &exchange);
    void getLogstore(ExchangePtr exchange);
    void createLogstore(ExchangePtr exchange);
    void listShards(ExchangePtr exchange);
    void getCursor(ExchangePtr exchange);
    void getCursorTime(ExchangePtr exchange);
    void putLogs(ExchangePtr exchange);
    void append(ExchangePtr exchange, std::vector<EncodedGroup> groups);
    void pullLogs(ExchangePtr exchange);
    void pulled(ExchangePtr exchange, LogBatch batch);
    void packed(const ExchangePtr &exchange, const LogBatch &batch, Cursor end);

    static void finish(const ExchangePtr &exchange, HttpResponse response);
    static void refuse(const ExchangePtr &exchange, const Error &error);

    const LogApiPorts m_ports;
    const OwnNames m_names;
};

} // namespace sluice
