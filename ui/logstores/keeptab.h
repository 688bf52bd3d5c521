// How long logs are kept, whether they can be searched, and which files are read into the Logstore.
#pragma once

#include "models/collectormodel.h"
#include "models/workspace.h"

#include <QWidget>

class QCheckBox;

namespace sluice {

class EmptyState;
class InkLabel;
class Table;

class KeepTab final : public QWidget {
    Q_OBJECT
public:
    explicit KeepTab(Workspace &workspace, QWidget *parent = nullptr);

    void set(const LogstoreRow &row);
    void setConnected(bool connected);
    void open(); // reads the collectors until stop()
    void stop();

signals:
    void failed(const sluice::Error &error);

private:
    void switchIndex(bool on);
    void take(Result<CollectorRows> answer);

    Workspace &m_workspace;
    Logstore m_logstore;
    CollectorModel m_collectors;
    std::unique_ptr<PolledFeed<GetCollectors>> m_feed;
    InkLabel *m_kept;
    InkLabel *m_size;
    QCheckBox *m_index;
    Table *m_files;
    EmptyState *m_empty;
};

} // namespace sluice
