#include "engine/engineparts.h"

#include "engine/access/memorysecretstore.h"
#include "engine/base/nearest.h"
#include "engine/catalog/names.h"
#include "engine/directoryid.h"
#include "engine/enforcement/arns.h"
#include "engine/enforcement/secretparameters.h"
#include "engine/functions/native/templateparameter.h"

#include <QCoreApplication>

#include <algorithm>
#include <random>

namespace sluice {

void TickDelays::add(Duration delay)
{
    if (m_micros.size() < kTicks)
        m_micros.push_back(delay.count());
    else
        m_micros[m_next] = delay.count();
    m_next = (m_next + 1) % kTicks;
}

double TickDelays::percentileMs(double share) const
{
    if (m_micros.empty())
        return 0;
    auto sorted = m_micros;
    const auto at = static_cast<std::size_t>(static_cast<double>(sorted.size() - 1) * share);
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(at), sorted.end());
    return static_cast<double>(sorted[at]) / 1'000;
}

EngineParts::EngineParts(EngineOptions given, QtLoop &engineLoop)
    : options(std::move(given))
    , loop(engineLoop)
    , startedAt(engineLoop.clock().boot())
{
}

Result<std::unique_ptr<EngineParts>> EngineParts::open(EngineOptions options, QtLoop &loop)
{
    auto parts = std::make_unique<EngineParts>(std::move(options), loop);
    const auto opened =
        parts->openSecrets().and_then([&] { return parts->openStores(); }).and_then([&] { return parts->openCatalog(); });
    if (!opened) {
        auto error = opened.error();
        error.detail = "the engine cannot start in " + parts->directory() + ": " + error.detail;
        return fail(std::move(error));
    }
    parts->makeStages();
    return parts;
}

Done EngineParts::openSecrets()
{
    SLUICE_LET(auto id, directoryId(directory()));
    auto store = options.secrets ? options.secrets : std::make_shared<MemorySecretStore>();
    secrets = std::make_unique<Secrets>(loop, std::move(store), std::move(id));
    return {};
}

Done EngineParts::openStores()
{
    pool = std::make_unique<WorkerPool>("sluice", std::max(2U, std::thread::hardware_concurrency()));
    LocalLogService::Options logOptions;
    logOptions.folder = directory() + "/logs";
    SLUICE_LET(store, LocalLogService::create(logOptions, files, loop, *pool));
    SLUICE_LET(objects, LocalObjectStorage::open(directory() + "/objects", loop, *pool));
    SLUICE_LET(state, SqliteStateStore::open(directory() + "/state.db", loop, *pool));
    return {};
}

Done EngineParts::openCatalog()
{
    ruleHooks.checkTemplateParameter = [](const std::string &name, const std::string &parameter) -> Done {
        for (const auto &secret : secretsOf(parameter))
            SLUICE_TRY(checkSecretName(secret));
        return sluice::checkTemplateParameter(name, withoutSecrets(parameter));
    };
    ruleHooks.checkPolicyName = [](const std::string &name) -> Done {
        if (systemPolicy(name))
            return {};
        std::vector<std::string_view> names;
        for (const auto &policy : systemPolicies())
            names.push_back(policy.name);
        const auto near = nearest(name, names);
        return fail(ErrorKind::Invalid, "EntityNotExist.Policy",
                    "there is no system policy \"" + name + '"' + (near.empty() ? near : "; did you mean \"" + near + "\"?")
                        + "; `sluicectl policy list` shows them");
    };
    ruleHooks.checkPolicyDocument = [](const std::string &json) -> Done {
        return parsePolicy(json).map([](const PolicyPtr &) {});
    };
    Catalog::Options catalogOptions;
    catalogOptions.path = directory() + "/catalog.db";
    catalogOptions.hooks = ruleHooks;
    SLUICE_LET(catalog, Catalog::open(std::move(catalogOptions), loop, *pool));
    return {};
}

void EngineParts::makeStages()
{
    logs = std::make_unique<WatchedLogs>(*store, loop.clock(), [this](const WatchedLogs::Appended &appended) {
        ++appends;
        if (scheduler)
            scheduler->dataArrived(appended.logstore);
        doorbell.ring({.logs = true});
    });
    functionLog = std::make_unique<FunctionLog>(loop, *logs);
    authority = std::make_unique<Authority>([this] { return definitions(); }, loop.clock());
    authenticator = std::make_unique<Authenticator>(*authority, loop.clock());
    denials = std::make_unique<DenialLog>(loop.clock(), [this](AuditEntry entry) {
        catalog->record(std::move(entry), [](Result<CatalogDone>) {}); // a full disk must not keep a refusal from being one
    });
    roles = std::make_unique<RoleWorld>(RoleWorld{loop, *authority, *denials});

    NativeFunctionService::World world;
    world.function = [this](const FunctionKey &key) -> std::optional<Function> {
        const auto now = definitions();
        const auto found = now->functions.find(key);
        return found == now->functions.end() ? std::nullopt : std::optional(found->second);
    };
    world.service = [this](const std::string &name) -> std::optional<Service> {
        const auto now = definitions();
        const auto found = now->services.find(name);
        return found == now->services.end() ? std::nullopt : std::optional(found->second);
    };
    world.logs = [this](const std::string &endpoint, const FunctionKey &function) -> std::shared_ptr<LogService> {
        return isLocalEndpoint(endpoint) ? std::make_shared<RoleLogService>(*roles, *logs, function) : nullptr;
    };
    world.objects = [this](const FunctionKey &function) -> std::shared_ptr<ObjectStorage> {
        return std::make_shared<RoleObjectStorage>(*roles, *objects, function);
    };
    functions = std::make_unique<NativeFunctionService>(loop, *pool, std::move(world), *functionLog);
    makeLocalFunctions();
    secretFunctions = std::make_unique<SecretFunctionService>(loop, *router, *secrets);
    functionLog->setRedaction([this](const std::string &requestId, std::string &line) {
        if (secretFunctions)
            secretFunctions->redact(requestId, line);
    });
    invocations = std::make_unique<InvocationGuard>(*roles, *secretFunctions);

    const auto offload = [this](Task task) { pool->post(std::move(task)); };
    const auto added = [this](const LedgerRecord &record, const LogstoreKey &) {
        ledger.append(record);
        doorbell.ring({.ledger = true});
    };
    refill = std::make_unique<LedgerRefill>(RefillPorts{loop, *logs, *state, ledger, offload});
    shipper = std::make_unique<Shipper>(ShipperPorts{loop, *logs, *state, offload, added});

    SchedulerOptions schedulerOptions;
    schedulerOptions.endpoint = endpointUrl;
    schedulerOptions.seed = std::random_device{}();
    SchedulerEvents events;
    events.recorded = [this, added](const LedgerRecord &record, const LogstoreKey &triggerLog) {
        if (record.status == AttemptStatus::Denied && !definitions()->authorized && record.subject) {
            // The pump ends such an attempt by itself, before any guard sees it.
            const Caller caller{CallerKind::Role, "trigger", {}, {}, kEtlRole, toText(record.subject->trigger)};
            denials->add(caller, "sts:AssumeRole", arn::role(kEtlRole),
                         {ErrorKind::Denied, record.errorCode, record.errorMessage});
        }
        added(record, triggerLog);
        shipper->poke(triggerLog);
    };
    events.pumpsChanged = [this] { doorbell.ring({.pumps = true}); };
    events.ticked = [this](Duration late) { tickDelays.add(late); };
    scheduler = std::make_unique<Scheduler>(SchedulerPorts{loop, *logs, *invocations, *state}, std::move(schedulerOptions),
                                            std::move(events));
    collectors = std::make_unique<Collectors>(loop, *pool, *logs, [this] { doorbell.ring({.logs = true}); });
}

// User code, and the way to it.
void EngineParts::makeLocalFunctions()
{
    SandboxSettings settings;
    settings.bridge = options.sandboxBridge.empty() ? QCoreApplication::applicationDirPath().toStdString() + "/sluice-bridge"
                                                    : options.sandboxBridge;
    descriptors = std::make_unique<QtDescriptorWatch>(loop);
    runtimes = std::make_unique<FunctionRuntimes>(loop, *pool, *descriptors, std::move(settings), directory());
    runtimes->allowUnsandboxed(unsandboxedAllowed());

    InstanceLimits limits;
    limits.memoryMb = options.functionMemoryMb > 0 ? options.functionMemoryMb : LocalFunctions::memoryOfMachineMb();
    limits.startsMax = 2 * std::max(2, static_cast<int>(std::thread::hardware_concurrency()));
    functionCode = std::make_unique<FunctionCode>(loop, *pool, directory());
    const auto code = [this](const Function &function, Reply<FunctionCode::Code> reply) {
        functionCode->current(function, std::move(reply));
    };
    const auto prepare = [this](Reply<void> reply) { runtimes->prepare(std::move(reply)); };
    const auto environment = [this](const Function &function) { return runtimes->environmentOf(function.runtime); };
    localFunctions = std::make_unique<LocalFunctions>(
        LocalFunctions::Ports{loop, *runtimes, *functionLog, *secrets, *authority, code, prepare, environment,
                              [this](const std::string &endpoint) { return endpoint == endpointUrl; }},
        limits);
    router = std::make_unique<FunctionRouter>([this](const FunctionKey &key) -> FunctionService & {
        const auto now = definitions();
        const auto found = now->functions.find(key);
        const bool user = found != now->functions.end() && found->second.templateName.empty();
        return user ? localFunctions->service() : static_cast<FunctionService &>(*functions);
    });
}

} // namespace sluice
