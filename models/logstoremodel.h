// All Logstores with their traffic, what reads them and what writes into them; filtered by text here.
#pragma once

#include "models/keyedtable.h"

#include "engine/client/rows.h"

namespace sluice {

struct LogstoreListRow {
    LogstoreRow row;
    std::size_t triggers = 0; // that read it
    std::size_t collectors = 0; // sources of its definition

    friend bool operator==(const LogstoreListRow &, const LogstoreListRow &) = default;
};
[[nodiscard]] inline std::string keyOf(const LogstoreListRow &row)
{
    return toText(row.row.definition.key);
}

class LogstoreModel : public KeyedTable<LogstoreListRow> {
    Q_OBJECT
public:
    enum Column { Name, Shards, Rate, Size, Retention, Index, LastReceived, Triggers, Collectors, kColumns };

    explicit LogstoreModel(QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setRows(const DefinitionRows &rows); // shown by name
    void setNow(std::int64_t nowMs) { m_nowMs = nowMs; }
    void setText(const QString &text); // in PROJECT/LOGSTORE
    [[nodiscard]] std::size_t total() const { return m_all.size(); }

private:
    void show();
    [[nodiscard]] QString text(const LogstoreListRow &row, int column) const;
    [[nodiscard]] QVariant value(const LogstoreListRow &row, int column) const;

    std::vector<LogstoreListRow> m_all; // by key
    QString m_text;
    std::int64_t m_nowMs = 0;
};

} // namespace sluice
