// Logs by the time at which they came, the newest first: a time back from now or from one moment to another, a shard, a page
// after another; the chosen log with all its fields below the table.
#pragma once

#include "models/logbrowse.h"
#include "models/logmodel.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QPushButton;

namespace sluice {

class CodeView;
class EmptyState;
class InkLabel;
class SpanBar;
class Table;

class BrowseTab final : public QWidget {
    Q_OBJECT
public:
    explicit BrowseTab(Workspace &workspace, QWidget *parent = nullptr);

    void open(const LogstoreKey &logstore, int shards); // reads when it is shown
    void setShards(int shards);
    void stop();
    void focusFirst();
    bool closeDetail();

    static constexpr std::size_t kDetailChars = 100'000; // of one log that the detail shows

protected:
    void showEvent(QShowEvent *event) override;

private:
    QLayout *makeTools();
    void makeTable();
    void chooseTime();
    void read();
    void copyLogs();
    void offer(const QPoint &at);
    void take(const std::vector<LogRow> &rows);
    void showRow(int row);
    void say();
    void fitColumns();

    Workspace &m_workspace;
    LogBrowse m_browse;
    LogModel m_model;
    QComboBox *m_time;
    QComboBox *m_shard;
    SpanBar *m_span;
    QPushButton *m_raw;
    QPushButton *m_again;
    QPushButton *m_more;
    InkLabel *m_found;
    Table *m_table;
    EmptyState *m_empty;
    QWidget *m_detail;
    CodeView *m_fields;
    QTimer m_late;
    LogstoreKey m_logstore;
    std::optional<Error> m_error;
    std::int64_t m_fromMs = 0; // of the last reading; 0 = from the beginning
    bool m_wanted = false; // read when shown
    bool m_backwards = false; // the span that was typed ends before it begins
    bool m_first = false; // the first page of a reading is on its way
};

// All fields of a log, a line each; cut at BrowseTab::kDetailChars, with the cut said.
[[nodiscard]] QString logFields(const LogRow &row);

} // namespace sluice
