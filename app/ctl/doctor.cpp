#include "app/ctl/checktext.h"
#include "app/ctl/commands.h"
#include "app/ctl/format.h"
#include "app/ctl/names.h"
#include "engine/client/json.h"

namespace sluice::ctl {

namespace {

// The rows of one trigger, which come one after another.
struct Patient {
    std::string name;
    std::vector<const CheckRow *> rows;
    std::size_t found = 0;
};

std::vector<Patient> patientsOf(const CheckRows &checks)
{
    std::vector<Patient> all;
    for (const auto &row : checks.rows) {
        if (all.empty() || all.back().name != row.subject)
            all.push_back({row.subject, {}, 0});
        all.back().rows.push_back(&row);
        all.back().found += row.good ? 0 : 1;
    }
    return all;
}

void print(Session &session, const CheckRows &checks, bool everything)
{
    std::size_t healthy = 0;
    std::size_t summarised = 0;
    std::size_t ill = 0;
    for (const auto &patient : patientsOf(checks)) {
        if (patient.name.empty()) { // about the diagnosis itself
            for (const auto *row : patient.rows)
                session.out().print(checkText(session.out(), *row));
            continue;
        }
        (patient.found == 0 ? healthy : ill) += 1;
        if (patient.found == 0 && !everything) {
            ++summarised;
            continue;
        }
        session.out().printLine(printable(patient.name)
                                + (patient.found == 0 ? ": all is well" : ": " + plural(patient.found, "finding")));
        for (const auto *row : patient.rows)
            session.out().print(checkText(session.out(), *row));
    }
    if (healthy + ill == 0)
        session.out().remark("no triggers");
    else if (summarised > 0)
        session.out().printLine(plural(summarised, "trigger") + " without a finding"
                                + (ill == 0 ? "; --all shows what was looked at" : ""));
}

void examine(Session &session, std::string trigger, bool everything)
{
    session.ask(Diagnose{std::move(trigger)}, [&session, everything](const CheckRows &checks) {
        bool found = false;
        for (const auto &row : checks.rows)
            found = found || !row.good;
        if (session.out().json())
            session.out().printLine(toJson(checks));
        else
            print(session, checks, everything);
        session.finish(found ? Exit::Failed : Exit::Done);
    });
}

} // namespace

void doctor(Session &session)
{
    const auto &arguments = session.arguments();
    if (arguments.values.empty())
        return examine(session, {}, arguments.has("--all"));
    withTrigger(session, arguments.values.front(),
                [&session](const TriggerKey &key) { examine(session, toText(key), true); });
}

} // namespace sluice::ctl
