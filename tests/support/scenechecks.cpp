// What the doctor finds at the trigger that is blocked, in the words of the engine.
#include "tests/support/scenefigures.h"

namespace sluice::test {

namespace {

CheckRow good(const char *id, const char *title, const char *reason, const char *evidence = "")
{
    CheckRow row;
    row.check = id;
    row.subject = kSceneTrigger;
    row.title = title;
    row.reason = reason;
    row.evidence = evidence;
    return row;
}

CheckRow bad(CheckRow row, const char *remedy, const char *command, const char *action)
{
    row.good = false;
    row.remedy = remedy;
    row.command = command;
    row.action = action;
    return row;
}

} // namespace

CheckRows sceneChecks()
{
    constexpr auto kRequest = "7d0c1a52-88f0-4b1e-9c77-2b6e5a411bc8";
    const auto reported = std::string("The function reported an error for request ") + kRequest + '.';
    return {{
        good("engine", "An engine runs the triggers", "It has run for 3 h 12 min."),
        good("enabled", "The trigger is enabled", "It looks for new data every 60 s."),
        good("authorization", "Log Service may invoke functions", "The quick authorization is confirmed."),
        good("role-policy", "The trigger's role may read, invoke and write the trigger log",
             "Role etl-role may do all that is needed."),
        good("service-role", "The function's role may read the source and write the target",
             "Role delivery-role may do all that is needed."),
        good("function", "The function exists and takes the configuration", "python3 is there."),
        good("source", "The source can be read", "Logstore shop/orders is open, with 4 shards."),
        good("source-traffic", "The source gets data", "Its newest data came 1 s ago.",
             "newest 1 s ago, 26,870,400 lines kept, 311 lines/s now"),
        bad(good("checkpoint", "The checkpoint keeps up with the end of each shard", "Data waits for 10 min already.",
                 "shard 1: 12 log groups behind"),
            "Mend what else is wrong here; if nothing is, the function is too slow for the traffic.",
            "sluicectl tick cleaning/clean/orders", "tick"),
        bad(good("last-tick", "It looks at its shards on time", "On shard 1 it waits after failures.",
                 "shard 1: blocked, 10 rounds of 4 attempts, next tick in 41 s"),
            "Mend the cause below; then it goes on by itself, or at once with tick.", "sluicectl tick cleaning/clean/orders",
            "tick"),
        bad(good("attempts", "Attempts succeed", "On shard 1 the newest attempt failed: KeyError.",
                 "12 × KeyError, newest 1 min ago on shard 1, attempt 4 of 4 of round 10: 'status'"),
            "Mend the cause; the window is tried again by itself, or now with tick.",
            "sluicectl executions cleaning/clean/orders --failed", "tick"),
        bad(good("function-log", "The function reports no error", reported.c_str(),
                 "[ERROR] KeyError: 'status'\n  File \"index.py\", line 23, in handler"),
            "Read its log and correct the function, or its configuration.", "sluicectl logs cleaning/clean",
            "open-function-log"),
        good("interval", "The interval suits the traffic", "A window holds what comes in an interval, and more."),
        good("trigger-log", "The trigger log can be written", "Logstore shop/etl-log is open."),
        good("disk", "There is room on the disk", "Enough is free.", "38.8 GB free of 40 GB for /data"),
    }};
}

} // namespace sluice::test
