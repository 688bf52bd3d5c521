// function test: the tests that lie with a function's code, run by the interpreter alone, without an engine.
#include "app/ctl/codesaves.h"
#include "app/ctl/commands.h"
#include "app/ctl/timetext.h"
#include "engine/functions/local/runtimecommand.h"
#include "engine/functions/local/runtimefiles.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdlib>
#include <deque>

namespace sluice::ctl {

namespace {

constexpr int kEndMs = 2'000; // from SIGTERM to SIGKILL of tests that are interrupted

struct TestRun {
    QString program;
    QStringList arguments;
};

// Bundled packages have tests of their own.
bool hasTests(const QString &folder, const QStringList &patterns)
{
    QDirIterator found(folder, patterns, QDir::Files, QDirIterator::Subdirectories);
    while (found.hasNext()) {
        const auto name = QDir(folder).relativeFilePath(found.next());
        if (!name.startsWith("python/") && !name.contains("node_modules/"))
            return true;
    }
    return false;
}

// What there is to run: Python's tests, Node.js's, or both.
Result<std::deque<TestRun>> testRuns(const QString &folder)
{
    const bool python = hasTests(folder, {"test*.py"});
    const bool node = hasTests(folder, {"*.test.js", "*.test.mjs", "*.test.cjs"});
    if (!python && !node)
        return fail(ErrorKind::NotFound, "NoTests",
                    "there are no tests in " + folder.toStdString() + ": test_*.py for Python, *.test.js for Node.js");
    const char *path = std::getenv("PATH");
    const auto found = findInterpreters(path ? path : "/usr/local/bin:/usr/bin:/bin");
    std::deque<TestRun> runs;
    if (python) {
        SLUICE_LET(const auto interpreter, found.python);
        runs.push_back({QString::fromStdString(interpreter.path), {"-m", "unittest"}});
    }
    if (node) {
        SLUICE_LET(const auto interpreter, found.node);
        runs.push_back({QString::fromStdString(interpreter.path), {"--test"}});
    }
    return runs;
}

class FunctionTest final : public QObject {
public:
    FunctionTest(Session &session, QString folder)
        : QObject(&session)
        , m_session(session)
        , m_folder(std::move(folder))
    {
    }
    ~FunctionTest() override
    {
        if (!m_process)
            return;
        m_process->disconnect(this);
        m_process->terminate();
        if (!m_process->waitForFinished(kEndMs))
            m_process->kill();
    }

    // The clients that ship with the runtimes, for as long as the tests run.
    Done prepare()
    {
        SLUICE_LET(const auto files, installRuntimeFiles(kRuntimeFilesInside, m_runtimes.path().toStdString()));
        const auto runtimes = QString::fromStdString(files);
        m_environment = QProcessEnvironment::systemEnvironment();
        const auto extend = [this](const char *name, const QStringList &folders) {
            auto all = folders;
            if (const auto given = m_environment.value(name); !given.isEmpty())
                all << given;
            m_environment.insert(name, all.join(':'));
        };
        // As an instance has them: the code's own packages before ours.
        extend("PYTHONPATH", {m_folder + "/python", runtimes + "/python/lib"});
        extend("NODE_PATH", {runtimes + "/nodejs/modules"});
        m_environment.insert("PYTHONUNBUFFERED", "1");
        m_environment.insert("PYTHONDONTWRITEBYTECODE", "1"); // what it writes would look like a save
        return {};
    }
    void watch()
    {
        m_saves = new CodeSaves(
            m_folder.toStdString(), [this] { saved(); }, this);
        m_session.onInterrupt([this](int) { m_session.finish(Exit::Done); });
    }
    void begin()
    {
        auto runs = testRuns(m_folder);
        if (!runs) {
            if (!m_saves)
                return m_session.fail(runs.error());
            return m_session.out().report(runs.error());
        }
        m_runs = std::move(*runs);
        m_good = true;
        next();
    }

private:
    void saved()
    {
        if (m_process) {
            m_again = true;
            return;
        }
        m_session.out().remark("\nsaved at " + clockText(nowMillis()).substr(0, 8) + ": once more");
        begin();
    }
    void next()
    {
        if (m_runs.empty())
            return ended();
        const auto run = m_runs.front();
        m_runs.pop_front();
        m_process = std::make_unique<QProcess>();
        m_process->setProcessChannelMode(QProcess::ForwardedChannels);
        m_process->setInputChannelMode(QProcess::ForwardedInputChannel);
        m_process->setProcessEnvironment(m_environment);
        m_process->setWorkingDirectory(m_folder);
        connect(m_process.get(), &QProcess::finished, this, [this](int code, QProcess::ExitStatus how) {
            m_good = m_good && how == QProcess::NormalExit && code == 0;
            over();
        });
        connect(m_process.get(), &QProcess::errorOccurred, this, [this, run](QProcess::ProcessError why) {
            if (why != QProcess::FailedToStart)
                return;
            m_session.out().report(
                {ErrorKind::Unavailable, "ProcessNotStarted", "cannot start " + run.program.toStdString()});
            m_good = false;
            over();
        });
        m_process->start(run.program, run.arguments);
    }
    void over()
    {
        m_process.release()->deleteLater(); // it is the caller
        if (!m_session.ended())
            next();
    }
    void ended()
    {
        if (!m_saves)
            return m_session.finish(m_good ? Exit::Done : Exit::Failed);
        m_session.out().remark(m_good ? "the tests passed; waiting for a save (Ctrl+C ends)"
                                      : "tests failed; waiting for a save (Ctrl+C ends)");
        if (std::exchange(m_again, false))
            saved();
    }

    Session &m_session;
    const QString m_folder;
    QTemporaryDir m_runtimes;
    QProcessEnvironment m_environment;
    CodeSaves *m_saves = nullptr; // null: once only
    std::unique_ptr<QProcess> m_process;
    std::deque<TestRun> m_runs;
    bool m_good = true;
    bool m_again = false;
};

} // namespace

void testFunction(Session &session)
{
    const auto folder = QString::fromStdString(absolutePath(session.arguments().values[1]));
    if (!QFileInfo(folder).isDir())
        return session.fail({ErrorKind::NotFound, "CodeNotFound", "there is no folder " + folder.toStdString()});
    auto *tests = new FunctionTest(session, QDir::cleanPath(folder));
    if (auto ready = tests->prepare(); !ready)
        return session.fail(std::move(ready).error());
    if (session.arguments().has("--watch"))
        tests->watch();
    tests->begin();
}

} // namespace sluice::ctl
