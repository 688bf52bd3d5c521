// function new, add, test, versions, rollback, unpin and sandbox.
#include "app/ctl/commands.h"
#include "app/ctl/confirm.h"
#include "app/ctl/format.h"
#include "app/ctl/jsonlist.h"
#include "app/ctl/names.h"
#include "app/ctl/subcommand.h"
#include "app/ctl/suggestion.h"
#include "app/ctl/table.h"
#include "app/ctl/timetext.h"
#include "app/ctl/words.h"
#include "engine/catalog/fieldjson.h"
#include "engine/catalog/names.h"
#include "engine/functions/starters.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace sluice::ctl {

namespace {

struct NewFunctionRow {
    std::string folder;
    std::string runtime;
    std::string starter;
    std::string handler;
    SLUICE_FIELDS(NewFunctionRow, folder, runtime, starter, handler)
};

void badUsage(Session &session, std::string text)
{
    session.fail({ErrorKind::Invalid, "Usage", std::move(text)});
}

// As a word of a shell.
std::string shellWord(const std::string &text)
{
    constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+@%:,=";
    if (!text.empty() && text.find_first_not_of(kPlain) == std::string::npos)
        return text;
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + '\'';
}

// A function's name after its folder: what a name may not hold becomes '-'.
std::string nameOf(const std::string &folder)
{
    const auto path = std::filesystem::path(absolutePath(folder)).lexically_normal();
    auto name = (path.has_filename() ? path : path.parent_path()).filename().string();
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    std::ranges::replace_if(
        name, [&](char c) { return !letter(c) && !(c >= '0' && c <= '9') && c != '-'; }, '-');
    return name.empty() || !letter(name.front()) || !checkFunctionName(name) ? "process" : name;
}

// --- new

Result<Starter> wantedStarter(const Arguments &arguments)
{
    const auto runtime = arguments.option("--runtime", "python3");
    const auto name = arguments.option("--template", "blank");
    const auto all = starters();
    const auto refuse = [&](const char *what, const std::string &given, auto field) -> Result<Starter> {
        std::vector<std::string> known;
        std::string list;
        for (const auto &one : all) {
            if (std::ranges::find(known, one.*field) != known.end())
                continue;
            known.push_back(one.*field);
            list += (list.empty() ? "" : ", ") + one.*field;
        }
        return fail(ErrorKind::Invalid, "Usage",
                    std::string("there is no ") + what + ' ' + given + didYouMean(given, known) + " (" + list + ')');
    };
    if (std::ranges::find(all, runtime, &Starter::runtime) == all.end())
        return refuse("runtime", runtime, &Starter::runtime);
    if (std::ranges::find(all, name, &Starter::name) == all.end())
        return refuse("template", name, &Starter::name);
    return *std::ranges::find_if(all, [&](const Starter &one) { return one.runtime == runtime && one.name == name; });
}

void makeNew(Session &session)
{
    const auto &folder = session.arguments().values[1];
    const auto starter = wantedStarter(session.arguments());
    if (!starter)
        return session.fail(starter.error());
    if (auto written = writeStarter(*starter, folder); !written)
        return session.fail(std::move(written).error());
    auto &out = session.out();
    if (out.json()) {
        out.printLine(toJson(NewFunctionRow{absolutePath(folder), starter->runtime, starter->name, starter->handler}));
        return session.finish(Exit::Done);
    }
    out.remark(folder + ": " + starter->name + " for " + starter->runtime + ". " + starter->summary + " Next:");
    out.printLine("sluicectl function test " + shellWord(folder));
    out.printLine("sluicectl function add SERVICE/" + shellWord(nameOf(folder)) + " --code " + shellWord(folder));
    session.finish(Exit::Done);
}

// --- add

// The event that lies beside the code, for the command that calls it.
std::string eventOption(const std::string &code)
{
    const auto event = code + "/event.json";
    std::error_code ignored;
    return std::filesystem::is_regular_file(event, ignored) ? " --event " + shellWord(event) : std::string();
}

// From what lies in the folder; "" = it does not say.
std::string runtimeOf(const std::string &code)
{
    std::error_code ignored;
    for (const auto &[file, runtime] : {std::pair("index.py", "python3"), std::pair("index.js", "nodejs")})
        if (std::filesystem::exists(std::filesystem::path(code) / file, ignored))
            return runtime;
    return {};
}

void addFunction(Session &session)
{
    const auto &arguments = session.arguments();
    const auto key = functionFromText(arguments.values[1]);
    if (!key)
        return session.fail(key.error());
    if (!arguments.has("--code"))
        return badUsage(session, "function add needs --code FOLDER (or a zip)");
    Function function;
    function.key = *key;
    function.code = absolutePath(arguments.option("--code"));
    std::error_code ignored;
    if (!std::filesystem::exists(function.code, ignored))
        return session.fail({ErrorKind::NotFound, "CodeNotFound", "there is no folder or zip " + function.code});
    function.runtime = arguments.option("--runtime", runtimeOf(function.code));
    if (function.runtime.empty())
        return badUsage(session,
                        "there is no index.py or index.js in " + function.code + "; name the runtime: --runtime python3");
    function.handler = arguments.option("--handler", "index.handler");
    session.ask(GetDefinitions(), [&session, function](const DefinitionRows &all) {
        PutDefinitions put;
        put.actor = kActor;
        put.onlyNew = true;
        put.functions = {function};
        if (std::ranges::find(all.services, function.key.service, &Service::name) == all.services.end())
            put.services.emplace_back().name = function.key.service;
        session.ask(std::move(put), [&session, function](const PutAnswer &) {
            if (session.out().json())
                session.out().printLine(toJson(function));
            else
                session.out().remark(toText(function.key) + ": added; `sluicectl invoke " + toText(function.key)
                                     + eventOption(function.code)
                                     + "` calls it; once a trigger has called it, `sluicectl invoke " + toText(function.key)
                                     + " --last` calls it again with a real event");
            session.finish(Exit::Done);
        });
    });
}

// --- versions, and the pin

void withVersions(Session &session, std::function<void(const Function &, const FunctionVersionRows &)> then)
{
    const auto key = functionFromText(session.arguments().values[1]);
    if (!key)
        return session.fail(key.error());
    session.ask(GetFunctionVersions{*key},
                [&session, key = *key, then = std::move(then)](const FunctionVersionRows &versions) {
                    session.ask(GetDefinitions(), [&session, key, then, versions](const DefinitionRows &all) {
                        const auto found = std::ranges::find(all.functions, key, &Function::key);
                        if (found == all.functions.end())
                            return session.fail(
                                {ErrorKind::NotFound, "FunctionNotFound", "function '" + toText(key) + "' does not exist"});
                        then(*found, versions);
                    });
                });
}

std::string pinText(const Function &function, const FunctionVersionRows &versions)
{
    const auto found = std::ranges::find(versions.rows, true, &FunctionVersionRow::runs);
    const auto which =
        found == versions.rows.end() ? function.pinnedCode.substr(0, kDigestShown) : std::to_string(found->number);
    return "version " + which + " is pinned; what is saved does not run (`sluicectl function unpin " + toText(function.key)
        + "` runs it)";
}

void listVersions(Session &session)
{
    withVersions(session, [&session](const Function &function, const FunctionVersionRows &versions) {
        auto &out = session.out();
        if (out.json()) {
            out.printLine(jsonList(versions.rows));
            return session.finish(Exit::Done);
        }
        Table table(
            {{"VERSION", Align::Right}, {"SAVED"}, {"FILES", Align::Right}, {"BYTES", Align::Right}, {"CODE"}, {"RUNS"}});
        for (const auto &row : versions.rows)
            table.add({std::to_string(row.number), timeText(row.timeMs), countText(row.files), bytesText(row.bytes),
                       row.digest.substr(0, kDigestShown), row.runs ? "runs" : ""});
        out.print(table.take());
        if (!function.templateName.empty())
            out.remark(toText(function.key) + " is a template: it has no code of its own");
        else if (versions.rows.empty())
            out.remark("there are no versions: the code at " + function.code + " could not be read yet");
        if (!function.pinnedCode.empty())
            out.remark(pinText(function, versions));
        session.finish(Exit::Done);
    });
}

void putInstead(Session &session, const Function &before, Function after, std::string done)
{
    PutDefinitions put;
    put.actor = kActor;
    put.seen = {{"function", toText(before.key), fieldjson::toText(before)}};
    put.functions = {std::move(after)};
    session.ask(std::move(put), [&session, key = toText(before.key), done = std::move(done)](const PutAnswer &answer) {
        if (session.out().json())
            session.out().printLine(jsonList(answer.rows));
        else
            session.out().remark(key + ": " + done);
        session.finish(Exit::Done);
    });
}

void rollBack(Session &session)
{
    if (!session.arguments().has("--to"))
        return badUsage(session, "function rollback needs --to N; `sluicectl function versions` shows the numbers");
    const auto number = wholeNumber("--to", session.arguments().option("--to"), 1, INT64_MAX);
    if (!number)
        return session.fail(number.error());
    withVersions(
        session,
        [&session, number = static_cast<std::uint64_t>(*number)](const Function &now, const FunctionVersionRows &versions) {
            const auto found = std::ranges::find(versions.rows, number, &FunctionVersionRow::number);
            if (found == versions.rows.end())
                return session.fail({ErrorKind::NotFound, "CodeVersionNotFound",
                                     toText(now.key) + " has no version " + std::to_string(number)
                                         + " (any more); `sluicectl function versions " + toText(now.key)
                                         + "` shows those there are"});
            auto then = fieldjson::fromText<Function>(found->configuration);
            if (!then)
                return session.fail(then.error());
            then->key = now.key;
            then->version = now.version;
            then->pinnedCode = found->digest;
            putInstead(session, now, std::move(*then),
                       "version " + std::to_string(number)
                           + " runs from the next call on, whatever is saved; `sluicectl function unpin " + toText(now.key)
                           + "` runs what is saved");
        });
}

void unpin(Session &session)
{
    withVersions(session, [&session](const Function &now, const FunctionVersionRows &) {
        if (now.pinnedCode.empty()) {
            session.out().remark(toText(now.key) + ": no version is pinned; what is saved runs");
            return session.finish(Exit::Done);
        }
        auto then = now;
        then.pinnedCode.clear();
        putInstead(session, now, std::move(then), "what is saved runs from the next call on");
    });
}

// --- sandbox

void showRuntimes(Session &session)
{
    session.ask(GetRuntimes(), [&session](const RuntimeRows &found) {
        auto &out = session.out();
        if (out.json()) {
            out.printLine(toJson(found));
            return session.finish(Exit::Done);
        }
        Table table({{"RUNTIME"}, {"VERSION"}, {"INTERPRETER"}, {"PROBLEM"}});
        for (const auto &row : found.rows)
            table.add({row.runtime, orDash(row.version), orDash(row.interpreter), row.problem});
        out.print(table.take());
        const bool works = found.sandboxProblem.empty();
        out.print(works ? "\nsandbox: works; functions run in it\n"
                        : "\nsandbox: " + printable(found.sandboxProblem) + '\n');
        if (!works)
            out.print(
                found.unsandboxedAllowed
                    ? "Functions run without one: that was allowed. `sluicectl function sandbox require` takes it back.\n"
                    : "Functions do not run. `sluicectl function sandbox allow` lets them run without one, and says what "
                      "that means.\n");
        else if (found.unsandboxedAllowed)
            out.print("They may run without one should it not work some day: that was allowed. `sluicectl function sandbox "
                      "require` takes it "
                      "back.\n");
        session.finish(Exit::Done);
    });
}

void sandboxConsent(Session &session)
{
    const auto &words = session.arguments().values;
    if (words.size() == 1)
        return showRuntimes(session);
    const std::vector<std::string> known = {"allow", "require"};
    if (std::ranges::find(known, words[1]) == known.end())
        return badUsage(session,
                        "a sandbox is `allow` (run without one where it does not work) or `require`, not " + words[1]
                            + didYouMean(words[1], known));
    const bool allow = words[1] == "allow";
    if (allow) {
        session.out().remark(
            "Where this machine cannot sandbox functions, they would run as ordinary programs of your account:\n"
            "their code could read and change all your files, reach every address in the network and see your other\n"
            "programs. Only limits on memory, processes and time would hold. Allow it for code that you trust as much as\n"
            "what you start yourself.");
        if (auto sure = confirmed(session, "May functions run without a sandbox?"); !sure)
            return session.fail(std::move(sure).error());
    }
    session.ask(AllowUnsandboxed{allow, kActor}, [&session, allow](const Nothing &) {
        if (session.out().json())
            session.out().printLine(allow ? R"({"unsandboxedAllowed":true})" : R"({"unsandboxedAllowed":false})");
        else
            session.out().remark(allow ? "allowed: where no sandbox works, functions run without one"
                                       : "required: functions run in a sandbox or not at all");
        session.finish(Exit::Done);
    });
}

} // namespace

void function(Session &session)
{
    const std::array<Subcommand, 7> all = {{
        {"new", "FOLDER", {"--runtime", "--template"}, makeNew},
        {"test", "FOLDER", {"--watch"}, testFunction},
        {"add", "SERVICE/FUNCTION", {"--code", "--runtime", "--handler"}, addFunction},
        {"versions", "SERVICE/FUNCTION", {}, listVersions},
        {"rollback", "SERVICE/FUNCTION", {"--to"}, rollBack},
        {"unpin", "SERVICE/FUNCTION", {}, unpin},
        {"sandbox", "[allow|require]", {"--yes"}, sandboxConsent},
    }};
    runSubcommand(session, all);
}

} // namespace sluice::ctl
