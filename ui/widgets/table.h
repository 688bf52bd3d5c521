// A table in the house's look: rows of 24 px, a hovered row, a selection by rows, the focus ring inside the row.
// What shows instead of rows when there are none is set by setPlaceholder().
#pragma once

#include <QTableView>
#include <QVariantMap>

namespace sluice {

class Table : public QTableView {
    Q_OBJECT
public:
    explicit Table(QWidget *parent = nullptr);

    // Widths in device-independent pixels at 9 pt; the last visible column stretches.
    void setColumnWidths(const QList<int> &widths); // each by fit()
    // The width that suits what the table shows, each time that this is otherwise. A width that a person gave stays.
    void fit(int column, int width);
    // The widths that a person gives the columns of the table, by the columns' titles, are kept in QSettings under this key
    // and given again now. After setModel(); again with another key where the table shows something else.
    void keepColumns(const QString &settingsKey);
    void setPlaceholder(QWidget *placeholder); // taken over; shown over the body while visible

    [[nodiscard]] int hoveredRow() const { return m_hovered; }
    [[nodiscard]] int currentRow() const { return currentIndex().row(); }
    void selectOnly(int row);

    static constexpr int kLoadingAfterMs = 300; // a read that takes longer shows that it is under way
    static constexpr int kMeasuredRows = 200; // whose texts say how wide a column should be

signals:
    void rowActivated(int row); // double click, Enter
    void rowChosen(int row); // the current row changed; -1 = none
    void unfoldAsked(int row, bool unfold); // arrow left and right, a click on the arrow
    void scrolledAway(); // by a person, from the top
    void scrolledBack();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void setHovered(int row);
    void takeWidths();
    [[nodiscard]] QString titleOf(int column) const;
    void tellScroll();

    QWidget *m_placeholder = nullptr;
    QString m_settingsKey;
    QVariantMap m_widths; // that a person gave, by title
    bool m_dragging = false; // a person holds a column's edge, as far as the table knows
    bool m_resized = false; // since then
    int m_hovered = -1;
    bool m_away = false;
    bool m_returning = false; // the focus comes back: a current row is nobody's choice
};

} // namespace sluice
