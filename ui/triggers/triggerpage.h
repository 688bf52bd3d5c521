// One trigger: its head, its shards, its live log; beside it the chosen execution.
#pragma once

#include "models/polledfeed.h"
#include "models/pumpmodel.h"
#include "models/triggermodel.h"

#include <QWidget>

#include <functional>

class QLayout;
class QSplitter;

namespace sluice {

class ExecutionPane;
class InkLabel;
class Table;
class TriggerHead;
class TriggerLog;

class TriggerPage final : public QWidget {
    Q_OBJECT
public:
    explicit TriggerPage(const TriggerModel &triggers, QWidget *parent = nullptr); // the model outlives the page

    void attach(ClientBell &bell);
    void setNow(std::int64_t nowMs);
    void open(const QString &trigger); // SERVICE/FUNCTION/TRIGGER
    void close(); // reads stop
    void refresh(); // the trigger's row may have changed
    void setConnected(bool connected);
    void focusFilter();
    bool closeDetail(); // false: there was none
    void chooseTelling();
    [[nodiscard]] QString trigger() const { return m_name; }
    [[nodiscard]] TriggerLog *log() const { return m_log; }
    [[nodiscard]] ExecutionPane *pane() const { return m_pane; }

signals:
    void backAsked();
    void executionShown(); // the detail pane has its data
    void logRead();
    void said(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildPage();
    void takePumps(Result<PumpRows> answer);
    void showExecution(std::uint64_t sequence);
    void arrange();
    template <class C> void command(C what, const QString &doing);

    const TriggerModel &m_triggers;
    PumpModel m_pumps;
    ClientBell *m_bell = nullptr;
    std::unique_ptr<PolledFeed<GetPumps>> m_feed;
    QSplitter *m_splitter;
    TriggerHead *m_head;
    InkLabel *m_shardCounts;
    Table *m_shards;
    QWidget *m_shardPart = nullptr;
    QLayout *m_pageLayout = nullptr;
    TriggerLog *m_log;
    ExecutionPane *m_pane;
    QString m_name;
    TriggerKey m_key;
    std::int64_t m_nowMs = 0;
};

} // namespace sluice
