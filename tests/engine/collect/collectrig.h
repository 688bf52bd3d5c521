// A Logstore in memory, real files in a folder of their own, collectors on a hand-driven clock.
#pragma once

#include "engine/collect/collectors.h"
#include "tests/support/encodedlogs.h"
#include "tests/support/fakelogservice.h"
#include "tests/support/manualloop.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

namespace sluice::test {

class CollectRig {
public:
    explicit CollectRig(int shards = 1)
    {
        if (shards > 0)
            logs.create(key, shards);
        boot();
    }

    // Files.
    [[nodiscard]] std::string path(const std::string &name) const { return folder.path().toStdString() + '/' + name; }
    void write(const std::string &name, std::string_view text)
    {
        std::ofstream(path(name), std::ios::app | std::ios::binary) << text;
    }
    void rewrite(const std::string &name, std::string_view text) // in place: the same inode
    {
        std::ofstream(path(name), std::ios::trunc | std::ios::binary) << text;
    }
    void rename(const std::string &from, const std::string &to) { std::filesystem::rename(path(from), path(to)); }
    void remove(const std::string &name) { std::filesystem::remove_all(path(name)); }
    // Lines PREFIX1 … PREFIXn, each with its newline; also noted as expected.
    std::string lines(const std::string &prefix, int count, std::size_t width = 0)
    {
        std::string text;
        for (int i = 1; i <= count; ++i) {
            auto line = prefix + std::to_string(i);
            line.resize(std::max(line.size(), width), '.');
            expected.push_back(line);
            text += line + '\n';
        }
        return text;
    }

    // Collectors.
    [[nodiscard]] CollectSource source(const std::string &name, bool follow = true, const std::string &format = "line") const
    {
        CollectSource made;
        made.path = path(name);
        made.format = format;
        made.follow = follow;
        made.timeZone = "UTC";
        return made;
    }
    void boot()
    {
        collectors = std::make_unique<Collectors>(loop, pool, logs, [this] { ++changes; });
    }
    void collect(std::vector<CollectSource> sources)
    {
        wanted = std::move(sources);
        Logstore logstore;
        logstore.key = key;
        logstore.collect = wanted;
        collectors->set({logstore});
    }
    void follow(const std::string &name) { collect({source(name)}); }
    // The process dies and another one starts: all that is left is what the Logstore holds.
    void crash()
    {
        collectors.reset();
        logs.forgetPending();
        logs.heal();
        logs.setDelay(Duration(0));
        boot();
        collectors->addPositions(key, logs.positions(key));
        collect(wanted);
    }

    // Moves time on until it holds.
    template <class Condition> [[nodiscard]] bool until(Condition done, int polls = 4000)
    {
        for (int i = 0; i < polls; ++i) {
            if (loop.settleUntil(done, std::chrono::milliseconds(1)))
                return true;
            loop.advance(Collector::kPollEvery);
        }
        return false;
    }
    // Until all that is expected is there; then a good while longer, in which nothing more may come.
    [[nodiscard]] bool settles()
    {
        if (!until([this] { return stored() >= expected.size(); }))
            return false;
        quiet();
        return stored() == expected.size();
    }
    void quiet()
    {
        for (int i = 0; i < 40; ++i) {
            static_cast<void>(loop.settleUntil([] { return false; }, std::chrono::milliseconds(1)));
            loop.advance(Collector::kPollEvery);
        }
    }

    [[nodiscard]] std::size_t stored() const
    {
        std::size_t count = 0;
        for (const auto &shard : shardsOf())
            for (const auto &group : logs.stored(key, shard))
                count += group.lines;
        return count;
    }
    [[nodiscard]] std::vector<Log> collected() const
    {
        std::vector<EncodedGroup> groups;
        for (const auto &shard : shardsOf())
            for (const auto &group : logs.stored(key, shard))
                groups.push_back({std::string(group.bytes), group.lines});
        return decoded(groups);
    }
    // What is wrong, "" when each expected line is there once (and in order, in one shard).
    [[nodiscard]] QString mistakes() const
    {
        std::vector<std::string> found;
        for (const auto &log : collected())
            found.push_back(valueOf(log, "content"));
        if (shardsOf().size() == 1 && found == expected)
            return {};
        std::map<std::string, int> balance;
        for (const auto &line : expected)
            ++balance[line];
        for (const auto &line : found)
            --balance[line];
        for (const auto &[line, count] : balance) {
            if (count != 0)
                return QStringLiteral("%1 %2 times: %3")
                    .arg(count > 0 ? "missing" : "too often")
                    .arg(std::abs(count))
                    .arg(line.substr(0, 40).c_str());
        }
        return shardsOf().size() == 1 ? QStringLiteral("not in order") : QString();
    }
    [[nodiscard]] FileState row(std::size_t i = 0) const { return collectors->states().at(i).file; }
    [[nodiscard]] std::vector<ShardId> shardsOf() const
    {
        std::vector<ShardId> ids;
        for (int i = 0; i < shards; ++i)
            ids.emplace_back(i);
        return ids;
    }

    QTemporaryDir folder;
    ManualLoop loop;
    WorkerPool pool{"test", 2};
    FakeLogService logs{loop};
    LogstoreKey key{"shop", "access"};
    int shards = 1;
    std::vector<std::string> expected;
    std::vector<CollectSource> wanted;
    std::unique_ptr<Collectors> collectors;
    int changes = 0;
};

} // namespace sluice::test

// All that is expected comes, nothing more, and in order.
#define SETTLES(rig)                                                                                                        \
    QVERIFY2((rig).settles(),                                                                                               \
             qPrintable(QStringLiteral("%1 of %2 lines; %3 %4")                                                             \
                            .arg((rig).stored())                                                                            \
                            .arg((rig).expected.size())                                                                     \
                            .arg((rig).row().error.c_str(), (rig).mistakes())));                                            \
    QCOMPARE((rig).mistakes(), QString())
