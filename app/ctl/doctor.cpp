#include "app/ctl/commands.h"
#include "app/ctl/format.h"
#include "app/ctl/names.h"
#include "engine/client/json.h"

namespace sluice::ctl {

namespace {

constexpr const char *kGreen = "\x1b[32m";
constexpr const char *kRed = "\x1b[31m";
constexpr const char *kPlain = "\x1b[0m";

std::string indented(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        out += "      " + printable(text.substr(0, end)) + '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::string mark(bool good, bool color)
{
    const std::string sign = good ? "✔" : "✘";
    return color ? (good ? kGreen : kRed) + sign + kPlain : sign;
}

std::string textOf(Session &session, const CheckRow &row)
{
    auto text = "  " + mark(row.good, session.out().color()) + ' ' + printable(row.title);
    if (!row.reason.empty())
        text += ": " + printable(row.reason);
    text += '\n' + indented(row.evidence);
    if (!row.remedy.empty())
        text += "      → " + printable(row.remedy) + '\n';
    if (!row.command.empty())
        text += "        " + printable(row.command) + '\n';
    return text;
}

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
                session.out().print(textOf(session, *row));
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
            session.out().print(textOf(session, *row));
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
