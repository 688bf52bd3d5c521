#include "engine/functions/local/localfunctionservice.h"

namespace sluice {

namespace {

Outcome refusedLocally(const Error &error, std::uint64_t version)
{
    Outcome outcome;
    outcome.status = error.kind == ErrorKind::Denied ? OutcomeStatus::Denied
        : error.kind == ErrorKind::Cancelled         ? OutcomeStatus::Cancelled
                                                     : OutcomeStatus::Failed;
    outcome.errorCode = error.code;
    outcome.errorMessage = error.detail;
    outcome.reply = platformErrorBody(error.detail, error.code);
    outcome.functionVersion = version;
    return outcome;
}

} // namespace

LocalFunctionService::LocalFunctionService(Loop &loop, World world, InstancePool &pool)
    : m_loop(loop)
    , m_world(std::move(world))
    , m_pool(pool)
{
}

LocalFunctionService::~LocalFunctionService() = default;

Result<Function> LocalFunctionService::admit(const FunctionKey &key) const
{
    auto function = m_world.function(key);
    if (!m_world.service(key.service))
        return fail(ErrorKind::NotFound, "ServiceNotFound", "service '" + key.service + "' does not exist");
    if (!function)
        return fail(ErrorKind::NotFound, "FunctionNotFound",
                    "function '" + key.function + "' does not exist in service '" + key.service + '\'');
    if (function->runtime.empty())
        return fail(ErrorKind::Invalid, "InvalidArgument", "function '" + toText(key) + "' has no runtime");
    return std::move(*function);
}

InvocationId LocalFunctionService::invoke(Invocation invocation, Reply<Outcome> reply)
{
    m_lastId = m_lastId.next();
    const auto id = m_lastId;
    auto function = admit(invocation.function);
    if (!function) {
        m_loop.answer<Outcome>(std::move(reply), refusedLocally(function.error(), 0));
        return id;
    }
    auto &call = m_calls[id];
    call.reply = std::move(reply);
    call.asked = m_loop.clock().boot();
    const Function asked = *function;
    m_world.code(asked,
                 [this, alive = std::weak_ptr(m_alive), id, invocation = std::move(invocation),
                  function = std::move(*function)](Result<Code> code) mutable {
                     if (alive.lock())
                         prepared(id, std::move(invocation), std::move(function), std::move(code));
                 });
    return id;
}

void LocalFunctionService::prepared(InvocationId id, Invocation invocation, Function function, Result<Code> code)
{
    const auto call = m_calls.find(id);
    if (call == m_calls.end())
        return; // cancelled meanwhile
    call->second.forCode = m_loop.clock().boot() - call->second.asked;
    auto service = m_world.service(function.key.service);
    if (!code || !service) {
        const Error gone{ErrorKind::NotFound, "ServiceNotFound", "service '" + function.key.service + "' does not exist"};
        return end(id, refusedLocally(code ? gone : code.error(), function.version));
    }
    if (m_world.endpointInside)
        invocation.event.endpoint = m_world.endpointInside(invocation.event.endpoint);
    auto event = invocation.payload ? std::move(*invocation.payload) : toJson(invocation.event);
    wipe(invocation.event.parameter);
    const auto spec = specOf(std::move(function), std::move(*service), std::move(*code));
    call->second.inPool = m_pool.invoke(spec, std::move(invocation.requestId), std::move(event),
                                        [this, alive = std::weak_ptr(m_alive), id](Result<Outcome> outcome) {
                                            if (alive.lock())
                                                end(id, std::move(outcome));
                                        });
}

// The same pointer for the same spec: the pool compares pointers on the warm way.
InstanceSpecPtr LocalFunctionService::specOf(Function function, Service service, Code code)
{
    InstanceSpec spec{std::move(function), std::move(service), std::move(code.folder), std::move(code.checksum)};
    auto &known = m_specs[spec.function.key];
    if (!known || !(*known == spec))
        known = std::make_shared<const InstanceSpec>(std::move(spec));
    return known;
}

void LocalFunctionService::end(InvocationId id, Result<Outcome> outcome)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return;
    auto reply = std::move(found->second.reply);
    if (outcome)
        outcome->waited += found->second.forCode;
    m_calls.erase(found);
    reply(std::move(outcome));
}

void LocalFunctionService::cancel(InvocationId id)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return;
    if (found->second.inPool != 0)
        return m_pool.cancel(found->second.inPool);
    auto reply = std::move(found->second.reply);
    auto outcome =
        refusedLocally({ErrorKind::Cancelled, "Cancelled", "the call was cancelled while its code was made ready"}, 0);
    outcome.waited = m_loop.clock().boot() - found->second.asked;
    m_calls.erase(found);
    m_loop.answer<Outcome>(std::move(reply), std::move(outcome));
}

void LocalFunctionService::definitionsChanged()
{
    const auto present = [this](const InstanceSpec &spec) {
        const auto function = m_world.function(spec.function.key);
        const auto service = m_world.service(spec.function.key.service);
        return function && service && *function == spec.function && *service == spec.service;
    };
    std::erase_if(m_specs, [&](const auto &entry) { return !present(*entry.second); });
    m_pool.retireUnless(present);
}

void LocalFunctionService::retireAll()
{
    m_specs.clear();
    m_pool.retireUnless([](const InstanceSpec &) { return false; });
}

} // namespace sluice
