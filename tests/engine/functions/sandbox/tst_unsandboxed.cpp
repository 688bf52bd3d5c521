// Instances where the user has accepted to go without a sandbox: what protects still. Starts interpreters: a few seconds.
#include "sandboxbench.h"

#include <csignal>

using namespace sluice;
using namespace sluice::test;

class TestUnsandboxed : public QObject {
    Q_OBJECT
private slots:
    void init();
    void itRunsWhereSandboxesAreForbidden();
    void onlyWhatThePlanSaysIsInItsEnvironment();
    void limitsAndFilterApply();
    void onlyItsDescriptorsAreOpen();
    void bytesGoBothWays();
    void killingReachesWhoLeftTheSession();
    void destroyingReachesWhoLeftTheSession();
    void memoryOverTheLimitEndsIt();
    void itsEndTakesItsChildrenAlong();
    void customRuntimesGetPortsOfTheirOwn();
    void onlyNewInstancesChangeWithTheMode();

private:
    std::unique_ptr<SandboxBench> m_bench;
};

namespace {

bool anybodyIs(const QByteArray &word)
{
    for (const auto &pid : QDir("/proc").entryList(QDir::Dirs)) {
        QFile file("/proc/" + pid + "/cmdline");
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(word))
            return true;
    }
    return false;
}

} // namespace

void TestUnsandboxed::init()
{
    m_bench = std::make_unique<SandboxBench>();
    m_bench->settings.mode = SandboxMode::UnsandboxedAccepted;
    m_bench->settings.bubblewrap = "/nowhere/bwrap";
}

void TestUnsandboxed::itRunsWhereSandboxesAreForbidden()
{
    m_bench->code("main.py", "import os\nprint('code', os.getcwd())\n");
    const auto heard = m_bench->run({"/usr/bin/python3", "/code/main.py"});
    QVERIFY(heard.end);
    QCOMPARE(heard.end->exitCode, 0);
    QCOMPARE(heard.output, "code " + m_bench->plan.codeFolder + "\n");
}

void TestUnsandboxed::onlyWhatThePlanSaysIsInItsEnvironment()
{
    qputenv("SLUICE_TEST_SECRET", "of the engine");
    m_bench->plan.environment = {{"FC_REGION", "here"}, {"FC_FUNC_CODE_PATH", "/code"}};
    const auto heard = m_bench->run({"/usr/bin/env"});
    qunsetenv("SLUICE_TEST_SECRET");
    auto lines = QString::fromStdString(heard.output).split('\n', Qt::SkipEmptyParts);
    lines.sort();
    QCOMPARE(lines,
             QStringList({"FC_FUNC_CODE_PATH=" + QString::fromStdString(m_bench->plan.codeFolder), "FC_REGION=here",
                          "HOME=/tmp", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "TZ=UTC"}));
}

void TestUnsandboxed::limitsAndFilterApply()
{
    m_bench->settings.limits.openFiles = 99;
    const auto heard =
        m_bench->python("import resource as r,ctypes\n"
                        "print(r.getrlimit(r.RLIMIT_CORE), r.getrlimit(r.RLIMIT_NOFILE), r.getrlimit(r.RLIMIT_DATA))\n"
                        "s=open('/proc/self/status').read()\n"
                        "print(s.split('NoNewPrivs:')[1].split()[0], s.split('Seccomp:')[1].split()[0])\n"
                        "l=ctypes.CDLL(None,use_errno=True)\nprint(l.unshare(0x10000000), ctypes.get_errno())\n");
    QCOMPARE(QString::fromStdString(heard.output), QString("(0, 0) (99, 99) (%1, %1)\n1 2\n-1 1\n").arg((256LL + 64) << 20));
}

void TestUnsandboxed::onlyItsDescriptorsAreOpen()
{
    const Descriptor leak(::dup(1));
    const auto heard = m_bench->shell("cd /proc/self/fd; echo *; readlink 0");
    QCOMPARE(QString::fromStdString(heard.output), QString("0 1 2 3 4\n/dev/null\n").replace(" 4", " 4"));
}

void TestUnsandboxed::bytesGoBothWays()
{
    Heard heard;
    const auto process =
        m_bench->start({"/usr/bin/python3", "-I", "-c",
                        "import socket\ns=socket.socket(fileno=3)\nwhile d:=s.recv(65536): s.sendall(d.upper())\n"},
                       heard);
    process->send("hello");
    QTRY_COMPARE(heard.protocol, std::string("HELLO"));
    process->terminate();
    QTRY_VERIFY(heard.end);
    QCOMPARE(heard.end->signal, SIGTERM);
}

void TestUnsandboxed::killingReachesWhoLeftTheSession()
{
    Heard heard;
    const auto process =
        m_bench->start({"/bin/sh", "-c", "(setsid sleep 98771 &) ; trap '' TERM; echo up; sleep 98771"}, heard);
    QTRY_COMPARE(heard.output, std::string("up\n"));
    QTRY_VERIFY(anybodyIs("98771"));
    process->kill();
    QTRY_VERIFY(heard.end);
    QTRY_VERIFY(!anybodyIs("98771"));
    QCOMPARE(heard.end->exitCode, -1);
    QCOMPARE(heard.end->signal, SIGKILL);
}

void TestUnsandboxed::destroyingReachesWhoLeftTheSession()
{
    Heard heard;
    auto process = m_bench->start({"/bin/sh", "-c", "(setsid sleep 98772 &) ; trap '' TERM; echo up; sleep 98772"}, heard);
    QTRY_COMPARE(heard.output, std::string("up\n"));
    process.reset();
    QTRY_VERIFY(!anybodyIs("98772"));
    QVERIFY(!heard.end);
}

void TestUnsandboxed::memoryOverTheLimitEndsIt()
{
    m_bench->plan.memoryMb = 64;
    const auto heard = m_bench->python("x=[]\nwhile True: x.append(bytearray(1<<20))\n");
    QVERIFY(heard.end);
    QVERIFY(heard.end->outOfMemory);
}

void TestUnsandboxed::itsEndTakesItsChildrenAlong()
{
    const auto heard = m_bench->shell("(setsid sleep 98773 &); exit 4");
    QVERIFY(heard.end);
    QCOMPARE(heard.end->exitCode, 4);
    QVERIFY(!anybodyIs("98773"));
}

void TestUnsandboxed::customRuntimesGetPortsOfTheirOwn()
{
    m_bench->plan.runtime = "custom";
    const std::vector<std::string> echo = {
        "/usr/bin/python3", "-I", "-c",
        "import socket,os\ns=socket.create_server(('127.0.0.1',int(os.environ['FC_SERVER_PORT'])))\n"
        "print(os.environ['FC_SERVER_PORT']==os.environ['FC_CUSTOM_LISTEN_PORT'],flush=True)\n"
        "c,_=s.accept()\nwhile d:=c.recv(100): c.sendall(b'%d '%os.getpid()+d)\n"};
    Heard one;
    Heard two;
    const auto first = m_bench->start(echo, one);
    const auto second = m_bench->start(echo, two);
    first->send("a");
    second->send("a");
    QTRY_VERIFY(one.protocol.ends_with(" a") && two.protocol.ends_with(" a"));
    QVERIFY(one.protocol != two.protocol);
    QCOMPARE(one.output, std::string("True\n"));
}

void TestUnsandboxed::onlyNewInstancesChangeWithTheMode()
{
    SandboxBench bench; // sandboxed, on a machine that forbids it
    bench.settings.bubblewrap = "/nowhere/bwrap";
    Heard heard;
    const auto refused = bench.tryStart({"/bin/true"}, heard);
    QVERIFY(!refused);
    bench.launcher().setMode(SandboxMode::UnsandboxedAccepted);
    const auto process = bench.start({"/bin/true"}, heard);
    QVERIFY(process);
    QTRY_VERIFY(heard.end);
    QCOMPARE(heard.end->exitCode, 0);
}

QTEST_GUILESS_MAIN(TestUnsandboxed)
#include "tst_unsandboxed.moc"
