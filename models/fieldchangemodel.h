// The fields that a change touched: name, before, after.
#pragma once

#include "models/auditdiff.h"

#include <QAbstractTableModel>

namespace sluice {

class FieldChangeModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Field, Before, After, kColumns };

    using QAbstractTableModel::QAbstractTableModel;
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(kColumns); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setChanges(std::vector<FieldChange> changes);

private:
    std::vector<FieldChange> m_rows;
};

} // namespace sluice
