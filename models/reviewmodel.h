// What Create will make, and what that uses that exists: the table of the wizard's last page.
#pragma once

#include "models/wizarddraft.h"

#include <QAbstractTableModel>

namespace sluice {

struct ReviewRow {
    enum class Act { Create, Change, Use };
    const char *icon = "";
    std::string kind; // as the catalog spells it; "index" for one that is switched on
    std::string name;
    Act act = Act::Create;
    QString what; // "create, with 2 system policies"
    QString why; // "step 2"
    friend bool operator==(const ReviewRow &, const ReviewRow &) = default;
};

// Those that are made first, in the order in which one may refer to the ones before it.
[[nodiscard]] std::vector<ReviewRow> reviewOf(const WizardDraft &draft, const DefinitionRows &now);

class ReviewModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Kind, Name, What, Why };
    static constexpr int kColumns = 4;

    using QAbstractTableModel::QAbstractTableModel;
    void setRows(std::vector<ReviewRow> rows);
    [[nodiscard]] const ReviewRow &at(int row) const { return m_rows[std::size_t(row)]; }
    [[nodiscard]] int made() const; // created or changed
    [[nodiscard]] int used() const { return rowCount() - made(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<ReviewRow> m_rows;
};


} // namespace sluice
