// What an engine is made of, and the order in which it is made and unmade. Engine owns one; handlers get a reference.
#pragma once

#include "engine/access/secrets.h"
#include "engine/base/workerpool.h"
#include "engine/catalog/catalog.h"
#include "engine/client/doorbell.h"
#include "engine/client/enginehost.h"
#include "engine/collect/collectors.h"
#include "engine/enforcement/authenticator.h"
#include "engine/enforcement/deniallog.h"
#include "engine/enforcement/invocationguard.h"
#include "engine/functioncode.h"
#include "engine/functionruntimes.h"
#include "engine/functions/functionlog.h"
#include "engine/functions/functionrouter.h"
#include "engine/functions/native/nativefunctionservice.h"
#include "engine/gateway/gateway.h"
#include "engine/gateway/objectapi/objectapi.h"
#include "engine/localfunctions.h"
#include "engine/logs/local/locallogservice.h"
#include "engine/logs/local/posixfilelayer.h"
#include "engine/objects/local/localobjectstorage.h"
#include "engine/qtdescriptorwatch.h"
#include "engine/qtloop.h"
#include "engine/secretfunctionservice.h"
#include "engine/triggers/ledger.h"
#include "engine/triggers/ledgerrefill.h"
#include "engine/triggers/scheduler.h"
#include "engine/triggers/shipper.h"
#include "engine/triggers/sqlitestatestore.h"
#include "engine/watchedlogs.h"

namespace sluice {

// The last kTicks tick delays, for the status line's percentile.
class TickDelays {
public:
    void add(Duration delay);
    [[nodiscard]] double percentileMs(double share) const; // 0 when there was no tick

    static constexpr std::size_t kTicks = 10'000;

private:
    std::vector<std::int64_t> m_micros;
    std::size_t m_next = 0;
};

struct EngineParts {
    // Opens the databases and folders of the data directory; blocks on the disk. Errors as the parts give them, with the
    // directory's name in the detail.
    [[nodiscard]] static Result<std::unique_ptr<EngineParts>> open(EngineOptions options, QtLoop &loop);
    EngineParts(EngineOptions options, QtLoop &loop);

    [[nodiscard]] const std::string &directory() const { return options.lock.dataDirectory(); }
    [[nodiscard]] DefinitionsPtr definitions() const { return catalog->definitions(); }
    [[nodiscard]] bool unsandboxedAllowed() const { return definitions()->connections.at(kLocalConnection).unsandboxed; }

    // Declared in the order of making; destroyed in reverse. The pool ends right after what posts to it.
    EngineOptions options;
    QtLoop &loop;
    const BootTime startedAt;
    Doorbell doorbell;
    PosixFileLayer files;
    std::unique_ptr<WorkerPool> pool;
    std::unique_ptr<Secrets> secrets;
    std::unique_ptr<LocalLogService> store;
    std::unique_ptr<WatchedLogs> logs;
    std::unique_ptr<LocalObjectStorage> objects;
    std::unique_ptr<SqliteStateStore> state;
    Ledger ledger;
    std::unique_ptr<Catalog> catalog;
    std::unique_ptr<Authority> authority;
    std::unique_ptr<Authenticator> authenticator;
    std::unique_ptr<DenialLog> denials;
    std::unique_ptr<RoleWorld> roles;
    std::unique_ptr<FunctionLog> functionLog;
    std::unique_ptr<NativeFunctionService> functions;
    std::unique_ptr<QtDescriptorWatch> descriptors;
    std::unique_ptr<FunctionRuntimes> runtimes;
    std::unique_ptr<FunctionCode> functionCode; // its versions
    std::unique_ptr<LocalFunctions> localFunctions; // user code
    std::unique_ptr<FunctionRouter> router; // native or local, whichever the function is
    std::unique_ptr<SecretFunctionService> secretFunctions; // the same with `{"secret": NAME}` resolved
    std::unique_ptr<InvocationGuard> invocations; // what triggers call: functions, when their role may
    std::unique_ptr<LedgerRefill> refill;
    std::unique_ptr<Shipper> shipper;
    std::unique_ptr<Scheduler> scheduler;
    std::unique_ptr<Collectors> collectors;
    TickDelays tickDelays;
    std::string controlEndpoint; // "" = not listening
    std::string endpointUrl = "http://localhost"; // in events; with the gateway's port when it listens
    std::string gatewayProblem; // why it does not listen; "" = it does, or was not asked to
    RuleHooks ruleHooks;
    std::uint64_t appends = 0; // that succeeded, by whomever, since the start
    bool retentionPaused = false;
    std::uint64_t directoryBytes = 0; // measured now and then
    std::unique_ptr<ObjectApi> objectApi; // behind the gateway
    std::unique_ptr<Gateway> gateway; // null = does not listen

private:
    [[nodiscard]] Done openSecrets();
    [[nodiscard]] Done openStores();
    [[nodiscard]] Done openCatalog();
    void makeStages();
    void makeLocalFunctions();
};

} // namespace sluice
