// The services with what belongs to them; and the functions of one service.
#pragma once

#include "models/keyedtable.h"
#include "models/words.h"

#include <optional>

namespace sluice {

struct ServiceRow {
    Service definition;
    int functions = 0;
    int triggers = 0;
    std::optional<PumpState> worst; // of its triggers; none without triggers

    friend bool operator==(const ServiceRow &, const ServiceRow &) = default;
};
[[nodiscard]] inline std::string keyOf(const ServiceRow &row)
{
    return row.definition.name;
}

class ServiceModel final : public KeyedTable<ServiceRow> { // by need of the worst trigger, then by name
    Q_OBJECT
public:
    enum Column { State, Name, Description, Functions, Triggers, RoleName, Log, kColumns };

    explicit ServiceModel(QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(kColumns); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void set(const DefinitionRows &definitions, const std::vector<TriggerRow> &triggers);
    void setText(const QString &text); // in name, description or role

    [[nodiscard]] std::size_t total() const { return m_all.size(); }
    [[nodiscard]] const ServiceRow *find(const std::string &name) const; // also what the filter hides

private:
    void show();
    [[nodiscard]] bool takes(const ServiceRow &row) const;
    [[nodiscard]] QString text(const ServiceRow &row, int column) const;

    std::vector<ServiceRow> m_all;
    QString m_text;
};

struct FunctionRow {
    Function definition;
    int triggers = 0;
    std::string lastError; // the newest of its triggers'
    std::int64_t lastErrorMs = 0;

    friend bool operator==(const FunctionRow &, const FunctionRow &) = default;
};
[[nodiscard]] inline std::string keyOf(const FunctionRow &row)
{
    return row.definition.key.function;
}
// "oss-shipper-csv" of a native template, else the runtime.
[[nodiscard]] QString kindOf(const Function &function);

class FunctionModel final : public KeyedTable<FunctionRow> { // by name
    Q_OBJECT
public:
    enum Column { Name, Kind, Memory, Timeout, Triggers, LastError, kColumns };

    explicit FunctionModel(QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(kColumns); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void set(const std::string &service, const DefinitionRows &definitions, const std::vector<TriggerRow> &triggers);
    [[nodiscard]] int rowOf(const std::string &function) const; // -1 = not there

private:
    [[nodiscard]] QString text(const FunctionRow &row, int column) const;
};

} // namespace sluice
