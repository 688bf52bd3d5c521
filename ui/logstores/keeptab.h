// How long logs are kept, whether they can be searched, and which files are read into the Logstore.
#pragma once

#include "models/collectormodel.h"
#include "models/workspace.h"

#include <QWidget>

class QCheckBox;
class QLayout;
class QPushButton;

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
    void failed(const sluice::Error &error, const QString &doing);

private:
    void switchIndex(bool on);
    [[nodiscard]] QLayout *buildFiles();
    void chooseFile();
    [[nodiscard]] std::optional<std::size_t> chosenSource() const; // of the definition
    void follow();
    void remove();
    void put(Logstore changed, const QString &doing, const QString &said);
    void take(Result<CollectorRows> answer);

    Workspace &m_workspace;
    Logstore m_logstore;
    CollectorModel m_collectors;
    std::unique_ptr<PolledFeed<GetCollectors>> m_feed;
    InkLabel *m_kept;
    InkLabel *m_size;
    QCheckBox *m_index;
    Table *m_files;
    QPushButton *m_follow;
    QPushButton *m_remove;
    EmptyState *m_empty;
    bool m_connected = false;
    bool m_sending = false;
};

} // namespace sluice
