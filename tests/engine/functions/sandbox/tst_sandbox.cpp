// Real processes in real sandboxes: several seconds, because each starts interpreters and some must run into limits.
#include "sandboxbench.h"

#include <QElapsedTimer>

#include <csignal>

using namespace sluice;
using namespace sluice::test;

class TestSandbox : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void aProgramGetsItsEnvironmentAndItsCode();
    void itsEndIsToldOnceAfterAllOutput();
    void itsEndIsTold_data();
    void itsEndIsTold();
    void bytesGoBothWaysOverDescriptorThree();
    void aLargeMessageGoesThrough();
    void closingDescriptorThreeIsToldWhileItRuns();
    void outputThatIsWrittenIsGivenOnDemand();
    void anEndlessWriterDoesNotStarveTheLoop();
    void terminationReachesTheWholeGroup();
    void killingEndsEverything();
    void destroyingEndsEverythingSilently();
    void memoryOverTheLimitEndsIt();
    void memoryOfChildrenCounts();
    void anAllocationOverTheLimitFailsInTheProcess();
    void aForkBombIsHeld();
    void aDiskBombIsHeld();
    void aBombOfEmptyFilesIsHeld();
    void codeThatOnlyItsOwnerMayReadIsRead();
    void aListenerMayDestroyIt_data();
    void aListenerMayDestroyIt();
    void aProgramThatIsNotThereSaysSo();
    void aMachineThatForbidsSandboxesRunsNothing();
    void sendingToOneThatDoesNotReadIsBounded();

private:
    SandboxBench m_bench;
};

void TestSandbox::initTestCase()
{
    if (!m_bench.verdict())
        QSKIP(toText(m_bench.verdict().error()).c_str());
}

void TestSandbox::aProgramGetsItsEnvironmentAndItsCode()
{
    m_bench.code("index.py", "print('from code')\n");
    m_bench.plan.environment = {{"FC_REGION", "here"}, {"EMPTY", ""}, {"LD_PRELOAD", "/code/none.so"}, {"SECRET", "s3cret"}};
    const auto heard = m_bench.run({"/usr/bin/env"});
    m_bench.plan.environment.clear();
    QVERIFY(heard.end);
    auto lines = QString::fromStdString(heard.output).split('\n', Qt::SkipEmptyParts);
    lines.removeIf([](const QString &line) { return line.startsWith("ERROR: ld.so"); });
    lines.sort();
    QCOMPARE(lines,
             QStringList({"EMPTY=", "FC_REGION=here", "HOME=/tmp", "LD_PRELOAD=/code/none.so",
                          "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "SECRET=s3cret", "TZ=UTC"}));
    const auto code = m_bench.shell("pwd; id -un; hostname; python3 index.py; cat /etc/resolv.conf | head -1; echo $$; ls "
                                    "-d /code /opt /proc /tmp /home /root /run 2>/dev/null");
    QCOMPARE(QString::fromStdString(code.output),
             QString("/code\nfunction\nfunction\nfrom code\nnameserver 127.0.0.1\n2\n/code\n/opt\n/proc\n/tmp\n"));
}

void TestSandbox::itsEndIsToldOnceAfterAllOutput()
{
    const auto heard = m_bench.shell("yes 0123456789 | head -c 1000000; echo; echo last >&2; exit 7");
    QVERIFY(heard.end);
    QCOMPARE(heard.ends, 1);
    QCOMPARE(heard.end->exitCode, 7);
    QVERIFY(heard.protocolClosed);
    QCOMPARE(heard.output.size(), std::size_t{1'000'000 + 1 + 5});
    QVERIFY(heard.output.ends_with("last\n"));
    QVERIFY(heard.end->maxMemoryBytes > 0);
}

void TestSandbox::itsEndIsTold_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("signal");
    QTest::newRow("well") << "exit 0" << 0 << 0;
    QTest::newRow("129") << "exit 129" << 129 << 0;
    QTest::newRow("crash") << "kill -SEGV $$" << -1 << SIGSEGV;
    QTest::newRow("abort") << "kill -ABRT $$" << -1 << SIGABRT;
    QTest::newRow("a child that stays") << "(while :; do :; done) & exit 3" << 3 << 0;
}

void TestSandbox::itsEndIsTold()
{
    QFETCH(QString, script);
    const auto heard = m_bench.shell(script.toStdString());
    QVERIFY(heard.end);
    QTEST(heard.end->exitCode, "code");
    QTEST(heard.end->signal, "signal");
    QVERIFY(!heard.end->outOfMemory);
}

void TestSandbox::bytesGoBothWaysOverDescriptorThree()
{
    Heard heard;
    const auto process = m_bench.start({"/bin/cat", "/dev/fd/3"}, heard);
    QVERIFY(process);
    QTRY_VERIFY(heard.end); // a socket cannot be opened by its name: it ends by itself, and is no way around
    Heard echo;
    const auto python =
        m_bench.start({"/usr/bin/python3", "-I", "-c",
                       "import socket\ns=socket.socket(fileno=3)\nwhile d:=s.recv(65536): s.sendall(d.upper())\n"},
                      echo);
    QVERIFY(python);
    python->send("hello");
    QTRY_COMPARE(echo.protocol, std::string("HELLO"));
    python->send(" again");
    QTRY_COMPARE(echo.protocol, std::string("HELLO AGAIN"));
}

void TestSandbox::aLargeMessageGoesThrough()
{
    Heard heard;
    const auto process = m_bench.start(
        {"/usr/bin/python3", "-I", "-c", "import socket\ns=socket.socket(fileno=3)\nwhile d:=s.recv(65536): s.sendall(d)\n"},
        heard);
    std::string large(20'000'000, 'x');
    for (std::size_t i = 0; i < large.size(); i += 1000)
        large[i] = static_cast<char>('a' + i / 1000 % 26);
    process->send(large);
    QTRY_COMPARE_WITH_TIMEOUT(heard.protocol.size(), large.size(), 20'000);
    QVERIFY(heard.protocol == large);
}

void TestSandbox::closingDescriptorThreeIsToldWhileItRuns()
{
    Heard heard;
    const auto process =
        m_bench.start({"/bin/sh", "-c", "exec 3>&-; echo closed; while :; do read x </dev/zero; done"}, heard);
    QTRY_VERIFY(heard.protocolClosed);
    QVERIFY(!heard.end);
}

void TestSandbox::outputThatIsWrittenIsGivenOnDemand()
{
    Heard heard;
    const auto process =
        m_bench.start({"/usr/bin/python3", "-I", "-c",
                       "import os,time\nos.write(1,b'one\\n')\nos.write(2,b'two\\n')\nos.write(3,b'!')\ntime.sleep(60)"},
                      heard);
    std::string atAnswer;
    // As an instance does it: what is written before the answer belongs to the call.
    QTRY_COMPARE(heard.protocol, std::string("!"));
    process->drainOutput();
    QCOMPARE(heard.output, std::string("one\ntwo\n"));
}

void TestSandbox::anEndlessWriterDoesNotStarveTheLoop()
{
    Heard heard;
    const auto process = m_bench.start({"/bin/sh", "-c", "exec yes"}, heard);
    QTRY_VERIFY(heard.output.size() > 100'000);
    int ticks = 0;
    std::function<void()> tick = [&] {
        process->drainOutput();
        if (++ticks < 20)
            m_bench.loop.after(std::chrono::milliseconds(5), tick);
    };
    tick();
    QTRY_COMPARE(ticks, 20);
    process->kill();
    QTRY_VERIFY(heard.end);
    QCOMPARE(heard.end->signal, SIGKILL);
}

void TestSandbox::terminationReachesTheWholeGroup()
{
    Heard heard;
    const auto process = m_bench.start({"/bin/sh", "-c",
                                        "(trap 'echo child; exit 0' TERM; echo ready; while :; do sleep 0.05; done) & trap "
                                        "'wait; exit 143' TERM; wait; wait"},
                                       heard);
    QTRY_VERIFY(heard.output.find("ready") != std::string::npos);
    process->terminate();
    QTRY_VERIFY(heard.end);
    QCOMPARE(heard.end->exitCode, 143);
    QVERIFY2(heard.output.find("child\n") != std::string::npos, heard.output.c_str());
}

// Whether any process of this machine has the word among its arguments.
static bool anybodyRuns(const QByteArray &word)
{
    for (const auto &pid : QDir("/proc").entryList(QDir::Dirs)) {
        QFile file("/proc/" + pid + "/cmdline");
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(word))
            return true;
    }
    return false;
}

void TestSandbox::killingEndsEverything()
{
    Heard heard;
    const auto process =
        m_bench.start({"/bin/sh", "-c", "setsid sleep 98761 & (trap '' TERM; sleep 98761) & echo up; wait"}, heard);
    QTRY_COMPARE(heard.output, std::string("up\n"));
    QTRY_VERIFY(anybodyRuns("98761"));
    process->kill();
    QTRY_VERIFY(heard.end);
    QCOMPARE(heard.end->signal, SIGKILL);
    QCOMPARE(heard.end->exitCode, -1);
    QVERIFY(!anybodyRuns("98761"));
}

void TestSandbox::destroyingEndsEverythingSilently()
{
    Heard heard;
    auto process = m_bench.start({"/bin/sh", "-c", "setsid sleep 98762 & echo up; wait"}, heard);
    QTRY_COMPARE(heard.output, std::string("up\n"));
    QTRY_VERIFY(anybodyRuns("98762"));
    process.reset();
    QTRY_VERIFY(!anybodyRuns("98762"));
    QVERIFY(!heard.end);
    // One that has only just begun to be set up.
    process = m_bench.start({"/bin/sh", "-c", "sleep 98763"}, heard);
    process.reset();
    QTRY_VERIFY(!anybodyRuns("98763"));
}

void TestSandbox::memoryOverTheLimitEndsIt()
{
    m_bench.plan.memoryMb = 64;
    const auto heard = m_bench.python("x=[]\nwhile True: x.append(bytearray(1<<20))\n");
    m_bench.plan.memoryMb = 256;
    QVERIFY(heard.end);
    QVERIFY(heard.end->outOfMemory);
    QVERIFY(heard.end->maxMemoryBytes > 64 << 20);
    QVERIFY(heard.end->maxMemoryBytes < 160 << 20); // held between two samples by the limit in the kernel
}

void TestSandbox::memoryOfChildrenCounts()
{
    m_bench.plan.memoryMb = 64;
    const auto heard = m_bench.python("import os,time\nfor i in range(4):\n  if os.fork()==0:\n    x=bytearray(30<<20)\n    "
                                      "time.sleep(60)\ntime.sleep(60)\n");
    // Pages that the children only share are counted once: this is well under the limit.
    const auto shared = m_bench.python("import os,time\nx=bytearray(30<<20)\nfor i in range(4):\n  if os.fork()==0:\n    "
                                       "time.sleep(1)\n    os._exit(0)\nfor i in range(4): os.wait()\nprint('fine')\n");
    m_bench.plan.memoryMb = 256;
    QVERIFY(heard.end);
    QVERIFY(heard.end->outOfMemory);
    QCOMPARE(heard.end->signal, SIGKILL);
    QVERIFY(shared.end);
    QVERIFY(!shared.end->outOfMemory);
    QCOMPARE(shared.output, std::string("fine\n"));
}

void TestSandbox::anAllocationOverTheLimitFailsInTheProcess()
{
    const auto heard = m_bench.python("try:\n  x=bytearray(2<<30)\nexcept MemoryError:\n  print('refused')\n");
    QVERIFY(heard.end);
    QCOMPARE(heard.output, std::string("refused\n"));
    QVERIFY(!heard.end->outOfMemory);
}

void TestSandbox::aForkBombIsHeld()
{
    SandboxBench bench;
    bench.settings.limits.processes = 40;
    const auto heard = bench.python("import os,time\nn=0\ntry:\n  while n<1000:\n    if os.fork()==0: time.sleep(60)\n    "
                                    "n+=1\nexcept OSError as e:\n  print('refused', n<40)\n");
    QVERIFY(heard.end);
    QCOMPARE(heard.output, std::string("refused True\n"));
    // And one that does not stop by itself: killed like any other.
    Heard bomb;
    const auto process =
        bench.start({"/usr/bin/python3", "-I", "-c",
                     "import os\nprint('up',flush=True)\nwhile True:\n  try: os.fork()\n  except OSError: pass\n#98764"},
                    bomb);
    QTRY_VERIFY(bomb.output.starts_with("up"));
    QVERIFY(anybodyRuns("98764"));
    process->kill();
    QTRY_VERIFY(bomb.end);
    QVERIFY(!anybodyRuns("98764"));
}

void TestSandbox::aDiskBombIsHeld()
{
    m_bench.plan.temporaryBytes = 8 << 20;
    const auto heard = m_bench.shell(
        "dd if=/dev/zero of=/tmp/x bs=1M count=7 2>/dev/null && echo seven; trap '' XFSZ; cat /dev/zero > /tmp/y; "
        "stat -f -c %b*%S /tmp; cat /dev/zero > /dev/shm/z; du -sm /dev/shm | cut -f1");
    m_bench.plan.temporaryBytes = 0;
    QVERIFY(heard.end);
    QVERIFY2(heard.output.starts_with("seven\n"), heard.output.c_str());
    QVERIFY2(heard.output.find("No space left on device") != std::string::npos, heard.output.c_str());
    QVERIFY2(heard.output.find("2048*4096") != std::string::npos, heard.output.c_str());
}

void TestSandbox::aBombOfEmptyFilesIsHeld()
{
    m_bench.plan.memoryMb = 64;
    const auto heard = m_bench.python("import os\ni=0\nwhile True:\n  os.close(os.open('/tmp/%d'%i,os.O_CREAT)); i+=1\n");
    m_bench.plan.memoryMb = 256;
    QVERIFY(heard.end);
    QVERIFY(heard.end->outOfMemory);
}

void TestSandbox::codeThatOnlyItsOwnerMayReadIsRead()
{
    m_bench.code("private.py", "print('read')\n");
    QVERIFY(QFile::setPermissions(m_bench.folder.path() + "/code/private.py", QFile::ReadOwner | QFile::WriteOwner));
    const auto heard = m_bench.run({"/usr/bin/python3", "/code/private.py"});
    QCOMPARE(QString::fromStdString(heard.output), QString("read\n"));
}

void TestSandbox::aListenerMayDestroyIt_data()
{
    QTest::addColumn<QString>("when");
    for (const auto *name : {"output", "drained", "protocol", "closed", "ended"})
        QTest::newRow(name) << name;
}

void TestSandbox::aListenerMayDestroyIt()
{
    QFETCH(QString, when);
    SandboxBench bench;
    std::unique_ptr<InstanceProcess> process;
    int after = 0; // calls after its end
    const auto call = [&](const QString &what) {
        if (!process)
            ++after;
        else if (what == when)
            process.reset();
    };
    Heard heard;
    auto first = bench.start({"/bin/true"}, heard); // for the launcher
    bench.command.argv = {"/bin/sh", "-c", "echo out; echo x >&3; exec 3>&-; echo more; exit 1"};
    auto started = bench.launcher().start(bench.plan,
                                          {[&](const std::string &bytes) { call(bytes.empty() ? "closed" : "protocol"); },
                                           [&](const std::string &) { call(when == "drained" ? "drained" : "output"); },
                                           [&](ProcessEnd) { call("ended"); },
                                           {}});
    QVERIFY(started);
    process = std::move(*started);
    if (when == "drained")
        while (process)
            process->drainOutput();
    QTRY_VERIFY(!process);
    first = bench.start({"/bin/true"}, heard);
    QTRY_VERIFY(heard.ends > 0); // time for whatever else would come
    QCOMPARE(after, 0);
}

void TestSandbox::aProgramThatIsNotThereSaysSo()
{
    const auto none = m_bench.run({"/code/bootstrap"});
    QVERIFY(none.end);
    QCOMPARE(none.end->exitCode, 127);
    QCOMPARE(none.output, std::string("sluice: /code/bootstrap cannot be started: No such file or directory\n"));
    m_bench.code("plain", "#!/bin/sh\n");
    const auto plain = m_bench.run({"/code/plain"});
    QVERIFY(plain.end);
    QCOMPARE(plain.end->exitCode, 126);
    QCOMPARE(plain.output, std::string("sluice: /code/plain cannot be started: Permission denied\n"));
}

void TestSandbox::aMachineThatForbidsSandboxesRunsNothing()
{
    SandboxBench bench;
    bench.settings.bubblewrap = "/nowhere/bwrap";
    Heard heard;
    const auto process = bench.tryStart({"/bin/true"}, heard);
    QVERIFY(!process);
    QCOMPARE(process.error().kind, ErrorKind::Denied);
    QCOMPARE(process.error().code, std::string("SandboxUnavailable"));
    QCOMPARE(process.error().detail,
             std::string("the program bubblewrap (/nowhere/bwrap) is not there. Install it: apt-get install bubblewrap"));
    SandboxBench broken;
    broken.settings.bubblewrap = "/bin/false";
    QVERIFY(!broken.verdict());
    QCOMPARE(broken.verdict().error().code, std::string("SandboxUnavailable"));
}

void TestSandbox::sendingToOneThatDoesNotReadIsBounded()
{
    Heard heard;
    const auto process = m_bench.start({"/bin/sleep", "60"}, heard);
    const std::string piece(16 * 1024 * 1024, 'x');
    for (int i = 0; i < 5; ++i)
        process->send(piece);
    QTRY_VERIFY(heard.end);
    QCOMPARE(heard.end->signal, SIGKILL);
}

QTEST_GUILESS_MAIN(TestSandbox)
#include "tst_sandbox.moc"
