#include "models/capturedevents.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace sluice {

CapturedEvents::CapturedEvents(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    m_again.setSingleShot(true);
    m_again.setInterval(kAgainMs);
    connect(&m_again, &QTimer::timeout, this, &CapturedEvents::readAgain);
    const auto listen = [this] {
        connect(m_workspace.bell(), &ClientBell::ledgerChanged, this, [this] {
            m_stale = true;
            if (m_active && !m_again.isActive() && !m_function.function.empty())
                m_again.start();
        });
    };
    if (workspace.bell())
        listen();
    else
        connect(&workspace, &Workspace::attached, this, listen);
}

void CapturedEvents::setFunction(const FunctionKey &function)
{
    if (function == m_function)
        return;
    m_function = function;
    ++m_turn;
    m_open = 0;
    m_events.clear();
    emit changed();
    readAgain();
}

void CapturedEvents::setActive(bool active)
{
    m_active = active;
    if (!active)
        m_again.stop();
    else if (m_stale && !m_function.function.empty())
        m_again.start();
}

void CapturedEvents::readAgain()
{
    if (m_open > 0 || m_function.function.empty())
        return;
    m_stale = false;
    const auto definitions = m_workspace.definitions();
    std::vector<TriggerKey> keys;
    for (const auto &trigger : definitions->triggers) {
        if (trigger.key.service == m_function.service && trigger.key.function == m_function.function
            && int(keys.size()) < kTriggersMost)
            keys.push_back(trigger.key);
    }
    m_coming.clear();
    m_open = int(keys.size());
    ++m_turn;
    for (const auto &key : keys) {
        ReadLedger command;
        command.newest = true;
        command.max = kReadRows;
        command.trigger = toText(key);
        m_workspace.send(std::move(command), this, [this, turn = m_turn](Result<LedgerRows> answer) {
            take(turn, answer ? std::move(*answer) : LedgerRows{});
        });
    }
}

void CapturedEvents::take(std::uint64_t turn, LedgerRows rows)
{
    if (turn != m_turn)
        return;
    for (const auto &row : rows.rows) {
        if (row.attempt == 0)
            continue; // an exception without a call
        CapturedEvent event;
        event.sequence = row.sequence;
        event.trigger = QString::fromStdString(row.trigger).section(QLatin1Char('/'), -1);
        event.shard = row.shard;
        event.startedMs = row.startedMs;
        event.lines = row.windowLines;
        event.failed = row.status != AttemptStatus::Ok;
        m_coming.push_back(event);
    }
    if (--m_open > 0)
        return;
    std::stable_sort(m_coming.begin(), m_coming.end(),
                     [](const CapturedEvent &a, const CapturedEvent &b) { return a.sequence > b.sequence; });
    // Attempts on one window have one event.
    std::set<std::tuple<QString, std::int32_t, std::uint64_t, std::int64_t>> seen;
    std::erase_if(m_coming, [&seen](const CapturedEvent &one) {
        return !seen.insert({one.trigger, one.shard, one.lines, one.startedMs}).second;
    });
    if (m_coming.size() > kShown)
        m_coming.resize(kShown);
    if (std::exchange(m_events, std::move(m_coming)) != m_events)
        emit changed();
    m_coming.clear();
}

} // namespace sluice
