// What the doctor says of one check, as the engine would.
#pragma once

#include "engine/client/accessrows.h"

namespace sluice::test {

inline CheckRow checkRow(const char *subject, const char *check, const char *title, const char *reason,
                         const char *evidence = "")
{
    CheckRow row;
    row.check = check;
    row.subject = subject;
    row.title = title;
    row.reason = reason;
    row.evidence = evidence;
    return row;
}

inline CheckRow failing(CheckRow row, const char *remedy, const char *command, const char *action)
{
    row.good = false;
    row.remedy = remedy;
    row.command = command;
    row.action = action;
    return row;
}

} // namespace sluice::test
