// One Logstore: head, and tabs to browse it, its shards, its traffic, what it keeps, and who reads it.
#pragma once

#include "models/polledfeed.h"
#include "models/shardmodel.h"
#include "models/workspace.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace sluice {

class BrowseTab;
class Chart;
class EmptyState;
class KeepTab;
class LogstoreHead;
class Table;

class LogstoreView final : public QWidget {
    Q_OBJECT
public:
    explicit LogstoreView(Workspace &workspace, QWidget *parent = nullptr);

    void open(const QString &name); // PROJECT/LOGSTORE
    void leave(); // reads stop
    void focusFirst();
    bool closeDetail();

signals:
    void ready();

private:
    enum Tab { Browse, Shards, Traffic, Keep, Readers };

    QWidget *makeShards();
    QWidget *makeTraffic();
    QWidget *makeReaders();
    void makeGone();
    void refresh();
    void showReaders();
    void showTab(int tab);
    void setGone();
    void updateConnected();
    void ask(const char *head) const;

    Workspace &m_workspace;
    LogstoreKey m_key;
    ShardModel m_shardModel;
    TriggerModel m_readerModel;
    std::unique_ptr<PolledFeed<GetShards>> m_shardFeed;
    LogstoreHead *m_head;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    BrowseTab *m_browse;
    KeepTab *m_keep;
    Table *m_shards = nullptr;
    Table *m_readers = nullptr;
    EmptyState *m_noReaders = nullptr;
    EmptyState *m_gone;
    Chart *m_lines = nullptr;
    Chart *m_bytes = nullptr;
    QString m_uid; // of what is shown: one that was made again under the name is another
    bool m_open = false;
    bool m_isReady = false;
};

} // namespace sluice
