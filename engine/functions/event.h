// The event of a log trigger, exactly fc-api §3: what a function is called with.
#pragma once

#include "engine/base/cursor.h"
#include "engine/base/result.h"
#include "engine/logs/logstore.h"

#include <cstdint>
#include <string>

namespace sluice {

struct Event {
    std::string endpoint; // "http://127.0.0.1:41873" for a local source
    LogstoreKey source;
    ShardId shard;
    Cursor begin; // half-open [begin, end)
    Cursor end;
    std::string parameter = "{}"; // a JSON object, as text
    std::string jobName;          // 40 lower-case hex digits
    std::string taskId;           // lower-case UUID; the same for every attempt on this window
    std::int64_t cursorTime = 0;  // unix seconds: receive time of the window's last log

    friend bool operator==(const Event &, const Event &) = default;
};

// The JSON text, keys in the reference's order. The parameter is inserted as it is (it was checked when it was stored).
[[nodiscard]] std::string toJson(const Event &event);

// Strict in what it needs, deaf to unknown keys. Invalid/"InvalidEvent" with the position of the mistake.
[[nodiscard]] Result<Event> eventFromJson(std::string_view json);

} // namespace sluice
