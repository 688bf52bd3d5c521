// Logs of a window as a table: time, then the fields in order of first sight. A long value is cut in its cell, and the cut
// is said; the whole text stays in the record.
#pragma once

#include "engine/client/rows.h"

#include <QAbstractTableModel>

#include <vector>

namespace sluice {

class RecordModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr qsizetype kCellMost = 400; // characters of a value
    static constexpr qsizetype kRawMost = 20'000; // characters of a record's raw text
    static constexpr int kColumnsMost = 40; // the rest stands in the raw text only

    explicit RecordModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void clear();
    void append(std::vector<LogRow> rows);
    void setNow(std::int64_t nowMs) { m_nowMs = nowMs; }
    [[nodiscard]] const LogRow &at(int row) const { return m_rows[std::size_t(row)]; }
    [[nodiscard]] QByteArray json(int row) const; // the whole record, one line
    [[nodiscard]] QString value(int row, int column) const; // whole

private:
    [[nodiscard]] const std::string *find(int row, int column) const;

    std::vector<LogRow> m_rows;
    std::vector<std::string> m_fields;
    std::int64_t m_nowMs = 0;
};

[[nodiscard]] QByteArray recordJson(const LogRow &record); // whole, one line

// Cut at `most` characters with what is left out said: "… (5.0 MiB in all)".
[[nodiscard]] QString cutText(const std::string &text, qsizetype most);

} // namespace sluice
