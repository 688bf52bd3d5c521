// A model as text: cells of a row joined by " | ", empty cells as they are; and how often each row signal came.
#pragma once

#include <QAbstractItemModel>
#include <QSignalSpy>
#include <QStringList>

namespace sluice::test {

inline QStringList printed(const QAbstractItemModel &model, const QList<int> &columns)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (const int column : columns)
            cells.append(model.index(row, column).data().toString());
        rows.append(cells.join(QStringLiteral(" | ")));
    }
    return rows;
}

struct RowSignals {
    explicit RowSignals(QAbstractItemModel &model)
        : inserted(&model, &QAbstractItemModel::rowsInserted)
        , removed(&model, &QAbstractItemModel::rowsRemoved)
        , changed(&model, &QAbstractItemModel::dataChanged)
        , reset(&model, &QAbstractItemModel::modelReset)
    {
    }
    [[nodiscard]] QString counts()
    {
        const auto text =
            QStringLiteral("+%1 -%2 ~%3 !%4").arg(inserted.size()).arg(removed.size()).arg(changed.size()).arg(reset.size());
        inserted.clear();
        removed.clear();
        changed.clear();
        reset.clear();
        return text;
    }

    QSignalSpy inserted, removed, changed, reset;
};

} // namespace sluice::test
