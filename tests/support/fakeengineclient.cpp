#include "tests/support/fakeengineclient.h"

#include <QPointer>

#include <algorithm>

namespace sluice::test {

namespace {

constexpr std::size_t kSentMax = 100'000;

} // namespace

FakeEngineClient::FakeEngineClient(QObject *parent)
    : EngineClient(parent)
{
}

Changed FakeEngineClient::acknowledge()
{
    m_rung = false;
    ++acknowledged;
    return std::exchange(m_changed, {});
}

void FakeEngineClient::inject(std::vector<LedgerRow> rows)
{
    for (auto &row : rows) {
        row.sequence = ++m_last;
        m_ledger.push_back(std::move(row));
    }
    while (m_ledger.size() > ledgerMax)
        m_ledger.pop_front();
    Changed what;
    what.ledger = true;
    ring(what);
}

void FakeEngineClient::ring(Changed what)
{
    m_changed.ledger = m_changed.ledger || what.ledger;
    m_changed.pumps = m_changed.pumps || what.pumps;
    m_changed.definitions = m_changed.definitions || what.definitions;
    m_changed.logs = m_changed.logs || what.logs;
    if (!std::exchange(m_rung, true)) {
        ++rings;
        emit changed();
    }
}

void FakeEngineClient::setLink(Link link)
{
    m_link = link;
    emit linkChanged();
}

void FakeEngineClient::fail(Error error)
{
    m_error = std::move(error);
}

void FakeEngineClient::succeed()
{
    m_error.reset();
}

void FakeEngineClient::holdAnswers()
{
    m_holding = true;
}

void FakeEngineClient::releaseAnswers()
{
    m_holding = false;
    for (auto held = std::exchange(m_held, {}); const auto &answer : held)
        (*answer)();
}

void FakeEngineClient::sendAny(Command command, QObject *context, UniqueFunction<void(Result<Answer>)> reply)
{
    if (m_sent.size() < kSentMax)
        m_sent.push_back(command);
    m_sinceSent.start();
    ++m_open;
    auto answer = std::make_shared<std::function<void()>>();
    auto shared = std::make_shared<UniqueFunction<void(Result<Answer>)>>(std::move(reply));
    *answer = [this, command = std::move(command), guard = QPointer<QObject>(context), shared] {
        --m_open;
        if (guard)
            (*shared)(answerTo(command));
    };
    if (m_holding)
        m_held.push_back(std::move(answer));
    else
        QMetaObject::invokeMethod(
            this, [answer] { (*answer)(); }, Qt::QueuedConnection);
}

Result<EngineClient::Answer> FakeEngineClient::answerTo(const Command &command) const
{
    if (m_error)
        return sluice::fail(*m_error);
    if (const auto staged = m_answers.find(command.index()); staged != m_answers.end())
        return staged->second(command);
    if (std::holds_alternative<GetStatus>(command))
        return Answer(status);
    if (std::holds_alternative<GetTriggers>(command))
        return Answer(triggers);
    if (std::holds_alternative<GetPumps>(command))
        return Answer(pumps);
    if (std::holds_alternative<GetDefinitions>(command))
        return Answer(definitions);
    if (const auto *ledger = std::get_if<ReadLedger>(&command))
        return Answer(read(*ledger));
    if (const auto *execution = std::get_if<GetExecution>(&command))
        return Answer(detail(execution->sequence));
    if (std::holds_alternative<GetFunctionLog>(command))
        return Answer(functionLog);
    if (std::holds_alternative<GetHistory>(command))
        return Answer(history);
    return unstaged(command);
}

Result<EngineClient::Answer> FakeEngineClient::unstaged(const Command &command)
{
    return std::visit(
        []<class C>(const C &) -> Result<Answer> { return Answer(typename C::Answer{}); }, command);
}

LedgerRows FakeEngineClient::read(const ReadLedger &command) const
{
    LedgerRows answer;
    answer.first = m_ledger.empty() ? 0 : m_ledger.front().sequence;
    answer.last = m_last;
    answer.lastRead = std::max(command.after, command.newest ? m_last : command.after);
    auto from = std::partition_point(m_ledger.begin(), m_ledger.end(),
                                     [&command](const LedgerRow &row) { return row.sequence <= command.after; });
    if (command.newest && std::size_t(m_ledger.end() - from) > command.max)
        from = m_ledger.end() - std::ptrdiff_t(command.max);
    for (; from != m_ledger.end() && answer.rows.size() < command.max; ++from) {
        answer.lastRead = std::max(answer.lastRead, from->sequence);
        if (command.trigger.empty() || from->trigger == command.trigger)
            answer.rows.push_back(*from);
    }
    return answer;
}

ExecutionDetail FakeEngineClient::detail(std::uint64_t sequence) const
{
    ExecutionDetail answer;
    const auto found = std::find_if(m_ledger.begin(), m_ledger.end(),
                                    [sequence](const LedgerRow &row) { return row.sequence == sequence; });
    if (found == m_ledger.end())
        return answer;
    std::copy_if(m_ledger.begin(), m_ledger.end(), std::back_inserter(answer.attempts),
                 [found](const LedgerRow &row) { return row.taskId == found->taskId; });
    answer.event = event;
    return answer;
}

} // namespace sluice::test
