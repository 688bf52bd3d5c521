// An InstanceLauncher whose processes are played by the test: each is a FakeRuntime that remembers what the engine did to it
// and says what the test has it say. Everything that it says comes later, from the loop, as from a real process.
#pragma once

#include "engine/base/loop.h"
#include "engine/functions/local/instanceprocess.h"
#include "engine/functions/local/runtimeframe.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <map>
#include <memory>
#include <set>
#include <vector>

namespace sluice::test {

// What outlives the process: the test looks at it after the engine has thrown the process away.
class FakeRuntime : public std::enable_shared_from_this<FakeRuntime> {
public:
    FakeRuntime(Loop &loop, InstancePlan plan, InstanceProcess::Listener listener)
        : plan(std::move(plan))
        , m_loop(loop)
        , m_listener(std::move(listener))
    {
    }

    const InstancePlan plan;
    std::vector<RuntimeFrame> received;
    bool terminated = false;
    bool killed = false;
    bool destroyed = false; // the engine let go of it
    bool dead = false;
    bool diesOfTerm = true; // else only of SIGKILL
    bool diesOfKill = true;
    bool stopsWhenAsked = true;
    std::int64_t memory = 10 << 20;
    std::int64_t maxMemory = 20 << 20;
    std::function<void(FakeRuntime &, const RuntimeFrame &)> onFrame; // what it does by itself

    static std::string textOf(const RuntimeFrame &frame, const char *name)
    {
        const auto head = QJsonDocument::fromJson(QByteArray::fromStdString(frame.head)).object();
        return head.value(QLatin1StringView(name)).toVariant().toString().toStdString();
    }
    static std::string idOf(const RuntimeFrame &frame) { return textOf(frame, "requestId"); }
    [[nodiscard]] const RuntimeFrame *last(RuntimeFrameKind kind) const
    {
        const RuntimeFrame *found = nullptr;
        for (const auto &frame : received)
            found = frame.kind == kind ? &frame : found;
        return found;
    }

    void write(std::string bytes) // to descriptor 3, as they are
    {
        later([bytes = std::move(bytes)](FakeRuntime &self) { self.m_listener.protocol(bytes); });
    }
    void say(RuntimeFrameKind kind, const std::string &requestId, std::string body = {}, const std::string &type = {})
    {
        auto head = "{\"requestId\":\"" + requestId + '"' + (type.empty() ? type : ",\"type\":\"" + type + '"') + '}';
        write(encode({kind, std::move(head), std::move(body)}));
    }
    void hello() { write(encode({RuntimeFrameKind::Hello, R"({"protocol":1,"runtime":"fake"})", {}})); }
    void reply(const std::string &requestId, std::string body) { say(RuntimeFrameKind::Result, requestId, std::move(body)); }
    void closeWire() { write({}); }
    void print(std::string bytes)
    {
        m_unread += bytes;
        later([](FakeRuntime &self) { self.giveOutput(); });
    }
    void end(ProcessEnd how)
    {
        if (dead)
            return;
        dead = true;
        how.maxMemoryBytes = std::max(how.maxMemoryBytes, maxMemory);
        m_loop.post([self = shared_from_this(), how] {
            self->giveOutput();
            if (!self->destroyed)
                self->m_listener.ended(how);
        });
    }

private:
    friend class FakeProcess;

    template <class F> void later(F what)
    {
        m_loop.post([self = shared_from_this(), what = std::move(what)] {
            if (!self->destroyed && !self->m_ended)
                what(*self);
        });
    }
    void giveOutput()
    {
        if (!m_unread.empty() && !destroyed)
            m_listener.output(std::exchange(m_unread, {}));
    }
    void take(const std::string &bytes)
    {
        m_reader.add(bytes);
        for (auto frame = m_reader.next(); frame && *frame; frame = m_reader.next()) {
            received.push_back(**frame);
            if (onFrame && !dead)
                onFrame(*this, received.back());
            if (received.back().kind == RuntimeFrameKind::Stop && stopsWhenAsked)
                end({0, 0, false, 0});
        }
    }

    Loop &m_loop;
    InstanceProcess::Listener m_listener;
    RuntimeFrameReader m_reader;
    std::string m_unread;
    bool m_ended = false;
};
using FakeRuntimePtr = std::shared_ptr<FakeRuntime>;

class FakeProcess final : public InstanceProcess {
public:
    explicit FakeProcess(FakeRuntimePtr runtime)
        : m_runtime(std::move(runtime))
    {
    }
    ~FakeProcess() override { m_runtime->destroyed = m_runtime->dead = true; }
    void send(std::string bytes) override { m_runtime->take(bytes); }
    void drainOutput() override { m_runtime->giveOutput(); }
    void terminate() override
    {
        m_runtime->terminated = true;
        if (m_runtime->diesOfTerm)
            m_runtime->end({-1, 15, false, 0});
    }
    void kill() override
    {
        m_runtime->killed = true;
        if (m_runtime->diesOfKill)
            m_runtime->end({-1, 9, false, 0});
    }
    std::int64_t memoryBytes() const override { return m_runtime->memory; }
    std::int64_t maxMemoryBytes() const override { return m_runtime->maxMemory; }

private:
    FakeRuntimePtr m_runtime;
};

class FakeLauncher final : public InstanceLauncher {
public:
    explicit FakeLauncher(Loop &loop)
        : m_loop(loop)
    {
    }
    Result<std::unique_ptr<InstanceProcess>> start(const InstancePlan &plan, InstanceProcess::Listener listener) override
    {
        if (refusal)
            return fail(*refusal);
        auto runtime = std::make_shared<FakeRuntime>(m_loop, plan, std::move(listener));
        runtimes.push_back(runtime);
        if (onStart)
            onStart(*runtime);
        return std::make_unique<FakeProcess>(std::move(runtime));
    }
    [[nodiscard]] int alive() const // processes that the engine still has
    {
        int count = 0;
        for (const auto &runtime : runtimes)
            count += runtime->destroyed ? 0 : 1;
        return count;
    }

    std::vector<FakeRuntimePtr> runtimes; // in the order of their start
    std::optional<Error> refusal;
    std::function<void(FakeRuntime &)> onStart;

private:
    Loop &m_loop;
};

// A runtime that greets, initializes and answers every call with its event.
inline void echoes(FakeRuntime &runtime)
{
    runtime.hello();
    runtime.onFrame = [](FakeRuntime &self, const RuntimeFrame &frame) {
        if (frame.kind == RuntimeFrameKind::Initialize)
            self.say(RuntimeFrameKind::Initialized, FakeRuntime::idOf(frame));
        if (frame.kind == RuntimeFrameKind::Call)
            self.reply(FakeRuntime::idOf(frame), frame.body);
    };
}

} // namespace sluice::test
