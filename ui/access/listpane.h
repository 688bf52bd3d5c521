// A table of Access with what belongs around it: the filter, the buttons, and in its body what is said when it has no rows:
// loading (after 300 ms, never sooner), trouble, nothing yet, nothing that the filter lets through.
#pragma once

#include "ui/errors.h"
#include "ui/widgets/controls.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QAbstractItemModel;
class QAction;
class QHBoxLayout;

namespace sluice {

class EmptyState;
class Table;

class ListPane final : public QWidget {
    Q_OBJECT
public:
    struct Words {
        QString name; // of the table, for readers: "Users"
        QString filter; // "Filter users"
        QString none; // "No users yet"
        QString why; // what they are, and why one would want one
        const char *icon = "access";
        std::function<QString(int hidden)> hidden; // "3 users hidden by the filter."
    };
    // The model outlives the pane. `sift` is told the filter's text; `total` counts the rows without a filter.
    ListPane(QAbstractItemModel &model, Words words, std::function<void(const QString &)> sift,
             std::function<std::size_t()> total, QWidget *parent = nullptr);

    [[nodiscard]] Table *table() const { return m_table; }
    [[nodiscard]] QLineEdit *filter() const { return m_filter; }
    [[nodiscard]] int row() const; // current row; -1 = none
    // A button that does what the action does, with its text and state. Owner: the pane.
    QPushButton *addButton(QAction *action, const char *iconName);
    void addBesideFilter(QWidget *widget);
    void setEmptyActions(const QList<QAction *> &actions); // offered when there is nothing yet; at most two
    void setClear(std::function<void()> clear) { m_clear = std::move(clear); } // "Clear filters" does this too

    void showLoading(); // until one of the next two
    void showTrouble(const Trouble &trouble); // instead of rows
    void showRows();
    void select(const QString &key); // by KeyRole, now or with the next rows; "" = keep

    void updateEmpty(); // the model changed by a filter of one's own

signals:
    void tryAgain();
    void rowChosen(int row);
    void rowActivated(int row);

private:
    enum class Showing { Loading, Rows, Trouble };
    void sayEmpty();
    void takeSelection();

    Words m_words;
    std::function<void(const QString &)> m_sift;
    std::function<std::size_t()> m_total;
    std::function<void()> m_clear;
    Table *m_table;
    EmptyState *m_empty;
    QLineEdit *m_filter;
    QHBoxLayout *m_tools;
    QList<QAction *> m_emptyActions;
    QTimer m_late;
    Trouble m_trouble;
    QString m_said; // what the empty state has buttons for
    QString m_wanted; // key to select when it is there
    Showing m_showing = Showing::Loading;
};

// The button of an action: its text, its tool tip, its state, whatever changes.
[[nodiscard]] QPushButton *buttonOf(QAction *action, const char *iconName, ButtonSize size = ButtonSize::Toolbar,
                                    ButtonRank rank = ButtonRank::Plain);

} // namespace sluice
