#include "models/ledgerfeed.h"

namespace sluice {

LedgerFeed::LedgerFeed(ClientBell &bell, LedgerModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_reader(bell.client(), this, [this](Result<LedgerRows> answer) { take(std::move(answer)); })
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(ClientBell::kFrameMs);
    connect(&m_frame, &QTimer::timeout, this, &LedgerFeed::pull);
    connect(&bell, &ClientBell::ledgerChanged, this, &LedgerFeed::pull);
}

void LedgerFeed::watch(const std::string &trigger)
{
    m_reader.forget();
    m_frame.stop();
    m_trigger = trigger;
    m_after = 0;
    m_missed = 0;
    m_watching = true;
    m_pulling = false;
    m_hasRead = false;
    m_model.clear();
    pull();
}

void LedgerFeed::pause()
{
    m_watching = false;
    m_frame.stop();
    m_reader.forget();
    m_pulling = false;
    m_again = false;
}

void LedgerFeed::resume()
{
    if (!std::exchange(m_watching, true))
        pull();
}

void LedgerFeed::pull()
{
    if (!m_watching)
        return;
    if (std::exchange(m_pulling, true)) {
        m_again = true; // asking now would read the same records twice
        return;
    }
    ReadLedger command;
    command.trigger = m_trigger;
    command.after = m_after;
    command.newest = !m_hasRead;
    command.max = LedgerModel::kRowsPerFrame;
    m_reader.ask(std::move(command));
}

void LedgerFeed::take(Result<LedgerRows> answer)
{
    m_pulling = false;
    const bool again = std::exchange(m_again, false);
    if (!answer) {
        m_failed = true;
        emit failed(answer.error());
        return;
    }
    if (std::exchange(m_failed, false))
        emit recovered();
    const bool first = !std::exchange(m_hasRead, true);
    if (!first && answer->first > m_after + 1)
        m_missed += answer->first - m_after - 1;
    m_after = std::max(m_after, answer->lastRead);
    if (!answer->rows.empty())
        m_after = std::max(m_after, answer->rows.back().sequence);
    m_model.append(answer->rows);
    if (first)
        emit firstRead();
    if (again || m_after < answer->last)
        m_frame.start();
}

} // namespace sluice
