// Every function of the engine with what its triggers say of it; filtered here, so that the view shows exactly this.
#pragma once

#include "models/functionrow.h"
#include "models/siftedtable.h"

namespace sluice {

// Where the code of a function comes from, short: "in the engine", "folder clean", "clean.zip", "folder clean, pinned".
[[nodiscard]] QString codeText(const Function &function);

class FunctionListModel final : public SiftedTable<FunctionRow> { // by need of the worst trigger, then by name
    Q_OBJECT
public:
    enum Column { State, Name, Kind, Code, Memory, Timeout, Triggers, LastError, kColumns };

    using SiftedTable::SiftedTable;
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(kColumns); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void set(const DefinitionRows &definitions, const std::vector<TriggerRow> &triggers);

protected:
    [[nodiscard]] QString searchable(const FunctionRow &row) const override; // name, what runs it, code's path, last error

private:
    [[nodiscard]] QString text(const FunctionRow &row, int column) const;
    [[nodiscard]] QString tip(const FunctionRow &row, int column) const;
};

} // namespace sluice
