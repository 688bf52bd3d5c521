// The logs of an execution's window, read in pages when they are looked at: as a table, or raw.
#pragma once

#include "models/clientbell.h"
#include "models/reader.h"
#include "models/recordmodel.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QPushButton;
class QStackedWidget;

namespace sluice {

class CodeView;
class EmptyState;
class InkLabel;
class Table;

class RecordsView final : public QWidget {
    Q_OBJECT
public:
    static constexpr std::uint32_t kPage = 1'000; // logs; a group is never cut, so a page may have more
    static constexpr qsizetype kRawMost = 1'000'000; // characters of the raw view

    struct Window {
        LogstoreKey source;
        std::int32_t shard = 0;
        std::string begin; // cursors
        std::string end; // exclusive
        std::uint64_t lines = 0; // as the ledger counted them

        friend bool operator==(const Window &, const Window &) = default;
    };

    explicit RecordsView(QWidget *parent = nullptr);

    void attach(ClientBell &bell); // once; it outlives the view
    void open(const Window &window); // read when it is shown
    void clear();
    void setNow(std::int64_t nowMs) { m_model.setNow(nowMs); }
    [[nodiscard]] const RecordModel &model() const { return m_model; }

signals:
    void copied(const QString &what);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QLayout *buildHead();
    void read();
    void take(Result<LogRows> answer);
    void showState();
    void showRaw();
    void fitColumns();
    void copyRecords();
    void offer(const QPoint &at);

    std::unique_ptr<Reader<PullLogs>> m_reader;
    RecordModel m_model;
    Window m_window;
    InkLabel *m_counts;
    QPushButton *m_more;
    QPushButton *m_raw;
    QPushButton *m_copy;
    QStackedWidget *m_pages;
    Table *m_table;
    CodeView *m_text;
    EmptyState *m_empty;
    QTimer m_late;
    std::string m_next; // "" = from the beginning
    bool m_reading = false;
    bool m_all = false;
    bool m_failed = false;
};

} // namespace sluice
