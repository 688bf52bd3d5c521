// Every function of the engine with what its triggers say of it; filtered here, so that the view shows exactly this.
#pragma once

#include "models/keyedtable.h"
#include "models/words.h"

#include <optional>

namespace sluice {

struct FunctionListRow {
    Function definition;
    int triggers = 0;
    std::optional<PumpState> worst; // of its triggers; none without triggers
    std::string lastError; // the newest of its triggers'
    std::int64_t lastErrorMs = 0;

    friend bool operator==(const FunctionListRow &, const FunctionListRow &) = default;
};
[[nodiscard]] inline std::string keyOf(const FunctionListRow &row)
{
    return toText(row.definition.key);
}

// Where the code of a function comes from, short: "in the engine", "folder clean", "clean.zip", "folder clean, pinned".
[[nodiscard]] QString codeText(const Function &function);

class FunctionListModel final : public KeyedTable<FunctionListRow> { // by need of the worst trigger, then by name
    Q_OBJECT
public:
    enum Column { State, Name, Kind, Code, Memory, Timeout, Triggers, LastError, kColumns };

    explicit FunctionListModel(QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(kColumns); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void set(const DefinitionRows &definitions, const std::vector<TriggerRow> &triggers);
    void setText(const QString &text); // in the name, what runs it, the code's path or the last error

    [[nodiscard]] std::size_t total() const { return m_all.size(); }
    [[nodiscard]] const FunctionListRow *find(const std::string &key) const; // SERVICE/FUNCTION; also what the filter hides

private:
    void show();
    [[nodiscard]] bool takes(const FunctionListRow &row) const;
    [[nodiscard]] QString text(const FunctionListRow &row, int column) const;
    [[nodiscard]] QString tip(const FunctionListRow &row, int column) const;

    std::vector<FunctionListRow> m_all;
    QString m_text;
};

} // namespace sluice
