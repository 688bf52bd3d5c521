#include "engine/functions/local/instanceenvironment.h"

#include "engine/base/platformvariables.h"
#include "engine/functions/local/runtimespeech.h"

namespace sluice {

namespace {

void addCredentials(std::map<std::string, std::string> &to, const FunctionCredentials &who)
{
    const std::string secret(who.secret.view());
    to["ALIBABA_CLOUD_ACCESS_KEY_ID"] = to["accessKeyID"] = who.keyId;
    to["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = to["accessKeySecret"] = secret;
    to["ALIBABA_CLOUD_SECURITY_TOKEN"] = to["securityToken"] = who.securityToken;
}

void addFunction(std::map<std::string, std::string> &to, const InstanceSpec &spec)
{
    const auto &function = spec.function;
    to["FC_FUNC_CODE_PATH"] = "/code";
    to["FC_REGION"] = spec.service.region;
    to["FC_SERVICE_NAME"] = function.key.service;
    to["FC_SERVICE_LOG_PROJECT"] = spec.service.log.project;
    to["FC_SERVICE_LOG_STORE"] = spec.service.log.logstore;
    to["FC_FUNCTION_NAME"] = function.key.function;
    to["FC_FUNCTION_HANDLER"] = function.handler;
    to["FC_FUNCTION_MEMORY_SIZE"] = std::to_string(function.memoryMb);
    to["FC_FUNCTION_TIMEOUT"] = std::to_string(function.timeoutSeconds);
    to["FC_INITIALIZATION_TIMEOUT"] = std::to_string(function.initializationTimeoutSeconds);
    to["FC_INSTANCE_CONCURRENCY"] = std::to_string(function.instanceConcurrency);
    const std::pair<const char *, const std::string &> hooks[] = {{"FC_FUNCTION_INITIALIZER", function.initializer},
                                                                  {"FC_PRE_STOP_HANDLER", function.preStop},
                                                                  {"FC_PRE_FREEZE_HANDLER", function.preFreeze}};
    for (const auto &[name, handler] : hooks)
        if (!handler.empty())
            to[name] = handler;
    to["FC_QUALIFIER"] = "LATEST";
    to["FC_VER_ID"] = to["FC_FUNCTION_VERSION"] = std::to_string(function.version);
    to["FC_RUNTIME_VERSION"] = to["_FC_RUNTIME"] = function.runtime;
    if (isCustomRuntime(function.runtime)) {
        to["FC_SERVER_PORT"] = to["FC_CUSTOM_LISTEN_PORT"] = std::to_string(function.customPort);
    }
}

} // namespace

InstanceEnvironment instanceEnvironment(const InstanceSpec &spec, const InstanceWorld &world,
                                        const std::map<std::string, Secret> &secrets)
{
    InstanceEnvironment out;
    auto &to = out.variables;
    to["TZ"] = "UTC";
    to["LANG"] = "C.UTF-8";
    to["LD_LIBRARY_PATH"] = "/code:/code/lib:/usr/local/lib";
    for (const auto &[name, value] : world.extra)
        to[name] = value;
    const auto own = [&](const std::string &name, std::string value) {
        if (!isPlatformVariable(name)) // refused by the rules; a catalog may be older than they are
            to[name] = std::move(value);
    };
    for (const auto &[name, value] : spec.function.environment)
        own(name, value);
    for (const auto &[name, secret] : secrets)
        own(name, std::string(secret.view()));
    addFunction(to, spec);
    to["FC_ACCOUNT_ID"] = world.accountId;
    to["FC_INSTANCE_ID"] = world.instanceId;
    if (world.credentials)
        addCredentials(to, *world.credentials);
    return out;
}

} // namespace sluice
