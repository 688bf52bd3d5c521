// What the doctor knows of one trigger at one moment, gathered by Doctor and judged by the functions of doctorchecks.h.
// Values only; what could not be read is an Error in its place, never a default that looks healthy.
#pragma once

#include "engine/catalog/definitions.h"
#include "engine/catalog/references.h"
#include "engine/client/accessrows.h"
#include "engine/collect/collector.h"
#include "engine/triggers/pumpsnapshot.h"

#include <functional>
#include <optional>

namespace sluice {

// What a role may do: the caller's to provide. An empty name is a service without a role; kEtlRole may be a name that no
// definition has. Empty function: policies are not evaluated.
using RoleMay = std::function<AccessAnswer(const std::string &role, const std::string &action, const std::string &resource)>;

struct AskedAccess {
    std::string action;
    std::string resource;
    AccessAnswer answer;
};

struct RoleFacts {
    std::string name; // "" = none is named
    bool exists = false; // as a definition, as the one that the authorization step makes, or by policies of the service
    std::string trust; // "log", "fc"; "" = it is made for its user, who may assume it
    bool evaluated = false; // somebody answered for the policies
    std::vector<AskedAccess> asked;
};

struct LogstoreFacts {
    LogstoreKey key;
    bool defined = false;
    std::optional<Error> unopened; // why it does not work
    std::vector<std::string> damage; // what was lost of it to the disk, since the engine started
    Result<std::vector<ShardState>> shards = fail(ErrorKind::Unavailable, "NotAsked", "it was not asked");
};

struct ShardFacts {
    ShardState state;
    std::optional<PumpSnapshot> pump; // none: the trigger has no checkpoint there
    std::optional<Result<WindowCut>> undelivered; // the first group behind the checkpoint, when there is a pump
    Result<WindowCut> recent = fail(ErrorKind::Unavailable, "NotAsked", "it was not asked"); // received since recentFrom
};

struct FunctionLogFacts {
    std::string requestId; // of the newest failed attempt that nothing has mended; "" = there is none
    bool invoked = false; // the function was reached by it
    bool hasLog = false; // the service names a Logstore for it
    Result<std::vector<std::string>> lines = std::vector<std::string>{}; // of that request, oldest first
};

struct OutboxFacts {
    std::uint64_t rows = 0; // not in their trigger log yet, all triggers together
    std::optional<Error> shipper; // why records for this trigger log wait
};

struct DiskFacts {
    std::uint64_t freeBytes = 0;
    std::uint64_t allBytes = 0;
};

struct DoctorFacts {
    WallTime now;
    Duration up{}; // since the engine started
    bool scheduling = false;
    bool collecting = false;
    bool authorized = false;

    Trigger trigger;
    RoleFacts role; // of the trigger
    RoleFacts serviceRole;
    std::optional<Function> function;
    Done parameter; // whether the function's template takes the trigger's configuration
    SeenTarget target;
    bool targetDefined = true;
    std::optional<Error> targetUnopened;

    LogstoreFacts source;
    double linesPerSecond = 0; // now
    std::size_t collectSources = 0; // that the source defines
    std::vector<CollectorState> collectors; // of the source, while files are collected
    std::vector<ShardFacts> shards; // by shard; empty when the source cannot be read
    WallTime recentFrom; // since when traffic is measured
    std::optional<Error> openError; // why the trigger cannot begin

    std::vector<LedgerRecord> records; // the newest of the trigger, oldest first
    FunctionLogFacts functionLog;
    LogstoreFacts triggerLog;
    OutboxFacts outbox;
    Result<DiskFacts> disk = DiskFacts{};
    std::string dataDirectory;
};

} // namespace sluice
