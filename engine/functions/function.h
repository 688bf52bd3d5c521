// Definitions of a service and of a function (fc-api §1.4, §1.5).
#pragma once

#include "engine/base/fields.h"
#include "engine/base/limits.h"
#include "engine/logs/logstore.h"

#include <map>
#include <string>
#include <vector>

namespace sluice {

struct Service {
    std::string name;
    std::string region = "local";
    std::string description;
    LogstoreKey log;                   // where function logs go; empty names = nowhere
    std::string role;                  // the role that its functions act as; "" = none
    std::vector<std::string> policies; // system policies attached to that role
    SLUICE_FIELDS(Service, name, region, description, log, role, policies)
};

struct FunctionKey {
    std::string service;
    std::string function;

    SLUICE_FIELDS(FunctionKey, service, function)
    friend auto operator<=>(const FunctionKey &, const FunctionKey &) = default;
};

[[nodiscard]] inline std::string toText(const FunctionKey &key)
{
    return key.service + '/' + key.function;
}

struct Function {
    FunctionKey key;
    std::string description;
    std::string templateName; // native template (logstore_replication, oss-shipper-csv); "" = user code
    std::string runtime;      // python3, nodejs, custom …; "" for a native template
    std::string handler;
    std::string initializer;
    std::string code; // path of a folder or zip
    std::string pinnedCode; // digest of the version of the code that runs, whatever is saved; "" = what was saved last
    int memoryMb = limits::kMemoryMbDefault;
    int timeoutSeconds = limits::kTimeoutSecondsDefault;
    int initializationTimeoutSeconds = limits::kInitializationSecondsDefault; // of the initializer, and of the start
    int instanceConcurrency = limits::kInstanceConcurrencyMin; // calls that one instance serves at a time
    std::string preStop; // handlers of the instance's life (fc-api §5.2); "" = none
    std::string preFreeze;
    std::vector<std::string> customCommand; // custom runtime: program and arguments; empty = /code/bootstrap
    int customPort = limits::kCustomPortDefault; // custom runtime: where its HTTP server listens
    bool internetAccess = false;
    std::map<std::string, std::string> environment;  // plain values
    std::map<std::string, std::string> secretValues; // variable → name of a secret, resolved when used
    std::uint64_t version = 1;                       // raised by each change
    SLUICE_FIELDS(Function, key, description, templateName, runtime, handler, initializer, code, pinnedCode, memoryMb,
                  timeoutSeconds, initializationTimeoutSeconds, instanceConcurrency, preStop, preFreeze, customCommand,
                  customPort, internetAccess, environment, secretValues, version)
};

} // namespace sluice
