// Hostile bytes as segment files: the walk and a whole shard's recovery and reads end, stay inside the bytes, and the shard
// takes appends afterwards. The input is a list of edits to a good segment, so that checksums do not stop the fuzzer at
// once.
#include "engine/logs/local/shardlog.h"
#include "tests/support/memoryfilelayer.h"

#include <cstdlib>

using namespace sluice;
using namespace sluice::test;

namespace {

const char *const kFolder = "/s/shard-0";

ShardRow row()
{
    return {"uid-1",
            ShardId(0),
            wallFromSeconds(1'700'000'000),
            Cursor(1'700'000'000'000),
            std::string(32, '0'),
            std::string(32, 'f')};
}

std::shared_ptr<ShardLog> openShard(MemoryFileLayer &files, Clock &clock)
{
    auto table = SegmentTable::open(":memory:");
    auto parts = std::make_shared<StoreParts>(files, std::move(*table), clock, 4);
    auto shard = ShardLog::open(parts, {LogstoreUid("uid-1"), kFolder, row()}, 2'000);
    return shard ? *shard : nullptr;
}

AppendReceipt append(ShardLog &shard, int groups)
{
    std::vector<PendingAppend> batch(1);
    for (int g = 0; g < groups; ++g)
        batch[0].groups.push_back({std::string(static_cast<std::size_t>(20 + g * 31), 'p'), 1});
    batch[0].options.idempotencyKey = "key-" + std::to_string(groups);
    batch[0].options.position = CollectPosition{"source", "/path", 1, 2, "state"};
    auto results = shard.commit(batch, ReceiveTag::No);
    return results[0] ? *results[0] : AppendReceipt{};
}

// Edits in place: {offset u16, value u8}; a value of 255 cuts the file there.
void edit(std::string &bytes, const std::uint8_t *data, std::size_t size)
{
    for (std::size_t i = 0; i + 3 <= size; i += 3) {
        const auto at = static_cast<std::size_t>(data[i] | data[i + 1] << 8);
        if (bytes.empty())
            return;
        if (data[i + 2] == 255)
            bytes.resize(at % (bytes.size() + 1));
        else
            bytes[at % bytes.size()] = static_cast<char>(data[i + 2]);
    }
}

void readAll(ShardLog &shard)
{
    auto at = shard.cursorAt({CursorEdge::Begin});
    while (at) {
        const auto batch = shard.read(*at, {});
        if (!batch || batch->next == *at)
            break;
        if (batch->next < *at)
            std::abort();
        at = batch->next;
    }
    static_cast<void>(shard.cut(Cursor(1), {}));
    static_cast<void>(shard.cursorAt({wallFromSeconds(1'700'000'001)}));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    MemoryFileLayer files;
    ManualClock clock;
    static_cast<void>(files.makeFolder(kFolder));
    if (data[0] % 4 == 0) {
        files.setContent(std::string(kFolder) + "/00000001700000000000.seg",
                         std::string(reinterpret_cast<const char *>(data) + 1, size - 1));
    } else {
        auto shard = openShard(files, clock);
        for (int i = 1; i < 8; ++i)
            append(*shard, i);
        shard.reset();
        const auto paths = files.paths();
        const auto &path = paths[data[0] / 4 % paths.size()];
        auto bytes = files.content(path);
        edit(bytes, data + 1, size - 1);
        files.setContent(path, bytes);
    }
    for (int round = 0; round < 2; ++round) {
        auto shard = openShard(files, clock);
        if (!shard)
            return 0;
        readAll(*shard);
        const auto before = shard->end();
        const auto receipt = append(*shard, 9 + round);
        if (!receipt.repeated && (receipt.first < before || shard->read(receipt.first, {})->groups.empty()))
            std::abort();
    }
    return 0;
}
