// The services with what belongs to them; and the functions of one service.
#pragma once

#include "models/functionrow.h"
#include "models/siftedtable.h"

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

class ServiceModel final : public SiftedTable<ServiceRow> { // by need of the worst trigger, then by name
    Q_OBJECT
public:
    enum Column { State, Name, Description, Functions, Triggers, RoleName, Log, kColumns };

    using SiftedTable::SiftedTable;
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(kColumns); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void set(const DefinitionRows &definitions, const std::vector<TriggerRow> &triggers);

protected:
    [[nodiscard]] QString searchable(const ServiceRow &row) const override; // name, description, role

private:
    [[nodiscard]] QString text(const ServiceRow &row, int column) const;
};

class FunctionModel final : public KeyedTable<FunctionRow> { // by name
    Q_OBJECT
public:
    enum Column { Name, Kind, Memory, Timeout, Triggers, LastError, kColumns };

    using KeyedTable::KeyedTable;
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(kColumns); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void set(const std::string &service, const DefinitionRows &definitions, const std::vector<TriggerRow> &triggers);

private:
    [[nodiscard]] QString text(const FunctionRow &row, int column) const;
};

} // namespace sluice
