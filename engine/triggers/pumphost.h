// What a pump needs around it: its ports, and whoever owns it.
#pragma once

#include "engine/base/loop.h"
#include "engine/functions/functionservice.h"
#include "engine/logs/logservice.h"
#include "engine/triggers/retrypolicy.h"
#include "engine/triggers/statestore.h"

namespace sluice {

class Pump;

// All of them outlive every pump.
struct PumpPorts {
    Loop &loop;
    LogService &logs;
    FunctionService &functions;
    StateStore &store;
    RetryPolicy &retries; // also the source of request ids
};

// A trigger's definition as one window, or one round, sees it. Immutable; an edit makes a new one.
struct TriggerContext {
    Trigger definition;
    std::shared_ptr<const LedgerSubject> subject;

    [[nodiscard]] Duration interval() const { return std::chrono::seconds(definition.intervalSeconds); }
    [[nodiscard]] std::uint32_t attemptsMax() const { return 1 + static_cast<std::uint32_t>(definition.retries); }
};
using TriggerContextPtr = std::shared_ptr<const TriggerContext>;

enum class SourceNews {
    Answered, // after it had been gone
    LogstoreGone,
    ShardGone,
    ShardEnded, // it is read-only and read to its end: children may start
};

enum class Parents { Unknown, Unfinished, Finished };

class PumpHost {
public:
    virtual ~PumpHost() = default;

    [[nodiscard]] virtual bool authorized() const = 0;
    [[nodiscard]] virtual const std::string &endpoint() const = 0;
    [[nodiscard]] virtual bool eager() const = 0; // ask again as soon as there may be data
    [[nodiscard]] virtual std::uint64_t dataEpoch() const = 0; // raised whenever data may have arrived anywhere
    [[nodiscard]] virtual Parents parentsOf(ShardId shard) const = 0;

    virtual void wantSlot(Pump &pump) = 0; // Pump::slotGranted() follows, perhaps inside this call
    virtual void dropWish(Pump &pump) = 0; // it does not wait for one any more
    virtual void giveSlot(Pump &pump) = 0; // gives back the one that was granted
    // Durable now, with its sequence, on its way to that trigger log.
    virtual void recorded(const LedgerRecord &record, const LogstoreKey &triggerLog) = 0;
    virtual void sourceNews(Pump &pump, SourceNews news) = 0;
    virtual void quiet(Pump &pump) = 0; // a closed pump has nothing in flight any more
    virtual void ticked(Pump &pump, Duration lateness) = 0;
    virtual void changed() = 0; // something that a snapshot shows
};

} // namespace sluice
