#include "ui/wizard/wizarddesk.h"

#include <algorithm>

namespace sluice {

namespace {

bool isMeta(const std::string &name)
{
    return name.size() > 4 && name.starts_with("__") && name.ends_with("__");
}

} // namespace

WizardDesk::WizardDesk(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_staged(workspace)
{
    connect(&m_staged, &Staged::changed, this, [this] {
        if (!m_laying)
            takeMadeInPlace(draft, m_staged.changes());
    });
}

void WizardDesk::setDraft(WizardDraft value)
{
    draft = std::move(value);
    m_sampled = {};
    m_sample.clear();
    m_problems.clear();
    layStaged();
    readSample();
    emit draftChanged();
}

void WizardDesk::layStaged()
{
    auto made = madeInPlace(draft);
    const auto &shown = m_staged.changes();
    if (shown.projects == made.projects && shown.logstores == made.logstores && shown.buckets == made.buckets
        && shown.roles == made.roles && shown.seen == made.seen)
        return;
    m_laying = true;
    m_staged.setChanges(std::move(made));
    m_laying = false;
}

void WizardDesk::touched()
{
    draft.touched = true;
    draft.joinNames();
    layStaged();
    emit draftChanged();
}

void WizardDesk::changedByItself()
{
    layStaged();
    emit draftChanged();
}

void WizardDesk::setProblems(std::vector<ProblemRow> problems)
{
    if (m_problems == problems)
        return;
    m_problems = std::move(problems);
    emit problemsChanged();
}

void WizardDesk::readSample()
{
    const auto &source = draft.trigger.source;
    if (source.logstore.empty() || source == m_sampled || !m_workspace.bell())
        return;
    m_sampled = source;
    m_sample.clear();
    askShard(source, 0);
}

void WizardDesk::askShard(const LogstoreKey &source, int shard)
{
    PullLogs read;
    read.logstore = source;
    read.shard = shard;
    read.max = kSampleLogs;
    m_workspace.send(std::move(read), this, [this, source, shard](Result<LogRows> answer) {
        if (source != m_sampled)
            return;
        if (answer && !answer->rows.empty())
            return takeSample(std::move(answer->rows));
        const auto *row = m_staged.logstore(source);
        if (answer && row && shard + 1 < row->definition.shards)
            askShard(source, shard + 1);
    });
}

void WizardDesk::takeSample(std::vector<LogRow> rows)
{
    m_sample = std::move(rows);
    std::vector<std::string> columns;
    for (const auto &log : m_sample) {
        for (const auto &[name, value] : log.contents) {
            if (columns.size() < kColumnsMax && !isMeta(name)
                && std::find(columns.begin(), columns.end(), name) == columns.end())
                columns.push_back(name);
        }
    }
    setColumns(draft, columns);
    emit sampleRead();
}

} // namespace sluice
