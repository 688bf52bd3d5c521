// What a form chooses from: the engine's definitions, with what the same transaction will make or change laid over them.
// A wizard has one for all its pages, a dialog one of its own.
// Thread: UI. The workspace outlives it.
#pragma once

#include "models/workspace.h"

namespace sluice {

// It remembers what the engine had of each thing when it was staged (PutDefinitions::seen of changes()).
class Staged final : public QObject {
    Q_OBJECT
public:
    explicit Staged(Workspace &workspace, QObject *parent = nullptr);

    [[nodiscard]] Workspace &workspace() const { return m_workspace; }
    [[nodiscard]] const DefinitionRows &rows() const { return m_rows; } // engine's and staged; staged ones win
    [[nodiscard]] const PutDefinitions &changes() const { return m_changes; } // only what is staged
    void setChanges(PutDefinitions changes); // of a kept draft

    // Adds, or replaces what has that name.
    void put(const Project &value);
    void put(const Logstore &value);
    void put(const Bucket &value);
    void put(const Role &value); // over what the engine has of it now
    void put(const Role &value, SeenObject seen); // over what somebody was shown of it
    void put(const Service &value);
    void put(const Function &value);
    void clear();

    // What the engine has of that role now; and whether a staged change of it was made over something else.
    [[nodiscard]] SeenObject seenRole(const std::string &name) const;
    [[nodiscard]] bool isOvertaken(const std::string &role) const;

    [[nodiscard]] const Project *project(const std::string &name) const; // null = there is none
    [[nodiscard]] const LogstoreRow *logstore(const LogstoreKey &key) const;
    [[nodiscard]] const Bucket *bucket(const std::string &name) const;
    [[nodiscard]] const Role *role(const std::string &name) const;
    [[nodiscard]] const Service *service(const std::string &name) const;
    [[nodiscard]] const Function *function(const FunctionKey &key) const;
    [[nodiscard]] const Trigger *trigger(const TriggerKey &key) const;

signals:
    void changed(); // rows()

private:
    template <class T> void stage(std::vector<T> &values, const T &value, SeenObject seen);
    void overlay();

    Workspace &m_workspace;
    PutDefinitions m_changes;
    DefinitionRows m_rows;
};

} // namespace sluice
