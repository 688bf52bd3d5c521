// The traffic of a Logstore in one line: its last hour, shards and rate, and the busiest shard.
#pragma once

#include "models/workspace.h"

#include <QWidget>

namespace sluice {

class TrafficLine final : public QWidget {
    Q_OBJECT
public:
    explicit TrafficLine(Workspace &workspace, QWidget *parent = nullptr);
    void watch(const LogstoreKey &key, const LogstoreRow *row); // null = nothing to show
    [[nodiscard]] double busiestBytesPerSecond() const; // of one shard, as far as known
    [[nodiscard]] int busiestShard() const { return m_shard; } // -1 = not known yet
    QSize sizeHint() const override;

    static constexpr int kEveryMs = 2'000;

signals:
    void changed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void ask();
    void take(const ShardRows &rows);
    [[nodiscard]] QString text() const;

    Workspace &m_workspace;
    QTimer m_timer;
    LogstoreKey m_key;
    std::vector<std::uint64_t> m_perMinute; // bytes
    double m_total = 0; // bytes a second
    double m_worst = -1; // of one shard; < 0 = not known
    int m_shards = 0;
    int m_shard = -1;
};

[[nodiscard]] QString megabitText(double bytesPerSecond); // "2.4 Mbit/s"

} // namespace sluice
