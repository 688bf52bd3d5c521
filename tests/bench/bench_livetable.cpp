// The live trigger log under load: 50,000 executions a second injected at the client for some seconds, the real window on
// screen. Prints how late the UI thread's timer was (p50, p99, max), its share of a processor, and memory at the start,
// the middle and the end; and the time from main() to the first painted window.
// Usage: bench_livetable [seconds] [executions a second]
#include "tests/support/windowfixture.h"
#include "ui/triggers/triggerlog.h"
#include "ui/triggers/triggerspage.h"
#include "ui/window/pagestack.h"

#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr int kProbeMs = 5;

double residentMb()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

double cpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

class Load : public QObject {
public:
    Load(WindowFixture &fixture, int seconds, int rate)
        : m_f(fixture)
        , m_seconds(seconds)
        , m_rate(rate)
    {
        m_probe.setTimerType(Qt::PreciseTimer);
        m_probe.setInterval(kProbeMs);
        connect(&m_probe, &QTimer::timeout, this, &Load::probe);
        m_inject.setTimerType(Qt::PreciseTimer);
        m_inject.setInterval(4);
        connect(&m_inject, &QTimer::timeout, this, &Load::inject);
    }

    void start()
    {
        m_memory.push_back(residentMb());
        m_cpu = cpuSeconds();
        m_clock.start();
        m_last = m_clock.nsecsElapsed();
        m_probe.start();
        m_inject.start();
    }

private:
    void probe()
    {
        const auto now = m_clock.nsecsElapsed();
        m_late.push_back(std::max(0.0, double(now - m_last) / 1e6 - kProbeMs));
        m_last = now;
        if (m_clock.elapsed() > m_seconds * 1000 * std::int64_t(m_memory.size()) / 4)
            m_memory.push_back(residentMb());
        if (m_clock.elapsed() >= m_seconds * 1000)
            report();
    }

    void inject()
    {
        const auto due = std::uint64_t(m_clock.elapsed()) * std::uint64_t(m_rate) / 1000;
        std::vector<LedgerRow> rows;
        rows.reserve(due - m_made);
        QElapsedTimer own;
        own.start();
        for (; m_made < due; ++m_made) {
            rows.push_back(sceneRow(kSceneNow + std::int64_t(m_made / 50), int(m_made % 4), 100 + m_made % 50, 3));
            char task[40];
            std::snprintf(task, sizeof task, "00000000-0000-5000-8000-%012llx", static_cast<unsigned long long>(m_made));
            rows.back().taskId = task;
            rows.back().requestId = task;
            if (m_made % 50 == 0) {
                rows.back().status = AttemptStatus::Failed;
                rows.back().errorCode = "KeyError";
                rows.back().errorMessage = "'status'";
            }
        }
        m_f.client.inject(std::move(rows));
    }

    void report()
    {
        m_probe.stop();
        m_inject.stop();
        std::sort(m_late.begin(), m_late.end());
        const auto at = [this](double part) { return m_late[std::size_t(part * double(m_late.size() - 1))]; };
        const auto &model = qobject_cast<TriggersPage *>(m_f.window.pages()->page())->log()->model();
        std::printf("executions injected %llu in %d s, shown %zu, newest shown %s\n",
                    static_cast<unsigned long long>(m_made), m_seconds, model.shownExecutions(),
                    model.rowCount() > 0 && m_f.client.lastSequence() - model.sequenceAt(0) < std::uint64_t(m_rate) ? "yes"
                                                                                                                    : "NO");
        std::printf("UI thread late p50 %.1f ms, p99 %.1f ms, max %.1f ms (target: p99 <= 16 ms)\n", at(0.5), at(0.99),
                    m_late.back());
        std::printf("UI thread busy %.0f %% of a processor, making the rows included\n",
                    100 * (cpuSeconds() - m_cpu) / double(m_seconds));
        std::printf("resident MB:");
        for (const auto mb : m_memory)
            std::printf(" %.0f", mb);
        std::printf("\n");
        QCoreApplication::exit(at(0.99) <= 16 ? 0 : 1);
    }

    WindowFixture &m_f;
    const int m_seconds;
    const int m_rate;
    QTimer m_probe;
    QTimer m_inject;
    QElapsedTimer m_clock;
    std::vector<double> m_late;
    std::vector<double> m_memory;
    qint64 m_last = 0;
    double m_cpu = 0;
    std::uint64_t m_made = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QElapsedTimer sinceMain;
    sinceMain.start();
    QApplication app(argc, argv);
    prepareApplication(Scheme::Light);
    const int seconds = argc > 1 ? std::max(1, QByteArray(argv[1]).toInt()) : 10;
    const int rate = argc > 2 ? std::max(1, QByteArray(argv[2]).toInt()) : 50'000;
    WindowFixture fixture;
    Load load(fixture, seconds, rate);
    QObject::connect(&fixture.window, &MainWindow::firstPainted, &app, [&] {
        std::printf("first painted window %lld ms after main()\n", static_cast<long long>(sinceMain.elapsed()));
        fixture.window.attach(fixture.client);
        fixture.window.openPage(QLatin1String(kSceneTrigger));
    });
    QObject::connect(&fixture.window, &MainWindow::pageReady, &load, [&load, started = false]() mutable {
        if (!std::exchange(started, true))
            load.start();
    });
    fixture.window.show();
    return QCoreApplication::exec();
}
