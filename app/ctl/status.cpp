#include "app/ctl/commands.h"
#include "app/ctl/format.h"
#include "app/ctl/words.h"
#include "engine/client/json.h"

#include <cmath>

namespace sluice::ctl {

namespace {

using Lines = std::vector<std::pair<std::string, std::string>>;

Lines linesOf(const EngineStatus &s)
{
    Lines lines = {
        {"engine", "Sluice " + s.version + ", process " + std::to_string(s.pid) + ", up " + durationText(s.upMs)},
        {"directory", s.dataDirectory + " (" + bytesText(s.diskBytes) + ", " + bytesText(s.diskFreeBytes) + " free)"},
        {"endpoint", orDash(s.endpoint)},
        {"gateway", orDash(s.gateway)},
        {"scheduling", yesNo(s.scheduling)},
        {"authorized", yesNo(s.authorized)},
        {"triggers", countText(s.triggers) + ", " + countText(s.running) + " running, " + countText(s.blocked) + " blocked"},
        {"lag", durationText(s.lagMs) + ", at worst " + durationText(s.worstLagMs)},
        {"lines in", countText(static_cast<std::uint64_t>(std::llround(std::max(0.0, s.linesInPerSecond)))) + " a second"},
        {"ledger", s.ledgerLast == 0 ? "empty" : std::to_string(s.ledgerFirst) + " to " + std::to_string(s.ledgerLast)},
    };
    const auto more = [&lines](std::uint64_t count, const char *name, const char *what) {
        if (count > 0)
            lines.emplace_back(name, countText(count) + ' ' + what);
    };
    more(s.outboxRows, "outbox", "records wait for the trigger log");
    more(s.outboxDropped, "dropped", "records never reached the trigger log");
    more(s.functionLogDropped, "dropped", "lines never reached a function log");
    more(s.damagedGroups, "damaged", "log groups");
    more(s.parseErrors, "kept raw", "lines that did not parse");
    more(s.linesCut, "cut", "lines over the limit");
    if (s.retentionPaused)
        lines.emplace_back("retention", "paused: the clock jumped");
    return lines;
}

} // namespace

void status(Session &session)
{
    session.ask(GetStatus(), [&session](const EngineStatus &answer) {
        if (session.out().json()) {
            session.out().printLine(toJson(answer));
        } else {
            for (const auto &[name, text] : linesOf(answer))
                session.out().printLine(name + std::string(12 - name.size(), ' ') + printable(text));
        }
        session.finish(Exit::Done);
    });
}

} // namespace sluice::ctl
