#include "engine/enginethread.h"

#include "engine/client/inprocessclient.h"
#include "engine/engine.h"

#include <QThread>

#include <future>

namespace sluice {

namespace {

class EngineThread final : public QThread {
public:
    explicit EngineThread(EngineOptions options)
        : m_options(std::move(options))
    {
        setObjectName("sluice-engine");
    }
    std::future<Result<std::shared_ptr<EngineLine>>> opened() { return m_opened.get_future(); }
    [[nodiscard]] std::string endpoint() const { return m_endpoint; } // after opened()

    // Any thread; `done` runs on the engine's thread, which then ends.
    void stopEngine(Task done)
    {
        m_loop->post([this, done = std::move(done)]() mutable {
            m_engine->stop([this, done = std::move(done)](Done) mutable {
                done();
                quit();
            });
        });
    }

private:
    void run() override
    {
        QtLoop loop;
        auto engine = Engine::open(std::move(m_options), loop);
        if (!engine) {
            m_opened.set_value(fail(std::move(engine).error()));
            return;
        }
        m_loop = &loop;
        m_engine = engine->get();
        m_endpoint = m_engine->endpoint();
        m_engine->start([](Done) {});
        m_opened.set_value(m_engine->line());
        static_cast<void>(QThread::exec());
        engine->reset();
    }

    EngineOptions m_options;
    std::promise<Result<std::shared_ptr<EngineLine>>> m_opened;
    std::string m_endpoint;
    QtLoop *m_loop = nullptr; // set before opened(), valid while the thread runs
    Engine *m_engine = nullptr; // the same
};

class ThreadedHost final : public EngineHost {
public:
    ThreadedHost(std::unique_ptr<EngineThread> thread, const std::shared_ptr<EngineLine> &line)
        : m_thread(std::move(thread))
        , m_client(std::make_unique<InProcessClient>(line))
    {
    }
    ~ThreadedHost() override
    {
        m_thread->quit();
        m_thread->wait();
    }
    EngineClient &client() override { return *m_client; }
    std::string endpoint() const override { return m_thread->endpoint(); }
    void stop(UniqueFunction<void()> done) override
    {
        QObject::connect(m_thread.get(), &QThread::finished, m_client.get(),
                         [done = std::make_shared<UniqueFunction<void()>>(std::move(done))] { (*done)(); });
        m_thread->stopEngine([] {});
    }

private:
    std::unique_ptr<EngineThread> m_thread;
    std::unique_ptr<InProcessClient> m_client;
};

} // namespace

Result<std::unique_ptr<EngineHost>> startEngineThread(EngineOptions options)
{
    auto thread = std::make_unique<EngineThread>(std::move(options));
    auto opened = thread->opened();
    thread->start();
    auto line = opened.get();
    if (!line) {
        thread->wait();
        return fail(std::move(line).error());
    }
    return std::make_unique<ThreadedHost>(std::move(thread), *line);
}

} // namespace sluice
