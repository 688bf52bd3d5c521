// Commands about user code.
#include "engine/enginecommands.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr Duration kSaveNoticed = std::chrono::milliseconds(20);

// Two versions may have the same code: the one whose configuration runs, too, is meant.
std::vector<FunctionVersionRow>::iterator runningOf(std::vector<FunctionVersionRow> &rows, const Function &function)
{
    if (function.pinnedCode.empty())
        return rows.begin();
    const auto whole = std::ranges::find_if(rows, [&, now = FunctionCode::configurationOf(function)](const auto &row) {
        return row.digest == function.pinnedCode && row.configuration == now;
    });
    return whole != rows.end() ? whole : std::ranges::find(rows, function.pinnedCode, &FunctionVersionRow::digest);
}

FunctionVersionRows rowsOf(const FunctionCode &code, const Function &function, std::vector<CodeVersion> versions)
{
    FunctionVersionRows out;
    for (auto &version : versions)
        out.rows.push_back({version.number, unixMillis(version.time), version.digest, code.folderOf(version), version.bytes,
                            version.files, std::move(version.configuration)});
    if (const auto runs = runningOf(out.rows, function); runs != out.rows.end())
        runs->runs = true;
    return out;
}

} // namespace

void EngineCommands::on(const GetFunctionVersions &command, ReplyTo<GetFunctionVersions> reply)
{
    const auto now = m_parts.definitions();
    const auto found = now->functions.find(command.function);
    if (found == now->functions.end())
        return answer<FunctionVersionRows>(
            reply,
            fail(ErrorKind::NotFound, "FunctionNotFound", "function '" + toText(command.function) + "' does not exist"));
    if (!found->second.templateName.empty())
        return answer<FunctionVersionRows>(reply, FunctionVersionRows());
    auto answered = [this, function = found->second, reply = std::move(reply)](auto versions) mutable {
        if (!versions)
            return reply(fail(versions.error()));
        reply(rowsOf(*m_parts.functionCode, function, std::move(*versions)));
    };
    // What was saved a moment ago is in the watch's descriptor; the loop may come to this command first.
    m_parts.loop.after(kSaveNoticed, [this, function = found->second, answered = std::move(answered)]() mutable {
        m_parts.functionCode->versions(function, std::move(answered));
    });
}

void EngineCommands::on(const GetRuntimes &, ReplyTo<GetRuntimes> reply)
{
    m_parts.runtimes->prepare([this, reply = std::move(reply)](Done done) mutable {
        if (!done)
            return reply(fail(done.error()));
        reply(m_parts.runtimes->rows());
    });
}

void EngineCommands::on(const AllowUnsandboxed &command, ReplyTo<AllowUnsandboxed> reply)
{
    Edit edit;
    edit.actor = actorOf(command.actor, command.allowed ? "allow-unsandboxed" : "require-sandbox");
    edit.undoable = false; // a consent is given in its own words, never by Ctrl+Z
    edit.mutate = [allowed = command.allowed](Definitions &next) -> Done {
        next.connections.at(kLocalConnection).unsandboxed = allowed;
        return {};
    };
    m_parts.catalog->change(std::move(edit), doneReply(std::move(reply)));
}

} // namespace sluice
