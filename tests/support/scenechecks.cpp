// What the doctor finds at the trigger that is blocked, in the words of the engine.
#include "tests/support/checkrows.h"
#include "tests/support/scene.h"

namespace sluice::test {

namespace {

template <class... Words> CheckRow row(Words... words)
{
    return checkRow(kSceneTrigger, words...);
}

} // namespace

CheckRows sceneChecks()
{
    constexpr auto kRequest = "7d0c1a52-88f0-4b1e-9c77-2b6e5a411bc8";
    const auto reported = std::string("The function reported an error for request ") + kRequest + '.';
    return {{
        row("engine", "An engine runs the triggers", "It has run for 3 h 12 min."),
        row("enabled", "The trigger is enabled", "It looks for new data every 60 s."),
        row("authorization", "Log Service may invoke functions", "The quick authorization is confirmed."),
        row("role-policy", "The trigger's role may read, invoke and write the trigger log",
            "Role etl-role may do all that is needed."),
        row("service-role", "The function's role may read the source and write the target",
            "Role delivery-role may do all that is needed."),
        row("function", "The function exists and takes the configuration", "python3 is there."),
        row("source", "The source can be read", "Logstore shop/orders is open, with 4 shards."),
        row("source-traffic", "The source gets data", "Its newest data came 1 s ago.",
            "newest 1 s ago, 26,870,400 lines kept, 311 lines/s now"),
        failing(row("checkpoint", "The checkpoint keeps up with the end of each shard", "Data waits for 10 min already.",
                    "shard 1: 12 log groups behind"),
                "Mend what else is wrong here; if nothing is, the function is too slow for the traffic.",
                "sluicectl tick cleaning/clean/orders", "tick"),
        failing(row("last-tick", "It looks at its shards on time", "On shard 1 it waits after failures.",
                    "shard 1: blocked, 10 rounds of 4 attempts, next tick in 41 s"),
                "Mend the cause below; then it goes on by itself, or at once with tick.",
                "sluicectl tick cleaning/clean/orders", "tick"),
        failing(row("attempts", "Attempts succeed", "On shard 1 the newest attempt failed: KeyError.",
                    "12 × KeyError, newest 1 min ago on shard 1, attempt 4 of 4 of round 10: 'status'"),
                "Mend the cause; the window is tried again by itself, or now with tick.",
                "sluicectl executions cleaning/clean/orders --failed", "tick"),
        failing(row("function-log", "The function reports no error", reported.c_str(),
                    "[ERROR] KeyError: 'status'\n  File \"index.py\", line 23, in handler"),
                "Read its log and correct the function, or its configuration.", "sluicectl logs cleaning/clean",
                "open-function-log"),
        row("interval", "The interval suits the traffic", "A window holds what comes in an interval, and more."),
        row("trigger-log", "The trigger log can be written", "Logstore shop/etl-log is open."),
        row("disk", "There is room on the disk", "Enough is free.", "38.8 GB free of 40 GB for /data"),
    }};
}

} // namespace sluice::test
