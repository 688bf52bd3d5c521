// Who uses what among the definitions, and deleting what is used.
#pragma once

#include "engine/catalog/object.h"

#include <optional>
#include <string>
#include <vector>

namespace sluice {

// What a trigger's native function writes to on this engine, as far as its configuration shows it. A target elsewhere
// (another endpoint) and user code are not seen.
struct SeenTarget {
    std::optional<LogstoreKey> logstore; // logstore_replication
    std::optional<std::string> bucket; // oss-shipper-csv
};
[[nodiscard]] SeenTarget seenTarget(const Definitions &definitions, const Trigger &trigger);

// True for "", "local" and the loopback's names: this engine's own service.
[[nodiscard]] bool isLocalEndpoint(std::string_view endpoint);

// What depends on the object, sorted: what is inside it, and what refers to it.
[[nodiscard]] std::vector<ObjectRef> usersOf(const Definitions &definitions, const ObjectRef &ref);

enum class DeleteMode { Alone, Cascade };

// Takes the object out of the definitions. NotFound/"<Kind>NotExist" when it is not there. Alone: InUse when it has users,
// all named in the detail. Cascade: what is inside goes too, so do triggers that read, log or ship to it or run under it; a
// service only loses its reference (to a log Logstore or a role).
[[nodiscard]] Done removeObject(Definitions &definitions, const ObjectRef &ref, DeleteMode mode);

[[nodiscard]] tl::unexpected<Error> notFound(const ObjectRef &ref); // with the code that the cloud gives for the kind

} // namespace sluice
