// What the doctor's checks share: a row begun, a row turned bad, and what counts as recent.
#pragma once

#include "engine/doctorchecks.h"
#include "engine/doctortext.h"

namespace sluice::doctor {

[[nodiscard]] inline std::string nameOf(const DoctorFacts &facts)
{
    return toText(facts.trigger.key);
}

[[nodiscard]] inline CheckRow begun(const DoctorFacts &facts, const char *check, const char *title)
{
    CheckRow row;
    row.check = check;
    row.subject = nameOf(facts);
    row.title = title;
    return row;
}

[[nodiscard]] inline CheckRow bad(CheckRow row, std::string reason, std::string remedy, std::string command = {},
                                  std::string action = {})
{
    row.good = false;
    row.reason = std::move(reason);
    row.remedy = std::move(remedy);
    row.command = std::move(command);
    row.action = std::move(action);
    return row;
}

[[nodiscard]] inline Duration intervalOf(const DoctorFacts &facts)
{
    return std::chrono::seconds(facts.trigger.intervalSeconds);
}

[[nodiscard]] inline Duration failuresSpan(const DoctorFacts &facts)
{
    return std::max(kFailuresSince, kQuietIntervals * intervalOf(facts));
}

[[nodiscard]] inline bool isRecent(const DoctorFacts &facts, const LedgerRecord &record)
{
    return record.startedAt + record.duration >= facts.now - failuresSpan(facts);
}

} // namespace sluice::doctor
