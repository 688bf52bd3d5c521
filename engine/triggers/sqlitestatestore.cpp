#include "engine/triggers/sqlitestatestore.h"

#include "engine/triggers/statedb.h"

#include <condition_variable>
#include <mutex>

namespace sluice {

class SqliteStateStore::Operation {
public:
    virtual ~Operation() = default;
    [[nodiscard]] virtual Done run(StateDb &db) = 0; // on the worker
    virtual void fail(const Error &error) = 0; // on the worker: the transaction came to nothing
    virtual void answer() = 0; // on the loop
};

template <class T> class SqliteStateStore::Typed final : public Operation {
public:
    using Work = UniqueFunction<Result<T>(StateDb &)>;
    Typed(Work work, Reply<T> reply)
        : m_work(std::move(work))
        , m_reply(std::move(reply))
    {
    }
    Done run(StateDb &db) override
    {
        m_result = m_work(db);
        return m_result ? Done{} : Done(tl::unexpected<Error>(m_result.error()));
    }
    void fail(const Error &error) override { m_result = tl::unexpected<Error>(error); }
    void answer() override { m_reply(std::move(m_result)); }

private:
    Work m_work;
    Reply<T> m_reply;
    Result<T> m_result = tl::unexpected<Error>(Error{});
};

struct SqliteStateStore::Core {
    std::unique_ptr<StateDb> db; // used by the job in flight only
    SqliteStateStore *owner = nullptr; // loop thread; null once the store is gone
    std::mutex mutex;
    std::condition_variable idle;
    bool busy = false; // guarded by mutex
};

Result<std::unique_ptr<SqliteStateStore>> SqliteStateStore::open(const std::string &path, Loop &loop, WorkerPool &pool,
                                                                 std::uint64_t outboxRowsMax)
{
    SLUICE_LET(auto db, StateDb::open(path, loop.clock(), outboxRowsMax));
    return std::unique_ptr<SqliteStateStore>(new SqliteStateStore(loop, pool, std::move(db)));
}

SqliteStateStore::SqliteStateStore(Loop &loop, WorkerPool &pool, std::unique_ptr<StateDb> db)
    : m_loop(loop)
    , m_pool(pool)
    , m_core(std::make_shared<Core>())
    , m_outbox(db->outbox())
    , m_ledgerId(db->ledgerId())
{
    m_core->db = std::move(db);
    m_core->owner = this;
}

SqliteStateStore::~SqliteStateStore()
{
    m_core->owner = nullptr;
    std::unique_lock lock(m_core->mutex);
    m_core->idle.wait(lock, [this] { return !m_core->busy; });
}

void SqliteStateStore::enqueue(std::unique_ptr<Operation> operation)
{
    m_queue.push_back(std::move(operation));
    if (m_running || m_starting)
        return;
    // Not at once: what the loop has in hand now shall share the transaction.
    m_starting = true;
    m_loop.post([core = m_core] {
        if (core->owner)
            core->owner->startJob();
    });
}

void SqliteStateStore::startJob()
{
    m_starting = false;
    if (m_running || m_queue.empty())
        return;
    m_running = true;
    std::vector<std::unique_ptr<Operation>> batch;
    if (m_queue.size() <= kOperationsPerTransaction) {
        batch.swap(m_queue);
    } else {
        const auto middle = m_queue.begin() + kOperationsPerTransaction;
        batch.assign(std::make_move_iterator(m_queue.begin()), std::make_move_iterator(middle));
        m_queue.erase(m_queue.begin(), middle);
    }
    {
        const std::lock_guard lock(m_core->mutex);
        m_core->busy = true;
    }
    m_pool.post([core = m_core, &loop = m_loop, batch = std::move(batch)]() mutable {
        auto &db = *core->db;
        auto done = db.begin();
        for (auto &operation : batch) {
            if (!done)
                break;
            done = operation->run(db);
        }
        if (done)
            done = db.end();
        if (!done) {
            db.rollback();
            for (auto &operation : batch)
                operation->fail(done.error());
        }
        const auto outbox = db.outbox();
        loop.post([core, outbox, batch = std::move(batch)]() mutable {
            if (core->owner)
                core->owner->finished(std::move(batch), outbox);
        });
        const std::lock_guard lock(core->mutex);
        core->busy = false;
        core->idle.notify_all();
    });
}

void SqliteStateStore::finished(std::vector<std::unique_ptr<Operation>> done, OutboxState outbox)
{
    ++m_transactions;
    m_outbox = outbox;
    const auto core = m_core; // an answer may destroy the store
    for (auto &operation : done)
        operation->answer();
    if (!core->owner)
        return;
    m_running = false;
    startJob();
}

void SqliteStateStore::commit(StateChange change, Reply<LedgerSequence> reply)
{
    auto work = [change = std::move(change)](StateDb &db) { return db.apply(change); };
    enqueue(std::make_unique<Typed<LedgerSequence>>(std::move(work), std::move(reply)));
}

void SqliteStateStore::read(const std::string &trigger, Reply<ShardCheckpoints> reply)
{
    enqueue(
        std::make_unique<Typed<ShardCheckpoints>>([trigger](StateDb &db) { return db.read(trigger); }, std::move(reply)));
}

void SqliteStateStore::erase(const std::string &trigger, Reply<void> reply)
{
    enqueue(std::make_unique<Typed<void>>([trigger](StateDb &db) { return db.erase(trigger); }, std::move(reply)));
}

void SqliteStateStore::nextBatch(const LogstoreKey &target, const std::string &shipped, Reply<OutboxBatch> reply)
{
    auto work = [target, shipped](StateDb &db) { return db.nextBatch(target, shipped); };
    enqueue(std::make_unique<Typed<OutboxBatch>>(std::move(work), std::move(reply)));
}

void SqliteStateStore::targets(Reply<std::vector<LogstoreKey>> reply)
{
    enqueue(std::make_unique<Typed<std::vector<LogstoreKey>>>([](StateDb &db) { return db.targets(); }, std::move(reply)));
}

void SqliteStateStore::newest(std::size_t max, Reply<std::vector<LedgerRecord>> reply)
{
    auto work = [max](StateDb &db) { return db.newest(max); };
    enqueue(std::make_unique<Typed<std::vector<LedgerRecord>>>(std::move(work), std::move(reply)));
}

} // namespace sluice
