#include "engine/enginecommands.h"

#include "engine/catalog/stackfile.h"

#include <algorithm>
#include <charconv>

namespace sluice {

EngineCommands::EngineCommands(EngineParts &parts, DefinitionSync &sync)
    : m_parts(parts)
    , m_sync(sync)
    , m_idle(parts, sync)
    , m_functionLogs(parts)
    , m_accounts(parts.loop, *parts.catalog, keySecretsOf(*parts.secrets))
    , m_connectionTests(
          {parts.loop, [&parts] { return localFigures(parts); },
           [&parts](const std::string &name, Reply<Secret> reply) { parts.secrets->read(name, std::move(reply)); },
           requestSigner()})
{
    parts.catalog->onMove(
        [&parts](const CheckpointStep &step, bool back, const std::string &actor, Reply<std::vector<ShardStep>> reply) {
            moveBack(parts, step, back, actor, std::move(reply));
        });
}

void EngineCommands::handle(Command command, const Caller &caller, Reply<AnyAnswer> reply)
{
    m_caller = caller;
    std::visit(
        [&](auto &&one) {
            using C = std::decay_t<decltype(one)>;
            on(std::move(one), ReplyTo<C>([reply = std::move(reply)](Result<typename C::Answer> result) mutable {
                   reply(std::move(result).map([](auto &&value) { return AnyAnswer(std::move(value)); }));
               }));
        },
        std::move(command));
}

Actor EngineCommands::actorOf(const std::string &program, std::string action) const
{
    return {program.empty() ? "unknown" : program, std::move(action), m_caller};
}

Reply<ChangeReport> EngineCommands::planReply(Reply<PlanRows> reply)
{
    return [this, reply = std::move(reply)](Result<ChangeReport> report) mutable {
        if (!report)
            return reply(fail(std::move(report).error()));
        PlanRows rows;
        for (auto &step : planSteps(report->changes))
            rows.rows.push_back({step.action, std::string(toText(step.ref.kind)), step.ref.name, step.detail});
        m_sync.whenDone([reply = std::move(reply), rows = std::move(rows)]() mutable { reply(std::move(rows)); });
    };
}

Reply<ChangeReport> EngineCommands::doneReply(Reply<Nothing> reply)
{
    return [this, reply = std::move(reply)](Result<ChangeReport> report) mutable {
        if (!report)
            return reply(fail(std::move(report).error()));
        m_sync.whenDone([reply = std::move(reply)]() mutable { reply(Nothing{}); });
    };
}

Result<TriggerKey> EngineCommands::resolve(const TriggerKey &named) const
{
    const auto now = m_parts.definitions();
    if (now->triggers.contains(named))
        return named;
    std::vector<TriggerKey> found;
    if (named.service.empty() && named.function.empty()) {
        for (const auto &[key, trigger] : now->triggers) {
            if (key.trigger == named.trigger)
                found.push_back(key);
        }
    }
    if (found.size() == 1)
        return found.front();
    if (found.size() > 1)
        return fail(ErrorKind::Invalid, "AmbiguousName",
                    "'" + named.trigger + "' is the name of " + std::to_string(found.size()) + " triggers, such as "
                        + toText(found.front()) + ": give SERVICE/FUNCTION/TRIGGER");
    const auto name = named.service.empty() ? named.trigger : toText(named);
    return fail(ErrorKind::NotFound, "TriggerNotFound",
                "trigger '" + name + "' does not exist; `sluicectl get triggers` lists them");
}

Result<ObjectRef> EngineCommands::resolve(const std::string &kindText, const std::string &name) const
{
    SLUICE_LET(const auto kind, objectKindFromText(kindText));
    if (kind == ObjectKind::Trigger && name.find('/') == std::string::npos) {
        SLUICE_LET(const auto key, resolve(TriggerKey{"", "", name}));
        return ObjectRef{kind, toText(key)};
    }
    return ObjectRef{kind, name};
}

Result<CheckpointTarget> cursorPlace(const std::string &text)
{
    if (text == "begin")
        return CursorEdge::Begin;
    if (text == "end")
        return CursorEdge::End;
    if (!text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
        std::int64_t value = 0;
        const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (problem == std::errc{} && value < std::int64_t(1) << 50)
            return wallFromMillis(value);
    }
    return cursorFromText(text);
}

void resolveCursor(LogService &logs, Loop &loop, const LogstoreKey &logstore, ShardId shard, const std::string &place,
                   Reply<Cursor> reply)
{
    const auto target = cursorPlace(place);
    if (!target)
        return loop.answer<Cursor>(std::move(reply), fail(target.error()));
    if (const auto *cursor = std::get_if<Cursor>(&*target))
        return loop.answer<Cursor>(std::move(reply), *cursor);
    CursorAt at;
    if (const auto *edge = std::get_if<CursorEdge>(&*target))
        at.where = *edge;
    else
        at.where = std::get<WallTime>(*target);
    logs.cursor(logstore, shard, at, std::move(reply));
}

} // namespace sluice
