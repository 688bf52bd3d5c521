// The engine's own values as the client's rows. Pure functions.
#pragma once

#include "engine/catalog/definitions.h"
#include "engine/client/rows.h"
#include "engine/collect/collector.h"
#include "engine/logs/logservice.h"
#include "engine/triggers/ledgerrecord.h"

namespace sluice {

[[nodiscard]] LedgerRow rowOf(const LedgerRecord &record);
[[nodiscard]] ShardRow rowOf(const ShardState &shard);
[[nodiscard]] CollectorRow rowOf(const CollectorState &state);
[[nodiscard]] Event eventOf(const LedgerRecord &record, const std::string &endpoint, const std::string &parameter);

// The logs of a batch, decoded, as rows; a group that does not decode becomes one row with `__decode_error__`.
// `next` and `atEnd` are the caller's to set.
[[nodiscard]] LogRows rowsOf(const LogBatch &batch, ShardId shard);

[[nodiscard]] DefinitionRows rowsOf(const Definitions &definitions); // traffic figures are the caller's to add

} // namespace sluice
