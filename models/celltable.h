// A small table of ready texts: for lists of some dozen rows that are made anew whenever something is read.
// The cells say what delegates ask for; a row keeps its place, so selection stays where it was.
#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace sluice {

struct Cell {
    QString text;
    QString tip;
    QString suffix; // small and fixed, after the text
    int state = -1; // int(PumpState), int(ExecutionStatus) …; -1 = none
    QVariant value; // behind the text; the text where there is none

    friend bool operator==(const Cell &, const Cell &) = default;
};

class CellTable final : public QAbstractTableModel {
    Q_OBJECT
public:
    using Row = std::vector<Cell>;

    CellTable(QStringList headers, QList<int> numbers, QObject *parent = nullptr); // numbers: columns to the right

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setRows(std::vector<Row> rows); // each as long as the headers

private:
    QStringList m_headers;
    QList<int> m_numbers;
    std::vector<Row> m_rows;
};

} // namespace sluice
