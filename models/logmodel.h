// Logs as a table: time, shard, then a column a field in order of first sight. A cell shows at most kCellChars of its text,
// with the number of characters that are left out; the whole of it is at().
#pragma once

#include "engine/client/rows.h"

#include <QAbstractTableModel>

#include <set>

namespace sluice {

enum class LogColumns { Table, Raw }; // Raw: time, shard, and one column with all fields

class LogModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Shard, kFirstField };

    explicit LogModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setRows(std::vector<LogRow> rows, std::int64_t nowMs); // columns anew
    void append(std::vector<LogRow> rows); // below; may bring columns
    void setColumns(LogColumns columns);
    void setShardShown(bool shown); // a preview has none
    void clear() { setRows({}, m_nowMs); }

    [[nodiscard]] const LogRow &at(int row) const { return m_rows[std::size_t(row)]; }
    [[nodiscard]] QString value(int row, int column) const; // the whole of a cell
    [[nodiscard]] const std::vector<std::string> &fields() const { return m_fields; }
    [[nodiscard]] bool hasHiddenFields() const { return m_tooMany; } // more than kFieldsMax

    static constexpr int kCellChars = 400;
    static constexpr std::size_t kFieldsMax = 60;

private:
    [[nodiscard]] bool isRaw(int column) const { return m_columns == LogColumns::Raw && column == kFirstField; }
    [[nodiscard]] QString cell(const LogRow &row, int column) const;
    bool takeFields(const std::vector<LogRow> &rows);

    std::vector<LogRow> m_rows;
    std::vector<std::string> m_fields;
    std::set<std::string, std::less<>> m_known;
    LogColumns m_columns = LogColumns::Table;
    std::int64_t m_nowMs = 0;
    bool m_shardShown = true;
    bool m_tooMany = false;
};

// Text of any length for a cell: one line, no control characters, at most `most` characters.
[[nodiscard]] QString cellText(std::string_view text, int most = LogModel::kCellChars);

} // namespace sluice
