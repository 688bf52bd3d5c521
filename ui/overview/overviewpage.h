// What needs a look, and how it went: triggers with the neediest first, charts over the chosen time. The range, the unit of
// the throughput and the splitter's place are kept in the settings.
#pragma once

#include "models/figures.h"
#include "models/triggermodel.h"
#include "ui/errors.h"
#include "ui/page.h"

#include <map>
#include <memory>

class QAction;
class QLineEdit;
class QPushButton;
class QSplitter;

namespace sluice {

class ChartBoard;
class EmptyState;
class MessageStrip;
class Segmented;
class StateChips;
class TriggerTable;

class OverviewPage final : public Page {
    Q_OBJECT
public:
    static constexpr int kRowsLeast = 6; // of the table, however small the window is

    explicit OverviewPage(Workspace &workspace, QWidget *parent = nullptr);

    void open(const QString &rest) override; // has no rest
    void leave() override;
    void focusFilter() override;
    void focusFirst() override;
    void showTrouble(const Error &error) override;

    [[nodiscard]] const TriggerModel &triggers() const { return m_triggers; }
    [[nodiscard]] FigureRange range() const { return m_range; }
    [[nodiscard]] bool isLive() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    QLayout *buildHead();
    QLayout *buildFilters();
    void addActions();
    void attach();
    void takeTriggers();
    void setRange(FigureRange range);
    void setLive(bool live);
    void showFigures();
    [[nodiscard]] std::map<std::string, std::int64_t> blockedKeys() const;
    void showLink();
    void updateEmpty();
    void sayEmpty();
    void clearFilters();
    void openTrigger(int row);
    void placeSplitter();

    TriggerModel m_triggers; // filtered by this page alone
    std::unique_ptr<FigureFeed> m_feed; // after attach
    Segmented *m_ranges;
    QPushButton *m_live;
    StateChips *m_chips;
    QLineEdit *m_filter;
    TriggerTable *m_table;
    EmptyState *m_empty;
    ChartBoard *m_charts;
    QSplitter *m_splitter;
    MessageStrip *m_strip;
    QAction *m_liveAction = nullptr;
    std::map<std::string, std::int64_t> m_marked;
    QTimer m_late; // "reading" shows after 300 ms, never sooner
    std::optional<Trouble> m_trouble;
    std::optional<Trouble> m_stale; // why the rows that are shown are not the newest
    FigureRange m_range = FigureRange::Hour;
    QString m_said; // what the empty state has buttons for
    bool m_open = false;
    bool m_read = false; // the triggers
    bool m_ready = false;
    bool m_placed = false; // by a person
};

} // namespace sluice
