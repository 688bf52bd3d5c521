// policy check, show and list. Needs no engine: a policy is a text.
#include "engine/access/ram/policy.h"
#include "app/ctl/commands.h"
#include "app/ctl/format.h"
#include "app/ctl/suggestion.h"
#include "app/ctl/table.h"
#include "app/ctl/textfile.h"
#include "engine/client/json.h"

#include <algorithm>

namespace sluice::ctl {

namespace {

using Weight = PolicyProblem::Weight;

void usage(Session &session, std::string what)
{
    session.fail(Error{ErrorKind::Invalid, "Usage", std::move(what)});
}

std::string_view wordOf(Weight weight)
{
    return weight == Weight::Error ? "error" : "warning";
}

std::string asJson(std::string_view file, const std::vector<PolicyProblem> &problems, std::size_t errors)
{
    std::string out = "{\"file\":";
    appendJsonText(out, file);
    out += ",\"errors\":" + std::to_string(errors) + ",\"warnings\":" + std::to_string(problems.size() - errors)
        + ",\"problems\":[";
    for (const auto &problem : problems) {
        out += out.back() == '[' ? "" : ",";
        out += "{\"weight\":\"" + std::string(wordOf(problem.weight)) + "\",\"line\":" + std::to_string(problem.line)
            + ",\"column\":" + std::to_string(problem.column) + ",\"message\":";
        appendJsonText(out, problem.message);
        out += '}';
    }
    return out + "]}";
}

void check(Session &session, const std::string &path)
{
    const auto text = readText(path, kPolicyBytesMax);
    if (!text)
        return session.fail(text.error());
    const auto file = path == "-" ? std::string("standard input") : path;
    const auto problems = checkPolicy(*text);
    const auto errors = static_cast<std::size_t>(std::ranges::count(problems, Weight::Error, &PolicyProblem::weight));
    if (session.out().json()) {
        session.out().printLine(asJson(file, problems, errors));
    } else {
        for (const auto &problem : problems)
            session.out().printLine(printable(file) + ':' + std::to_string(problem.line) + ':'
                                    + std::to_string(problem.column) + ": " + std::string(wordOf(problem.weight)) + ": "
                                    + printable(problem.message));
        if (problems.empty())
            session.out().remark(file + ": nothing to complain of");
    }
    session.finish(errors > 0 ? Exit::BadInput : Exit::Done);
}

void show(Session &session, const std::string &name)
{
    std::vector<std::string> names;
    for (const auto &policy : systemPolicies()) {
        names.emplace_back(policy.name);
        if (policy.name != name)
            continue;
        session.out().print(policy.document); // is JSON with --json too
        return session.finish(Exit::Done);
    }
    session.fail(
        Error{ErrorKind::NotFound, "EntityNotExist.Policy", "there is no system policy " + name + didYouMean(name, names)});
}

void list(Session &session)
{
    if (session.out().json()) {
        std::string out = "[";
        for (const auto &policy : systemPolicies()) {
            out += out.size() > 1 ? ",{\"name\":" : "{\"name\":";
            appendJsonText(out, policy.name);
            out += ",\"description\":";
            appendJsonText(out, policy.description);
            out += '}';
        }
        session.out().printLine(out + ']');
    } else {
        Table table({{"POLICY", Align::Left, 0}, {"ALLOWS", Align::Left, 0}});
        for (const auto &policy : systemPolicies())
            table.add({std::string(policy.name), std::string(policy.description)});
        session.out().print(table.take());
    }
    session.finish(Exit::Done);
}

} // namespace

void policy(Session &session)
{
    const auto &words = session.arguments().values;
    const auto &verb = words.front();
    const bool named = words.size() == 2;
    if (verb == "check" && named)
        return check(session, words[1]);
    if (verb == "show" && named)
        return show(session, words[1]);
    if (verb == "list" && !named)
        return list(session);
    const std::vector<std::string> verbs = {"check", "show", "list"};
    if (std::ranges::find(verbs, verb) == verbs.end())
        return usage(session,
                     "there is no policy " + verb + didYouMean(verb, verbs) + ": policy check FILE, show NAME or list");
    usage(session,
          verb == "list"        ? "policy list takes no name"
              : verb == "check" ? "policy check needs a FILE (- is standard input)"
                                : "policy show needs a NAME; `sluicectl policy list` has them");
}

} // namespace sluice::ctl
