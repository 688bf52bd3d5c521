// The live trigger log of one trigger: heading with counts, follow and "n new", columns, filter, table.
#pragma once

#include "models/ledgerfeed.h"
#include "ui/errors.h"

#include <QWidget>

#include <memory>

class QPushButton;

namespace sluice {

class EmptyState;
class ExportBar;
class FilterBar;
class InkLabel;
class LogActions;
class Table;

class TriggerLog final : public QWidget {
    Q_OBJECT
public:
    explicit TriggerLog(QWidget *parent = nullptr);

    void attach(ClientBell &bell);
    void watch(const std::string &trigger);
    void pause(); // nobody looks
    void resume();
    void setNow(std::int64_t nowMs);
    void showTrouble(const Trouble &trouble);

    [[nodiscard]] LedgerModel &model() { return m_model; }
    [[nodiscard]] Table *table() const { return m_table; }
    [[nodiscard]] FilterBar *filter() const { return m_filter; }
    [[nodiscard]] bool hasRead() const { return m_feed && m_feed->hasRead(); }
    [[nodiscard]] ExportBar *exporting() const { return m_export; }
    [[nodiscard]] LogActions *rowActions() const { return m_rowActions; }
    // What can be done with it is in actions().
    void setFollowing(bool following);
    void step(int by); // to the execution above or below
    void chooseTelling(); // the newest failed execution, else the newest; unfolds it

signals:
    void chosen(std::uint64_t sequence); // 0 = none
    void read(); // the first rows are there
    void said(const QString &text);
    void zoneChanged(); // times are shown in another one

private:
    enum class Pausing { Person, Scroll };

    void build();
    void makeActions();
    void updateCounts();
    void updateEmpty();
    void makeColumnsMenu(QPushButton *button);
    void fitColumns();

    LedgerModel m_model;
    std::unique_ptr<LedgerFeed> m_feed;
    Table *m_table;
    FilterBar *m_filter;
    EmptyState *m_empty;
    InkLabel *m_counts;
    QPushButton *m_follow;
    QPushButton *m_new;
    QPushButton *m_clear = nullptr;
    ExportBar *m_export;
    LogActions *m_rowActions;
    QAction *m_exportAction = nullptr;
    std::string m_trigger;
    QTimer m_late;
    Trouble m_trouble;
    Pausing m_pausing = Pausing::Person;
};

} // namespace sluice
