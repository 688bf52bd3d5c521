// An engine without an engine: answers are set by the test, commands are kept, ledger rows can be injected at any rate.
// Answers come through the event loop, as the real client's do.
#pragma once

#include "engine/client/engineclient.h"

#include <QElapsedTimer>

#include <deque>
#include <functional>
#include <map>
#include <optional>

namespace sluice::test {

class FakeEngineClient final : public EngineClient {
public:
    explicit FakeEngineClient(QObject *parent = nullptr);

    [[nodiscard]] Changed acknowledge() override;
    [[nodiscard]] Link link() const override { return m_link; }

    // What reads answer.
    EngineStatus status;
    TriggerRows triggers;
    PumpRows pumps;
    DefinitionRows definitions;
    std::string event = "{}";
    LogRows functionLog;
    HistoryRow history;
    std::uint64_t ledgerMax = 200'000;
    // Any other command, or these in another way: what `answer` gives.
    template <class C> void on(std::function<Result<typename C::Answer>(const C &)> answer)
    {
        m_answers[Command(C{}).index()] = [answer = std::move(answer)](const Command &command) {
            return answer(std::get<C>(command)).map([](auto &&value) { return Answer(std::move(value)); });
        };
    }

    void inject(std::vector<LedgerRow> rows); // appended to the ledger with the next sequences; rings
    void ring(Changed what);
    void setLink(Link link);
    void fail(Error error); // every command fails from now on …
    void succeed(); // … until here
    void holdAnswers(); // answers wait …
    void releaseAnswers(); // … until here, in order

    [[nodiscard]] std::uint64_t lastSequence() const { return m_last; }
    template <class C> [[nodiscard]] std::vector<C> sent() const
    {
        std::vector<C> found;
        for (const auto &command : m_sent) {
            if (const auto *one = std::get_if<C>(&command))
                found.push_back(*one);
        }
        return found;
    }
    void forgetSent() { m_sent.clear(); }
    // Every command is answered and none came for a moment: what was opened has what it asked for.
    [[nodiscard]] bool idle() const { return m_open == 0 && m_sinceSent.isValid() && m_sinceSent.hasExpired(kIdleMs); }
    static constexpr int kIdleMs = 90;
    int rings = 0; // how often changed() was emitted
    int acknowledged = 0; // and answered

protected:
    void sendAny(Command command, QObject *context, UniqueFunction<void(Result<Answer>)> reply) override;

private:
    [[nodiscard]] Result<Answer> answerTo(const Command &command) const;
    [[nodiscard]] static Result<Answer> unstaged(const Command &command); // an answer without anything in it
    [[nodiscard]] LedgerRows read(const ReadLedger &command) const;
    [[nodiscard]] ExecutionDetail detail(std::uint64_t sequence) const;

    std::vector<Command> m_sent;
    std::map<std::size_t, std::function<Result<Answer>(const Command &)>> m_answers;
    std::deque<LedgerRow> m_ledger;
    std::deque<std::shared_ptr<std::function<void()>>> m_held;
    std::optional<Error> m_error;
    Changed m_changed;
    Link m_link = Link::Connected;
    std::uint64_t m_last = 0;
    QElapsedTimer m_sinceSent;
    int m_open = 0; // commands without an answer
    bool m_rung = false;
    bool m_holding = false;
};

} // namespace sluice::test
