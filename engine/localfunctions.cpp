#include "engine/localfunctions.h"

#include "engine/access/sts.h"

#include <algorithm>

#include <unistd.h>

namespace sluice {

// What an instance is made ready with, step by step.
struct LocalFunctions::Preparing {
    InstanceSpecPtr spec;
    std::string instanceId;
    Reply<InstanceSetup> reply;
    std::map<std::string, std::string>::const_iterator next; // of the function's secretValues
    std::map<std::string, Secret> secrets;
    std::optional<FunctionCredentials> credentials;
};

LocalFunctions::LocalFunctions(Ports ports, InstanceLimits limits)
    : m_ports(std::move(ports))
    , m_pool(instancePorts(), limits)
    , m_service(m_ports.loop, world(), m_pool)
{
}

LocalFunctions::~LocalFunctions() = default;

int LocalFunctions::memoryOfMachineMb()
{
    const auto pages = ::sysconf(_SC_PHYS_PAGES);
    const auto size = ::sysconf(_SC_PAGESIZE);
    const auto all =
        pages > 0 && size > 0 ? static_cast<std::int64_t>(pages) * size / static_cast<std::int64_t>(limits::kMiB) : 0;
    return static_cast<int>(std::clamp<std::int64_t>(all / 2, kMemoryMbMin, 1 << 24));
}

LocalFunctionService::World LocalFunctions::world()
{
    LocalFunctionService::World out;
    out.function = [this](const FunctionKey &key) -> std::optional<Function> {
        const auto now = m_ports.authority.definitions();
        const auto found = now->functions.find(key);
        return found == now->functions.end() ? std::nullopt : std::optional(found->second);
    };
    out.service = [this](const std::string &name) -> std::optional<Service> {
        const auto now = m_ports.authority.definitions();
        const auto found = now->services.find(name);
        return found == now->services.end() ? std::nullopt : std::optional(found->second);
    };
    out.code = m_ports.code;
    out.endpointInside = [this](const std::string &endpoint) {
        return m_ports.isOwnEndpoint(endpoint) ? std::string(kEndpointInside) : endpoint;
    };
    return out;
}

InstancePorts LocalFunctions::instancePorts()
{
    const auto setup = [this](const InstanceSpecPtr &spec, const std::string &instanceId, Reply<InstanceSetup> reply) {
        auto work = std::make_shared<Preparing>();
        work->spec = spec;
        work->instanceId = instanceId;
        work->reply = std::move(reply);
        work->next = spec->function.secretValues.begin();
        m_ports.prepareLauncher([this, alive = std::weak_ptr(m_alive), work](Done ready) {
            if (!alive.lock())
                return;
            if (!ready)
                return work->reply(fail(std::move(ready).error()));
            prepared(work);
        });
    };
    return {m_ports.loop, m_ports.launcher, m_ports.log, setup,
            [this](const InstanceSpec &spec) { return credentialsOf(spec); }};
}

void LocalFunctions::prepared(std::shared_ptr<Preparing> work)
{
    if (work->spec->service.role.empty())
        return nextSecret(std::move(work));
    m_ports.secrets.masterKey([this, alive = std::weak_ptr(m_alive), work](Result<Secrets::MasterKeyPtr> key) {
        if (!alive.lock())
            return;
        if (!key)
            return work->reply(fail(std::move(key).error()));
        auto credentials = credentialsOf(*work->spec);
        if (!credentials)
            return work->reply(fail(std::move(credentials).error()));
        work->credentials = std::move(*credentials);
        nextSecret(work);
    });
}

// As the function's service role; for as long as a call may take, where the service of temporary credentials allows it.
Result<FunctionCredentials> LocalFunctions::credentialsOf(const InstanceSpec &spec)
{
    const auto key = m_ports.secrets.masterKeyNow();
    if (!key)
        return fail(ErrorKind::Unavailable, "MasterKeyNotReady", "the master key is not there yet");
    SLUICE_LET(const auto name, m_ports.authority.roleForFunctions(spec.function.key.service));
    const auto role = assumableRole(*m_ports.authority.definitions(), name);
    if (!role)
        return fail(ErrorKind::Denied, "EntityNotExist.Role", "role '" + name + "' does not exist");
    AssumeRole request;
    request.session = ("fc." + spec.function.key.function).substr(0, 64);
    const auto wanted = std::int64_t{spec.function.timeoutSeconds} + 2 * millis(Instance::kCredentialsAhead) / 1'000;
    request.seconds = std::clamp<std::int64_t>(wanted, 3'600, AssumeRole::kSecondsMax);
    SLUICE_LET(auto made, assumeRole(*key, *role, "fc", request, m_ports.loop.clock().wall()));
    return FunctionCredentials{std::move(made.credentials.keyId), std::move(made.credentials.secret),
                               std::move(made.credentials.securityToken), wallFromMillis(made.claims.expiresMs)};
}

void LocalFunctions::nextSecret(std::shared_ptr<Preparing> work)
{
    const auto &wanted = work->spec->function.secretValues;
    if (work->next == wanted.end())
        return finish(work);
    const auto name = work->next->second;
    m_ports.secrets.read(name, [this, alive = std::weak_ptr(m_alive), work, name](Result<Secret> secret) {
        if (!alive.lock())
            return;
        if (!secret) {
            auto error = secret.error();
            error.kind = ErrorKind::Denied;
            error.detail = "secret \"" + name + "\" of variable " + work->next->first + ": " + error.detail;
            return work->reply(fail(std::move(error)));
        }
        work->secrets.emplace(work->next->first, std::move(*secret));
        ++work->next;
        nextSecret(work);
    });
}

void LocalFunctions::finish(const std::shared_ptr<Preparing> &work)
{
    const auto &function = work->spec->function;
    auto extra = m_ports.environment(function);
    if (!extra)
        return work->reply(fail(std::move(extra).error()));
    InstanceWorld world;
    world.accountId = "0";
    world.instanceId = work->instanceId;
    world.credentials = work->credentials ? &*work->credentials : nullptr;
    world.extra = std::move(*extra);
    InstanceSetup setup;
    setup.plan.runtime = function.runtime;
    setup.plan.codeFolder = work->spec->codeFolder;
    setup.plan.environment = instanceEnvironment(*work->spec, world, work->secrets).variables;
    setup.plan.memoryMb = function.memoryMb;
    setup.plan.internetAccess = function.internetAccess;
    setup.plan.instanceId = work->instanceId;
    setup.plan.command = function.customCommand;
    for (auto &[name, secret] : work->secrets)
        setup.hidden.push_back(std::move(secret));
    setup.credentials = std::move(work->credentials);
    work->reply(std::move(setup));
}

} // namespace sluice
