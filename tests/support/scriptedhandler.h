// A CommandHandler whose answers a test writes down: one script a command type, else NotFound/"NoScript".
// Answers are posted to the loop, as a real engine does; `hold` keeps them until release().
#pragma once

#include "engine/base/loop.h"
#include "engine/client/commandhandler.h"

#include <functional>
#include <map>
#include <vector>

namespace sluice::test {

class ScriptedHandler final : public CommandHandler {
public:
    explicit ScriptedHandler(Loop &loop)
        : m_loop(loop)
    {
    }

    template <class C> void on(std::function<Result<typename C::Answer>(const C &)> script)
    {
        m_scripts[Command(C()).index()] = [script = std::move(script)](const Command &command) -> Result<AnyAnswer> {
            auto answer = script(std::get<C>(command));
            if (!answer)
                return sluice::fail(answer.error());
            return AnyAnswer(std::move(*answer));
        };
    }
    // Answers with any value, also of the wrong kind.
    template <class C> void raw(std::function<Result<AnyAnswer>(const C &)> script)
    {
        m_scripts[Command(C()).index()] = [script = std::move(script)](const Command &command) {
            return script(std::get<C>(command));
        };
    }
    template <class C> void hold() { m_held.try_emplace(Command(C()).index()); }
    template <class C> void release(const Result<AnyAnswer> &result)
    {
        for (auto &reply : std::exchange(m_held[Command(C()).index()], {}))
            m_loop.answer<AnyAnswer>(std::move(reply), result);
    }
    template <class C> [[nodiscard]] std::size_t heldCount() { return m_held[Command(C()).index()].size(); }
    void dropHeld() { m_held.clear(); }

    void handle(Command command, const Caller &, Reply<AnyAnswer> reply) override
    {
        ++m_handled;
        if (const auto held = m_held.find(command.index()); held != m_held.end())
            return held->second.push_back(std::move(reply));
        const auto script = m_scripts.find(command.index());
        m_loop.answer<AnyAnswer>(std::move(reply),
                                 script == m_scripts.end() ? Result<AnyAnswer>(sluice::fail(
                                     ErrorKind::NotFound, "NoScript", "the test has no script for this command"))
                                                           : script->second(command));
    }

    [[nodiscard]] int handled() const { return m_handled; }

private:
    Loop &m_loop;
    std::map<std::size_t, std::function<Result<AnyAnswer>(const Command &)>> m_scripts;
    std::map<std::size_t, std::vector<Reply<AnyAnswer>>> m_held;
    int m_handled = 0;
};

} // namespace sluice::test
