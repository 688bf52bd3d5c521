// One trigger: its head, its shards, its live log; beside it the chosen execution.
#pragma once

#include "models/pumpmodel.h"
#include "models/workspace.h"
#include "ui/errors.h"

#include <QWidget>

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
    explicit TriggerPage(Workspace &workspace, QWidget *parent = nullptr); // the workspace outlives the page

    void open(const QString &trigger); // SERVICE/FUNCTION/TRIGGER
    void leave(); // reads stop; what is chosen and filtered stays
    void focusFilter();
    void focusLog();
    bool closeDetail(); // false: there was none
    void chooseTelling();
    void showTrouble(const Trouble &trouble); // there is no engine
    [[nodiscard]] QString trigger() const { return m_name; }
    [[nodiscard]] TriggerLog *log() const { return m_log; }
    [[nodiscard]] ExecutionPane *pane() const { return m_pane; }

signals:
    void executionShown(); // the detail pane has its data
    void logRead();
    void zoneChanged(); // in the log's menu; this page shows it already

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildPage();
    void attach();
    void watch();
    void refresh(); // the trigger's row may have changed
    void setNow(std::int64_t nowMs);
    void takePumps(Result<PumpRows> answer);
    void showExecution(std::uint64_t sequence);
    void offerShard(const QPoint &at); // its menu
    void arrange();
    template <class C> void command(C what, const QString &doing);

    Workspace &m_workspace;
    PumpModel m_pumps;
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
    bool m_left = true;
};

} // namespace sluice
