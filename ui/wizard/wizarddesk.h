// What the pages of the wizard share: the draft, and what its forms choose from.
// Thread: UI. Owner: the wizard's page.
#pragma once

#include "models/wizarddefaults.h"
#include "ui/forms/staged.h"

namespace sluice {

class WizardDesk final : public QObject {
    Q_OBJECT
public:
    explicit WizardDesk(Workspace &workspace, QObject *parent = nullptr); // the workspace outlives it

    WizardDraft draft;

    [[nodiscard]] Workspace &workspace() const { return m_workspace; }
    [[nodiscard]] Staged &staged() { return m_staged; }
    [[nodiscard]] const DefinitionRows &now() const { return *m_workspace.definitions(); }

    void setDraft(WizardDraft value); // a kept or a fresh one
    void layStaged(); // the draft's things made in place, for the forms
    void touched(); // a person changed the draft: takes what forms made in place, and tells
    void changedByItself(); // tells only

    // The first logs of the source, for columns and samples; asked again when the source is another one.
    void readSample();
    [[nodiscard]] const std::vector<LogRow> &sample() const { return m_sample; }
    [[nodiscard]] const std::vector<ProblemRow> &problems() const { return m_problems; } // of the last dry run
    void setProblems(std::vector<ProblemRow> problems);

    static constexpr std::uint32_t kSampleLogs = 20;
    static constexpr std::size_t kColumnsMax = 12; // of a log, that are suggested

signals:
    void draftChanged();
    void sampleRead();
    void problemsChanged();

private:
    void askShard(const LogstoreKey &source, int shard);
    void takeSample(std::vector<LogRow> rows);

    Workspace &m_workspace;
    Staged m_staged;
    LogstoreKey m_sampled;
    std::vector<LogRow> m_sample;
    std::vector<ProblemRow> m_problems;
    bool m_laying = false;
};

} // namespace sluice
