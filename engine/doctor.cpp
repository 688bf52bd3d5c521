#include "engine/doctor.h"

#include "engine/doctorchecks.h"

#include <algorithm>

namespace sluice {

struct Doctor::Gathering {
    DoctorFacts facts;
    std::size_t open = 0; // questions without an answer
};

Doctor::Doctor(EngineParts &parts, const DefinitionSync &sync, RoleMay roleMay)
    : m_parts(parts)
    , m_sync(sync)
    , m_roleMay(std::move(roleMay))
    , m_functionLogs(parts)
{
}

std::vector<TriggerKey> Doctor::everyTrigger() const
{
    const auto now = m_parts.definitions();
    std::vector<TriggerKey> keys;
    for (const auto &row : m_parts.scheduler->rows()) {
        if (now->triggers.contains(row.definition.key))
            keys.push_back(row.definition.key);
    }
    for (const auto &[key, trigger] : now->triggers) { // a definition that the scheduler does not know yet
        if (keys.size() < now->triggers.size() && std::ranges::find(keys, key) == keys.end())
            keys.push_back(key);
    }
    return keys;
}

void Doctor::examine(std::vector<TriggerKey> triggers, Reply<CheckRows> reply)
{
    m_reply = std::move(reply);
    m_left = triggers.size() - std::min(triggers.size(), kTriggersMax);
    triggers.resize(triggers.size() - m_left);
    m_waiting.assign(triggers.begin(), triggers.end());
    m_parts.loop.post([self = shared_from_this()] { self->next(); });
}

void Doctor::next()
{
    const auto now = m_parts.definitions();
    while (!m_waiting.empty() && !now->triggers.contains(m_waiting.front()))
        m_waiting.pop_front();
    if (m_waiting.empty()) {
        if (m_left > 0) {
            CheckRow row;
            row.check = "not-looked-at";
            row.title = std::to_string(m_left) + " more triggers were not looked at";
            row.reason = "The " + std::to_string(kTriggersMax) + " that need it most were.";
            row.command = "sluicectl doctor TRIGGER";
            m_rows.rows.push_back(std::move(row));
        }
        return m_reply(std::move(m_rows));
    }
    const auto &trigger = now->triggers.at(m_waiting.front());
    m_waiting.pop_front();
    const auto gathering = std::make_shared<Gathering>();
    gathering->facts = factsOf(*now, trigger);
    gathering->open = 1;
    askSource(gathering);
    askTriggerLog(gathering);
    askFunctionLog(gathering);
    answered(gathering);
}

// The last answer has the facts judged. Never inside next(): every answer comes later.
void Doctor::answered(const std::shared_ptr<Gathering> &gathering)
{
    if (--gathering->open > 0)
        return;
    for (auto &row : checksOf(gathering->facts))
        m_rows.rows.push_back(std::move(row));
    m_parts.loop.post([self = shared_from_this()] { self->next(); });
}

void Doctor::askSource(const std::shared_ptr<Gathering> &gathering)
{
    // Checkpoints before ends: else a window that is delivered in between would seem to lie beyond the end.
    const auto &trigger = gathering->facts.trigger;
    auto pumps = m_parts.scheduler->pumps(trigger.key).value_or(std::vector<PumpSnapshot>{});
    ++gathering->open;
    m_parts.logs->shards(
        trigger.source,
        [self = shared_from_this(), gathering, pumps = std::move(pumps)](Result<std::vector<ShardState>> shards) {
            auto &facts = gathering->facts;
            facts.source.shards = std::move(shards);
            if (facts.source.shards) {
                for (const auto &state : *facts.source.shards) {
                    ShardFacts shard;
                    shard.state = state;
                    const auto pump = std::ranges::find(pumps, state.id, &PumpSnapshot::shard);
                    if (pump != pumps.end())
                        shard.pump = *pump;
                    facts.shards.push_back(std::move(shard));
                }
                for (std::size_t i = 0; i < facts.shards.size(); ++i)
                    self->askShard(gathering, i);
            }
            self->answered(gathering);
        });
}

void Doctor::askShard(const std::shared_ptr<Gathering> &gathering, std::size_t index)
{
    const auto &facts = gathering->facts;
    const auto &shard = facts.shards[index];
    const auto &source = facts.trigger.source;
    const auto id = shard.state.id;
    if (shard.pump && shard.pump->checkpoint < shard.state.end) {
        ++gathering->open;
        m_parts.logs->cut(source, id, shard.pump->checkpoint, WindowLimit{1, 1},
                          [self = shared_from_this(), gathering, index](Result<WindowCut> cut) {
                              gathering->facts.shards[index].undelivered = std::move(cut);
                              self->answered(gathering);
                          });
    }
    ++gathering->open;
    Reply<WindowCut> measured = [self = shared_from_this(), gathering, index](Result<WindowCut> cut) {
        gathering->facts.shards[index].recent = std::move(cut);
        self->answered(gathering);
    };
    m_parts.logs->cursor(
        source, id, CursorAt{facts.recentFrom},
        [self = shared_from_this(), source, id, measured = std::move(measured)](Result<Cursor> from) mutable {
            if (!from)
                return measured(fail(std::move(from).error()));
            self->m_parts.logs->cut(source, id, *from, {kTrafficBytesMax, limits::kWindowGroupsMax}, std::move(measured));
        });
}

void Doctor::askTriggerLog(const std::shared_ptr<Gathering> &gathering)
{
    ++gathering->open;
    m_parts.logs->shards(gathering->facts.triggerLog.key,
                         [self = shared_from_this(), gathering](Result<std::vector<ShardState>> shards) {
                             gathering->facts.triggerLog.shards = std::move(shards);
                             self->answered(gathering);
                         });
}

namespace {

// The lines that tell of an error; without one, all but the marks of begin and end.
std::vector<std::string> tellingLines(const LogRows &rows)
{
    std::vector<std::string> all;
    std::vector<std::string> errors;
    for (const auto &row : rows.rows) {
        for (const auto &[key, text] : row.contents) {
            if (key != "message" || text.starts_with("FC Invoke "))
                continue;
            all.push_back(text);
            const bool isError = text.find("ERROR") != std::string::npos || text.find("Error") != std::string::npos
                || text.find("Exception") != std::string::npos;
            if (isError)
                errors.push_back(text);
        }
    }
    return errors.empty() ? all : errors;
}

} // namespace

void Doctor::askFunctionLog(const std::shared_ptr<Gathering> &gathering)
{
    const auto &log = gathering->facts.functionLog;
    if (log.requestId.empty() || !log.invoked || !log.hasLog)
        return;
    ++gathering->open;
    // What waits to be written belongs to the newest requests.
    m_parts.functionLog->flush([self = shared_from_this(), gathering](Done) {
        auto &facts = gathering->facts;
        GetFunctionLog query{facts.trigger.key.functionKey(), facts.functionLog.requestId, {}, kLogLinesMax};
        self->m_functionLogs.run(query, [self, gathering](Result<LogRows> rows) {
            gathering->facts.functionLog.lines = std::move(rows).map(tellingLines);
            self->answered(gathering);
        });
    });
}

} // namespace sluice
