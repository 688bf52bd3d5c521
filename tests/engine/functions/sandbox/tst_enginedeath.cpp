// Nothing of an instance outlives an engine that is killed, whenever that is. Real sandboxes and real kills: a few seconds.
#include "sandboxbench.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>

#include <csignal>

#include <sys/prctl.h>
#include <sys/wait.h>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr int kRounds = 30;

// Whether everything that has lost its parent to a kill, and so has become ours, is gone too.
bool nobodyIsLeft()
{
    while (::waitpid(-1, nullptr, WNOHANG) > 0) { }
    return errno == ECHILD;
}

// Of a process, by the kernel's list; none where the kernel keeps no such lists.
std::vector<pid_t> childrenOf(qint64 pid)
{
    const auto number = QString::number(pid);
    QFile file("/proc/" + number + "/task/" + number + "/children");
    std::vector<pid_t> found;
    if (file.open(QIODevice::ReadOnly)) {
        for (const auto &word : file.readAll().split(' ')) {
            if (const auto child = word.toInt(); child > 0)
                found.push_back(child);
        }
    }
    return found;
}

} // namespace

class TestEngineDeath : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void nothingOutlivesTheEngine_data();
    void nothingOutlivesTheEngine();
    void nothingOutlivesBubblewrapThatIsKilledAlone_data();
    void nothingOutlivesBubblewrapThatIsKilledAlone();
};

void TestEngineDeath::initTestCase()
{
    SandboxBench bench;
    if (!bench.verdict())
        QSKIP(toText(bench.verdict().error()).c_str());
    QCOMPARE(::prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
}

void TestEngineDeath::nothingOutlivesTheEngine_data()
{
    QTest::addColumn<QString>("role");
    QTest::newRow("sandboxed") << "--engine";
    QTest::newRow("unsandboxed") << "--engine-unsandboxed";
}

void TestEngineDeath::nothingOutlivesTheEngine()
{
    QFETCH(QString, role);
    for (int i = 0; i < kRounds; ++i) {
        QProcess engine;
        engine.start(QCoreApplication::applicationFilePath(), {role});
        QVERIFY(engine.waitForStarted());
        QVERIFY(engine.waitForReadyRead());
        if (i < 2) { // in full life; else somewhere on the way up
            QByteArray said;
            connect(&engine, &QProcess::readyRead, this, [&] { said += engine.readAll(); });
            said += engine.readAll();
            QTRY_VERIFY(said.contains("up"));
        }
        QElapsedTimer elapsed;
        elapsed.start();
        while (elapsed.elapsed() < i - 2) { }
        ::kill(static_cast<pid_t>(engine.processId()), SIGKILL);
        QVERIFY(engine.waitForFinished());
        QTRY_VERIFY_WITH_TIMEOUT(nobodyIsLeft(), 5000);
    }
}

void TestEngineDeath::nothingOutlivesBubblewrapThatIsKilledAlone_data()
{
    QTest::addColumn<QString>("role");
    QTest::newRow("of an instance") << "--engine-tried";
    QTest::newRow("of a trial") << "--engine-trying";
}

// Its second process waits for it on the way up, and would do so for ever.
void TestEngineDeath::nothingOutlivesBubblewrapThatIsKilledAlone()
{
    QFETCH(QString, role);
    for (int i = 0; i < 2 * kRounds; ++i) {
        QProcess engine;
        engine.start(QCoreApplication::applicationFilePath(), {role});
        QVERIFY(engine.waitForReadyRead());
        if (i == 0 && childrenOf(::getpid()).empty())
            QSKIP("SKIP: this kernel does not list a process's children");
        QElapsedTimer elapsed;
        elapsed.start();
        std::vector<pid_t> started;
        while (started.empty() && elapsed.elapsed() < 5000)
            started = childrenOf(engine.processId());
        QCOMPARE(started.size(), std::size_t(1));
        elapsed.start();
        while (elapsed.nsecsElapsed() < i * 100'000) { }
        ::kill(started.front(), SIGKILL);
        // What has lost its parent is ours now, besides the engine, which goes on.
        const auto alone = [&engine] {
            for (const auto child : childrenOf(::getpid())) {
                if (child != engine.processId())
                    ::waitpid(child, nullptr, WNOHANG);
            }
            return childrenOf(::getpid()) == std::vector{static_cast<pid_t>(engine.processId())}
            && childrenOf(engine.processId()).empty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(alone(), 5000);
        engine.kill();
        QVERIFY(engine.waitForFinished());
    }
}

// An engine that is killed: starts one instance, which starts others that try to stay.
static int runAsEngine(QCoreApplication &application, const QByteArray &role)
{
    SandboxBench bench;
    bench.settings.mode = role == "--engine-unsandboxed" ? SandboxMode::UnsandboxedAccepted : SandboxMode::Sandboxed;
    Heard heard;
    if (role == "--engine-tried") // its first child is the instance then, and no trial
        static_cast<void>(bench.verdict());
    std::puts("started");
    std::fflush(stdout);
    if (role == "--engine-trying") { // its first child is a trial then, and there are no instances
        static_cast<void>(bench.verdict());
        return application.exec();
    }
    const auto process =
        bench.start({"/bin/sh", "-c", "trap '' TERM HUP; setsid sleep 98765 & sleep 98765 & echo up; wait"}, heard);
    std::function<void()> look = [&] {
        if (heard.output.empty())
            return static_cast<void>(bench.loop.after(std::chrono::milliseconds(2), look));
        std::puts("up");
        std::fflush(stdout);
    };
    look();
    return application.exec();
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 2 && QByteArray(argv[1]).startsWith("--engine"))
        return runAsEngine(application, argv[1]);
    TestEngineDeath test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_enginedeath.moc"
