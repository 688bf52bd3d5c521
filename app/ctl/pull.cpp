#include "app/ctl/commands.h"
#include "app/ctl/doorbellloop.h"
#include "app/ctl/names.h"
#include "app/ctl/timetext.h"
#include "engine/client/json.h"

#include <limits>

namespace sluice::ctl {

namespace {

constexpr std::uint32_t kPage = 2'000;
constexpr std::int64_t kCountMax = std::numeric_limits<std::int64_t>::max();

// One shard after the other, page after page; then again when the engine rings.
class Pull final : public QObject {
public:
    Pull(Session &session, PullLogs first, std::uint64_t count, bool follow)
        : QObject(&session)
        , m_session(session)
        , m_template(std::move(first))
        , m_left(count)
    {
        if (follow)
            m_loop = new DoorbellLoop(
                session, [](const Changed &changed) { return changed.logs; }, [this] { round(); });
    }

    void addShard(std::int32_t shard)
    {
        m_shards.push_back(m_template);
        m_shards.back().shard = shard;
        m_shards.back().max = kPage;
    }

    void begin()
    {
        if (m_loop)
            m_loop->begin();
        else
            round();
    }

private:
    void round()
    {
        m_at = 0;
        read();
    }

    void read()
    {
        if (m_session.ended())
            return;
        if (m_left == 0 || (m_at == m_shards.size() && !m_loop))
            return m_session.finish(Exit::Done);
        if (m_at == m_shards.size())
            return m_loop->idle();
        m_session.attempt(m_shards[m_at], [this](Result<LogRows> page) {
            auto &shard = m_shards[m_at];
            if (!page && page.error().code == "FrameTooLong" && shard.max > 1) {
                shard.max = std::max(1u, shard.max / 8); // long lines: less at a time
                return read();
            }
            if (!page)
                return m_session.fail(page.error());
            print(*page);
            const bool moved = std::exchange(shard.from, page->next) != page->next;
            if (page->atEnd || !moved)
                ++m_at;
            read();
        });
    }

    void print(const LogRows &page)
    {
        std::string text;
        for (const auto &row : page.rows) {
            if (m_left == 0)
                break;
            --m_left;
            appendJson(text, row);
            text += '\n';
        }
        m_session.out().print(text);
    }

    Session &m_session;
    const PullLogs m_template;
    std::uint64_t m_left;
    std::vector<PullLogs> m_shards;
    std::size_t m_at = 0;
    DoorbellLoop *m_loop = nullptr;
};

Result<PullLogs> asked(const Arguments &arguments)
{
    PullLogs command;
    SLUICE_LET(command.logstore, logstoreFromText(arguments.values.front()));
    const auto now = nowMillis();
    SLUICE_LET(command.from, positionFromText(arguments.option("--from", "begin"), now));
    if (arguments.has("--to")) {
        SLUICE_LET(command.to, positionFromText(arguments.option("--to"), now));
    }
    return command;
}

} // namespace

void pull(Session &session)
{
    const auto &arguments = session.arguments();
    auto command = asked(arguments);
    if (!command)
        return session.fail(command.error());
    const auto count = wholeNumber("--count", arguments.option("--count", std::to_string(kCountMax)), 0, kCountMax);
    if (!count)
        return session.fail(count.error());
    session.onInterrupt([&session](int) { session.finish(Exit::Done); });
    auto *pulling = new Pull(session, *command, static_cast<std::uint64_t>(*count), arguments.has("--follow"));
    if (arguments.has("--shard")) {
        const auto shard = wholeNumber("--shard", arguments.option("--shard"), 0, std::numeric_limits<std::int32_t>::max());
        if (!shard)
            return session.fail(shard.error());
        pulling->addShard(static_cast<std::int32_t>(*shard));
        return pulling->begin();
    }
    session.ask(GetShards{command->logstore}, [pulling](const ShardRows &shards) {
        for (const auto &row : shards.rows)
            pulling->addShard(row.shard);
        pulling->begin();
    });
}

} // namespace sluice::ctl
