// The files that are read into one Logstore: how far, and what stands in the way.
#pragma once

#include "models/keyedtable.h"

#include "engine/client/rows.h"

namespace sluice {

[[nodiscard]] inline std::string keyOf(const CollectorRow &row)
{
    return toText(row.logstore) + '\n' + row.path;
}

class CollectorModel : public KeyedTable<CollectorRow> {
    Q_OBJECT
public:
    enum Column { State, Path, Format, Progress, Lines, ParseErrors, Problem, kColumns };

    explicit CollectorModel(QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setRows(const CollectorRows &rows, const LogstoreKey &logstore); // only those of this Logstore
};

} // namespace sluice
