// One shard in memory with a workload, its faults, power cuts and restarts, and the promises that it must keep.
#pragma once

#include "engine/logs/local/shardlog.h"
#include "tests/support/memoryfilelayer.h"

#include <algorithm>
#include <map>

namespace sluice::test {

inline const char *const kFolder = "/data/logs/uid-1/shard-0";
inline constexpr std::size_t kSegmentBytes = 1'500;
inline constexpr std::int64_t kFirst = 1'700'000'000'000'000'000;

struct Appended {
    std::vector<std::string> payloads;
    std::optional<std::string> key;
    std::optional<AppendReceipt> receipt; // empty: refused
};

// One shard in memory with a workload, its power cuts and restarts.
class Bench {
public:
    Bench()
        : m_table(SegmentTable::open(":memory:").value())
    {
        m_parts = makeParts();
        static_cast<void>(files.makeFolder(kFolder));
    }

    Done open()
    {
        m_parts = makeParts();
        auto opened = ShardLog::open(m_parts, {LogstoreUid("uid-1"), kFolder, row()}, kSegmentBytes);
        if (!opened)
            return fail(std::move(opened).error());
        log = std::move(*opened);
        return {};
    }

    // The same commits every time: 1–3 appends of 1–3 groups, with keys and positions, over several segments.
    void work(int commits = 24, int round = 0)
    {
        for (int c = 0; c < commits; ++c) {
            std::vector<PendingAppend> batch;
            const auto first = appended.size();
            for (int a = 0; a <= c % 3; ++a) {
                PendingAppend append;
                Appended record;
                for (int g = 0; g <= (c + a) % 3; ++g) {
                    record.payloads.push_back(
                        std::string(static_cast<std::size_t>(round), 'r') + "c" + std::to_string(c) + "a" + std::to_string(a)
                        + "g" + std::to_string(g)
                        + std::string(static_cast<std::size_t>((c * 37 + a * 11 + g * 53) % 200), '.'));
                    append.groups.push_back({record.payloads.back(), static_cast<std::uint32_t>(g + 1)});
                }
                if (c % 4 == 1)
                    append.options.idempotencyKey = record.key = "key-" + std::to_string(c) + "-" + std::to_string(a)
                        + std::string(static_cast<std::size_t>(round), 'r');
                if (c % 5 == 2)
                    append.options.position = CollectPosition{"src", "/x", static_cast<std::uint64_t>(c * 10 + a),
                                                              static_cast<std::uint64_t>(c * 10 + a + 1), ""};
                batch.push_back(std::move(append));
                appended.push_back(std::move(record));
            }
            const auto results = log->commit(batch, ReceiveTag::No);
            for (std::size_t i = 0; i < results.size(); ++i) {
                if (results[i]) {
                    appended[first + i].receipt = *results[i];
                    if (c % 5 == 2)
                        position =
                            std::max<std::uint64_t>(position, static_cast<std::uint64_t>(c * 10 + static_cast<int>(i) + 1));
                } else {
                    errors.push_back(results[i].error());
                }
            }
            clock.advance(std::chrono::seconds(1));
        }
    }

    std::map<std::int64_t, std::string> all()
    {
        std::map<std::int64_t, std::string> groups;
        auto at = log->cursorAt({CursorEdge::Begin}).value();
        WallTime last{};
        for (;;) {
            const auto batch = log->read(at, {}).value();
            for (const auto &group : batch.groups) {
                groups[group.cursor.value()] = std::string(group.bytes);
                if (group.receivedAt < last)
                    groups[-1] = "receive time went back";
                last = group.receivedAt;
            }
            if (batch.next == at)
                return groups;
            at = batch.next;
        }
    }

    // Empty when every promise was kept.
    std::string broken()
    {
        auto groups = all();
        for (std::size_t i = 0; i < appended.size(); ++i) {
            const auto &append = appended[i];
            const auto name = append.payloads[0].substr(0, 8);
            if (append.receipt) {
                for (std::size_t g = 0; g < append.payloads.size(); ++g) {
                    const auto found = groups.find(append.receipt->first.value() + static_cast<std::int64_t>(g));
                    if (found == groups.end() || found->second != append.payloads[g])
                        return "an acknowledged group is gone: " + name;
                    groups.erase(found);
                }
                if (append.key) {
                    std::vector<PendingAppend> again(1);
                    again[0].groups.push_back({append.payloads[0], 1});
                    again[0].options.idempotencyKey = append.key;
                    const auto repeat = log->commit(again, ReceiveTag::No);
                    if (!repeat[0] || !repeat[0]->repeated || repeat[0]->first != append.receipt->first
                        || repeat[0]->next != append.receipt->next)
                        return "a key was forgotten: " + *append.key;
                }
            }
        }
        for (const auto &append : appended) {
            if (append.receipt)
                continue;
            const auto first =
                std::ranges::find_if(groups, [&](const auto &item) { return item.second == append.payloads[0]; });
            const auto start = first == groups.end() ? 0 : first->first;
            for (std::size_t g = 0; g < append.payloads.size(); ++g) {
                const auto found = groups.find(start + static_cast<std::int64_t>(g));
                const bool there = found != groups.end() && found->second == append.payloads[g];
                if (there != (start != 0))
                    return "a refused append is there in part: " + append.payloads[0].substr(0, 8);
                if (there)
                    groups.erase(found);
            }
        }
        if (!groups.empty())
            return "a group that nobody appended: " + groups.begin()->second.substr(0, 30);
        const auto positions = log->positions();
        if (position > 0 && (positions.size() != 1 || positions[0].end < position))
            return "a collect position was forgotten";
        return {};
    }

    // Still takes and gives.
    bool alive()
    {
        std::vector<PendingAppend> batch(1);
        batch[0].groups.push_back({"after", 1});
        const auto before = log->end();
        const auto results = log->commit(batch, ReceiveTag::No);
        return results[0] && results[0]->first >= before && log->read(results[0]->first, {})->groups.at(0).bytes == "after";
    }

    static ShardRow row()
    {
        return {"uid-1",        ShardId(0),           wallFromSeconds(1'700'000'000),
                Cursor(kFirst), std::string(32, '0'), std::string(32, 'f')};
    }
    std::shared_ptr<StoreParts> parts() { return m_parts; }
    void loseList() { m_table = SegmentTable::open(":memory:").value(); }

    MemoryFileLayer files;
    ManualClock clock;
    std::shared_ptr<ShardLog> log;
    std::vector<Appended> appended;
    std::vector<Error> errors;
    std::uint64_t position = 0;
    std::size_t openFiles = 8;

private:
    std::shared_ptr<StoreParts> makeParts() { return std::make_shared<StoreParts>(files, m_table, clock, openFiles); }

    std::shared_ptr<SegmentTable> m_table;
    std::shared_ptr<StoreParts> m_parts;
};

} // namespace sluice::test
