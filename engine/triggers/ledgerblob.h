// A ledger record as the compact bytes that the outbox keeps. The sequence is not in it: it is the row's key.
#pragma once

#include "engine/triggers/ledgerrecord.h"

#include <string>
#include <string_view>

namespace sluice {

[[nodiscard]] std::string toBlob(const LedgerRecord &record);

// Corrupt/"LedgerBlob" for bytes that are not a record of a version that this engine knows.
[[nodiscard]] Result<LedgerRecord> recordFromBlob(std::string_view bytes);

} // namespace sluice
