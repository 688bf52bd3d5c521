// Interpreters as they are found, in real sandboxes: one that is reached by a link runs, though no sandbox sees the link.
#include "engine/functions/local/runtimecommand.h"
#include "sandboxbench.h"

#include <QProcess>
#include <QStandardPaths>

using namespace sluice;
using namespace sluice::test;

class TestInterpreters : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!m_bench.verdict())
            QSKIP(toText(m_bench.verdict().error()).c_str());
    }

    void aVirtualEnvironmentRuns_data()
    {
        QTest::addColumn<QString>("maker");
        QTest::newRow("of the system's") << "/usr/bin/python3";
        QTest::newRow("of the first in PATH") << QStandardPaths::findExecutable("python3"); // perhaps one of the user's
    }
    void aVirtualEnvironmentRuns()
    {
        QFETCH(QString, maker);
        QTemporaryDir folder;
        if (QProcess::execute(maker, {"-I", "-m", "venv", "--without-pip", folder.path()}) != 0)
            QSKIP("SKIP: python3 has no venv: apt-get install python3-venv");
        const auto found = findInterpreters(folder.filePath("bin").toStdString());
        QVERIFY2(found.python, found.python ? "" : found.python.error().detail.c_str());
        QVERIFY(!found.python->path.starts_with(folder.path().toStdString()));
        QCOMPARE(said("python3", found, {"-c", "import sys, ssl, json; print(sys.executable)"}), found.python->path + '\n');
    }

    void aLinkToNodeRuns()
    {
        QTemporaryDir folder;
        const auto node = QStandardPaths::findExecutable("node");
        if (node.isEmpty())
            QSKIP("SKIP: node is not installed: apt-get install nodejs");
        QVERIFY(QFile::link(node, folder.filePath("node")));
        const auto found = findInterpreters(folder.path().toStdString());
        QVERIFY2(found.node, found.node ? "" : found.node.error().detail.c_str());
        QCOMPARE(said("nodejs18", found, {"-p", "process.execPath"}), found.node->path + '\n');
    }

private:
    // What the interpreter of this runtime says to these words, in a sandbox with all that its command wants to see.
    std::string said(const char *runtime, const Interpreters &found, const std::vector<std::string> &words)
    {
        SandboxBench bench;
        auto command = runtimeCommand(runtime, found, SLUICE_SOURCE_DIR "/resources/runtimes");
        if (!command)
            return toText(command.error());
        std::vector<std::string> argv = {runtime[0] == 'p' ? found.python->path : found.node->path};
        argv.insert(argv.end(), words.begin(), words.end());
        bench.command = std::move(*command);
        return bench.run(std::move(argv)).output;
    }

    SandboxBench m_bench;
};

QTEST_GUILESS_MAIN(TestInterpreters)

#include "tst_interpreters.moc"
