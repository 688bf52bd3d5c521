// One retention tick over the open Logstores: by receive time (ttl) and by size.
#pragma once

#include "engine/logs/local/locallogservice.h"
#include "engine/logs/local/localstore.h"

namespace sluice {

enum class TimeRetention { On, Paused };

// Runs on the shards' commit threads; `done` is called once, on the pool.
void expireStores(std::vector<std::shared_ptr<LocalStore>> stores, WallTime now, TimeRetention byTime, Task finished,
                  std::shared_ptr<RetentionReport> report);

} // namespace sluice
