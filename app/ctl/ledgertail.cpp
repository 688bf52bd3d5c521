#include "app/ctl/ledgertail.h"

#include "app/ctl/format.h"
#include "app/ctl/timetext.h"
#include "app/ctl/words.h"
#include "engine/client/json.h"

namespace sluice::ctl {

namespace {

constexpr std::string_view kRed = "\x1b[31m";
constexpr std::string_view kPlain = "\x1b[0m";

std::string statusText(const LedgerRow &row)
{
    return row.attempt == 0 ? wordsOf(row.reason) : wordsOf(row.status);
}

} // namespace

LedgerTail::LedgerTail(Session &session, What what)
    : QObject(&session)
    , m_session(session)
    , m_what(std::move(what))
    , m_table({{"TIME                  "},
               {"TRIGGER"},
               {"SHARD", Align::Right},
               {"STATUS"},
               {"TRY", Align::Right},
               {"TOOK", Align::Right},
               {"LINES", Align::Right},
               {"SHIPPED", Align::Right},
               {"LAG", Align::Right},
               {"ERROR", Align::Left, 100}})
{
    if (m_what.follow)
        m_loop = new DoorbellLoop(
            session, [](const Changed &changed) { return changed.ledger; }, [this] { read(); });
}

void LedgerTail::begin()
{
    if (m_loop)
        m_loop->begin();
    else
        read();
}

void LedgerTail::read()
{
    ReadLedger command{m_what.after, kPage, false, m_what.trigger, m_what.failedOnly, m_what.sinceMs};
    if (m_what.newest > 0) {
        command.newest = true;
        command.max = std::exchange(m_what.newest, 0);
    }
    m_session.ask(std::move(command), [this, newest = command.newest](const LedgerRows &page) {
        const auto before = m_what.after;
        if (!newest && before > 0 && page.first > before + 1)
            m_session.out().warn(countText(page.first - before - 1)
                                 + " records left the ring before they could be read here");
        print(page);
        m_what.after = std::max({before, page.lastRead, page.rows.empty() ? 0 : page.rows.back().sequence});
        if (m_session.ended())
            return;
        if (m_what.after > before && m_what.after < page.last)
            read();
        else if (m_loop)
            m_loop->idle();
        else if (whenDone)
            whenDone();
    });
}

void LedgerTail::print(const LedgerRows &page)
{
    auto &out = m_session.out();
    m_printed += page.rows.size();
    std::string text;
    for (const auto &row : page.rows) {
        if (out.json())
            text += toJson(row) + '\n';
        else
            m_table.add(cells(row));
    }
    if (!out.json())
        text = m_table.take();
    if (!out.color())
        return out.print(text);
    // The table knows nothing of colours: each line of a failure is wrapped as a whole.
    std::string colored;
    std::size_t line = 0;
    const auto titles = std::size_t(std::count(text.begin(), text.end(), '\n')) - page.rows.size();
    for (std::size_t at = 0; at < text.size(); ++line) {
        const auto end = text.find('\n', at) + 1;
        const bool failed = line >= titles && page.rows[line - titles].status != AttemptStatus::Ok;
        colored += failed ? std::string(kRed) + text.substr(at, end - at - 1) + std::string(kPlain) + '\n'
                          : text.substr(at, end - at);
        at = end;
    }
    out.print(colored);
}

std::vector<std::string> LedgerTail::cells(const LedgerRow &row) const
{
    const auto error = row.errorCode.empty() ? row.errorMessage
        : row.errorMessage.empty()           ? row.errorCode
                                             : row.errorCode + ": " + row.errorMessage;
    const bool attempt = row.attempt > 0;
    return {timeText(row.startedMs),
            row.trigger,
            std::to_string(row.shard),
            statusText(row),
            attempt ? std::to_string(row.attempt) + '/' + std::to_string(row.attemptsMax) : "",
            attempt ? durationText(row.durationMs) : "",
            countText(attempt ? row.windowLines : row.count),
            row.shipLines < 0 ? "" : countText(static_cast<std::uint64_t>(row.shipLines)),
            attempt ? durationText(row.lagMs) : "",
            error};
}

} // namespace sluice::ctl
