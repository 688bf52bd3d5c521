// The port to functions: native templates (native/), local processes (local/), Function Compute (fc/), fakes in tests.
// Called on the loop's thread; answers there, later, exactly once.
#pragma once

#include "engine/base/reply.h"
#include "engine/functions/event.h"
#include "engine/functions/function.h"

#include <optional>

namespace sluice {

struct InvocationTag;
using InvocationId = Id<InvocationTag, std::uint64_t>; // of this process; 0 = none

struct Invocation {
    std::string requestId; // lower-case UUID, new for each attempt
    FunctionKey function;
    std::string triggerName; // for the function's log lines; "" for a call by hand
    Event event;
    std::optional<std::string> payload; // the event's bytes instead of `event`: of a call by hand
};

enum class OutcomeStatus { Ok, Failed, TimedOut, Denied, Cancelled };

// The four-counter object that templates reply with (fc-api §6).
struct Counters {
    std::uint64_t ingestLines = 0;
    std::uint64_t ingestBytes = 0;
    std::uint64_t shipLines = 0;
    std::uint64_t shipBytes = 0;
    SLUICE_FIELDS(Counters, ingestLines, ingestBytes, shipLines, shipBytes)
};

struct Outcome {
    OutcomeStatus status = OutcomeStatus::Ok;
    std::string errorCode; // "" when Ok
    std::string errorMessage; // one line for people
    std::string reply; // the function's answer, ≤ limits::kReplyBytesMax
    std::optional<Counters> counters; // parsed from the reply when it is the four-counter object
    Duration waited{}; // before: for the code, and in the queue for a free instance
    Duration start{}; // then, for the instance that was started for it, its initializer included; 0 = it was warm
    Duration duration{}; // then; of a call whose instance did not start, from where that began
    std::int64_t billedMs = 0;
    int maxMemoryMb = 0; // 0 = not known
    bool coldStart = false;
    std::uint64_t functionVersion = 0;
    std::string
        errorType; // X-Fc-Error-Type of a local function: UnhandledInvocationError, HandledInvocationError; "" = none
    std::int64_t maxMemoryBytes = 0; // the same as maxMemoryMb, finer; 0 = not known
    std::string instanceId; // "" = it had none
    std::string logTail; // the last limits::kLogTailBytes of the call's log, as fc-api §1.7 writes it; "" for a native one
};

class FunctionService {
public:
    virtual ~FunctionService() = default;

    // Every failure of the call itself (no such function, throttled, denied) comes as an Outcome too, never as an Error:
    // FunctionNotFound/ServiceNotFound, ResourceExhausted, AccessDenied. The reply's Error is only Cancelled/"ReplyDropped".
    [[nodiscard]] virtual InvocationId invoke(Invocation invocation, Reply<Outcome> reply) = 0;

    // Ends it soon with OutcomeStatus::Cancelled; what it already wrote stays. Unknown ids are ignored.
    virtual void cancel(InvocationId id) = 0;
};

// The counters when `reply` is a JSON object with the four names as non-negative numbers, else nothing.
[[nodiscard]] std::optional<Counters> countersFromReply(std::string_view reply);
[[nodiscard]] std::string toJson(const Counters &counters); // {"ingestLines":n,…}, no spaces, the reference's order

} // namespace sluice
