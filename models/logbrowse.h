// Reads a Logstore by time, the newest first, a page at a time: slices of time, each over all shards, whose width follows
// how much there is. Times are receive times. UI thread; the workspace outlives it.
#pragma once

#include "models/workspace.h"

namespace sluice {

class LogBrowse final : public QObject {
    Q_OBJECT
public:
    struct Range {
        LogstoreKey logstore;
        std::int32_t shard = -1; // -1 = all
        std::int64_t fromMs = 0; // 0 = from the beginning
        std::int64_t toMs = 0; // exclusive
    };
    explicit LogBrowse(Workspace &workspace, QObject *parent = nullptr);

    void start(const Range &range); // what was under way is dropped
    void more(); // the next page, after read()
    void stop();
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] bool atEnd() const { return m_atEnd; }
    [[nodiscard]] bool isCut() const { return m_cut; } // one moment held more than kSliceRows: not all of it is shown

    static constexpr std::size_t kPageRows = 500;
    static constexpr std::size_t kSliceRows = 5'000;

signals:
    void read(const std::vector<sluice::LogRow> &rows); // newest first; of one page
    void failed(const sluice::Error &error);

private:
    void takeShards(Result<ShardRows> answer);
    void nextSlice();
    void pull(std::size_t shard, const std::string &from);
    void take(std::size_t shard, Result<LogRows> answer);
    void endSlice();
    void finish();
    void giveUp(const Error &error);

    Workspace &m_workspace;
    Range m_range;
    std::vector<std::int32_t> m_shards;
    std::int64_t m_end = 0; // what is before it is not read yet
    std::int64_t m_begin = 0; // of the slice that is being read
    std::int64_t m_width = 0;
    std::int64_t m_oldest = 0;
    std::vector<LogRow> m_slice;
    std::vector<LogRow> m_page;
    std::uint64_t m_number = 0; // of the reading; older answers are dropped
    bool m_busy = false;
    bool m_atEnd = false;
    bool m_cut = false;
};

} // namespace sluice
