#include "app/bridge/dnsmessage.h"
#include "engine/functions/local/sandbox/bridgelaunch.h"
#include "engine/functions/local/sandbox/bridgesheet.h"
#include "engine/functions/local/sandbox/bwraparguments.h"
#include "engine/functions/local/sandbox/seccompfilter.h"

#include <QTest>

#include <algorithm>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace sluice;
using namespace sluice::bridge;

class TestSandboxParts : public QObject {
    Q_OBJECT
private slots:
    void aSheetComesBackAsItWent();
    void aDamagedSheetIsNone();
    void wordsCarryExactlyTheirNumbers();
    void argumentsDenyByDefault();
    void argumentsShowOnlyWhatIsNeeded();
    void argumentsHoldNothingOfTheEnvironment();
    void rootsFilesAreStaged();
    void theNetworkIsAskedForOnly();
    void aSheetFollowsThePlan();
    void withoutASandboxPathsAreTheHosts();
    void aCustomPort_data();
    void aCustomPort();
    void theFilterIsAProgram();
    void aSpawnedProcessHasItsDescriptorsOnly();
    void aQueryIsRead();
    void whatIsNoQueryIsNone_data();
    void whatIsNoQueryIsNone();
    void answersAreWellFormed();
};

namespace {

BridgeSheet someSheet()
{
    BridgeSheet sheet;
    sheet.launcher = {"/usr/bin/bwrap", "--args", "6"};
    sheet.runAsUser = 65'534;
    sheet.staged = {{"/a b", "/tmp/0"}, {"/c", "/tmp/1"}};
    sheet.command = {"/usr/bin/python3", "", "x\ny"};
    sheet.environment = {"A=1", "B=", "C=ü\n"};
    sheet.folder = "/code";
    sheet.gateway = "/opt/sluice/gateway.sock";
    sheet.internet = true;
    sheet.port = 9000;
    sheet.memoryBytes = 1;
    sheet.dataBytes = 2;
    sheet.processes = 3;
    sheet.openFiles = 4;
    sheet.cpuSeconds = 5;
    sheet.fileBytes = 6;
    return sheet;
}

InstancePlan somePlan()
{
    InstancePlan plan;
    plan.runtime = "python3.11";
    plan.codeFolder = "/data/code/1";
    plan.environment = {{"FC_FUNC_CODE_PATH", "/code"}, {"ALIBABA_CLOUD_ACCESS_KEY_SECRET", "verysecret"}};
    return plan;
}

SandboxSettings someSettings()
{
    SandboxSettings settings;
    settings.bridge = "/opt/x/sluice-bridge";
    settings.gatewaySocket = "/data/gateway.sock";
    return settings;
}

const RuntimeCommand kPython{RuntimeFamily::Python,
                             {"/usr/bin/python3", "/opt/sluice/runtime/bootstrap.py"},
                             {{"/share/runtimes", "/opt/sluice/runtime"}},
                             {{"_FC_X", "1"}}};

// The words that follow `first` at each of its places.
std::vector<std::string> after(const std::vector<std::string> &words, const std::string &first, std::size_t offset)
{
    std::vector<std::string> found;
    for (std::size_t i = 0; i + offset < words.size(); ++i)
        if (words[i] == first)
            found.push_back(words[i + offset]);
    return found;
}

bool has(const std::vector<std::string> &words, const std::string &word)
{
    return std::ranges::find(words, word) != words.end();
}

std::string packet(const std::string &question, char type = 1)
{
    return std::string("\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00", 12) + question + std::string("\0", 1) + type
        + std::string("\0\x01", 2);
}

} // namespace

void TestSandboxParts::aSheetComesBackAsItWent()
{
    const auto parsed = parseBridgeSheet(encode(someSheet()));
    QVERIFY(parsed);
    QVERIFY(*parsed == someSheet());
    const auto empty = parseBridgeSheet(encode(BridgeSheet()));
    QVERIFY(empty);
    QVERIFY(*empty == BridgeSheet());
}

void TestSandboxParts::aDamagedSheetIsNone()
{
    const auto good = encode(someSheet());
    for (std::size_t length = 0; length < good.size(); ++length)
        QVERIFY(!parseBridgeSheet(good.substr(0, length)));
    QVERIFY(!parseBridgeSheet(good + "x"));
    QVERIFY(!parseBridgeSheet(good + std::string(1, '\0')));
    auto other = good;
    other[0] = 'S';
    QCOMPARE(parseBridgeSheet(other).error().code, std::string("BridgeSheet"));
    // A count that no sheet can hold ends with the bytes, not with the memory.
    QVERIFY(!parseBridgeSheet(std::string("sluice-bridge-1\0"
                                          "18446744073709551615\0",
                                          37)));
}

void TestSandboxParts::wordsCarryExactlyTheirNumbers()
{
    QCOMPARE(wordNumbers("m 10 -20", 2), (std::vector<std::int64_t>{10, -20}));
    for (const auto *bad : {"", "m", "m 1", "m 1 2 3", "m 1 x", "m 1 2x", "m  1 2", "m 1 99999999999999999999"})
        QVERIFY2(wordNumbers(bad, 2).empty(), bad);
}

void TestSandboxParts::argumentsDenyByDefault()
{
    const auto options = bwrapArguments(someSettings(), somePlan(), kPython, false).options;
    for (const auto *word : {"--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts",
                             "--new-session", "--clearenv", "--as-pid-1"})
        QVERIFY2(has(options, word), word);
    for (const auto *word : {"--share-net", "--bind", "--dev", "--setenv", "--bind-try"})
        QVERIFY2(!has(options, word), word);
    QCOMPARE(after(options, "--cap-drop", 1), std::vector<std::string>{"ALL"});
    QCOMPARE(after(options, "--cap-add", 1), std::vector<std::string>{"CAP_NET_BIND_SERVICE"});
    QCOMPARE(after(options, "--seccomp", 1), std::vector<std::string>{"7"});
    // Nothing is mounted after the root has become read-only.
    const auto lastBind = std::find(options.rbegin(), options.rend(), "--ro-bind");
    const auto remount = std::find(options.rbegin(), options.rend(), "--remount-ro");
    QVERIFY(remount < lastBind);
    QCOMPARE(after(options, "--remount-ro", 1), (std::vector<std::string>{"/dev", "/"}));
}

void TestSandboxParts::argumentsShowOnlyWhatIsNeeded()
{
    auto plan = somePlan();
    plan.temporaryBytes = 1234;
    const auto arguments = bwrapArguments(someSettings(), plan, kPython, false);
    for (const auto &path : after(arguments.options, "--ro-bind", 1)) {
        const bool known = path.starts_with("/etc/") || path == "/dev/null" || path == "/usr" || path.starts_with("/lib")
            || path == "/bin" || path == "/sbin" || path == "/data/code/1" || path == "/share/runtimes"
            || path == "/opt/x/sluice-bridge" || path == "/data/gateway.sock";
        QVERIFY2(known, path.c_str());
    }
    QVERIFY(has(after(arguments.options, "--ro-bind", 2), "/code"));
    for (const auto &path : after(arguments.options, "--dev-bind", 1))
        QVERIFY(path == "/dev/null" || path == "/dev/zero" || path == "/dev/full" || path == "/dev/random"
                || path == "/dev/urandom");
    QVERIFY(has(after(arguments.options, "--size", 1), "1234"));
    for (const auto &at : after(arguments.options, "--size", 5))
        QVERIFY(at == "/tmp" || at == "/dev/shm");
    QCOMPARE(arguments.files.size(), std::size_t{5});
    QCOMPARE(after(arguments.options, "--file", 1), (std::vector<std::string>{"8", "9", "10", "11", "12"}));
    QVERIFY(arguments.staged.empty());
    QCOMPARE(joinedByNul({"a", "", "b"}), std::string("a\0\0b\0", 5));
}

void TestSandboxParts::argumentsHoldNothingOfTheEnvironment()
{
    const auto plan = somePlan();
    const auto arguments = bwrapArguments(someSettings(), plan, kPython, true);
    const auto sheet = bridgeSheet(someSettings(), plan, kPython);
    auto all = arguments.options;
    all.insert(all.end(), arguments.files.begin(), arguments.files.end());
    all.insert(all.end(), sheet.command.begin(), sheet.command.end());
    for (const auto &word : all)
        QVERIFY(word.find("verysecret") == std::string::npos);
    QVERIFY(has(sheet.environment, "ALIBABA_CLOUD_ACCESS_KEY_SECRET=verysecret"));
}

void TestSandboxParts::rootsFilesAreStaged()
{
    const auto arguments = bwrapArguments(someSettings(), somePlan(), kPython, true);
    const std::vector<StagedMount> expected = {{"/data/code/1", "/tmp/0"},
                                               {"/share/runtimes", "/tmp/1"},
                                               {"/opt/x/sluice-bridge", "/tmp/2"},
                                               {"/data/gateway.sock", "/tmp/3"}};
    QVERIFY(arguments.staged == expected);
    for (const auto &mount : expected) {
        QVERIFY(has(after(arguments.options, "--ro-bind", 1), mount.staged));
        QVERIFY(!has(arguments.options, mount.host));
    }
}

void TestSandboxParts::theNetworkIsAskedForOnly()
{
    auto plan = somePlan();
    QVERIFY(!bridgeSheet(someSettings(), plan, kPython).internet);
    plan.internetAccess = true;
    QVERIFY(bridgeSheet(someSettings(), plan, kPython).internet);
    const auto options = bwrapArguments(someSettings(), plan, kPython, false).options;
    QVERIFY(has(options, "--unshare-net")); // never the host's
    QCOMPARE(after(options, "--cap-add", 1), (std::vector<std::string>{"CAP_NET_BIND_SERVICE", "CAP_NET_ADMIN"}));
}

void TestSandboxParts::aSheetFollowsThePlan()
{
    auto plan = somePlan();
    plan.memoryMb = 128;
    plan.temporaryBytes = 1 << 20;
    auto sheet = bridgeSheet(someSettings(), plan, kPython);
    QCOMPARE(sheet.command, kPython.argv);
    QCOMPARE(sheet.folder, std::string("/code"));
    QCOMPARE(sheet.gateway, std::string("/opt/sluice/gateway.sock"));
    QCOMPARE(sheet.port, std::uint64_t{0});
    QCOMPARE(sheet.memoryBytes, std::uint64_t{128} << 20);
    QCOMPARE(sheet.dataBytes, std::uint64_t{128 + 64} << 20);
    QCOMPARE(sheet.fileBytes, std::uint64_t{1} << 20);
    QVERIFY(has(sheet.environment, "HOME=/tmp") && has(sheet.environment, "_FC_X=1"));
    plan.environment["HOME"] = "/code";
    plan.runtime = "custom.debian10";
    plan.command = {"/code/start", "now"};
    sheet = bridgeSheet(someSettings(), plan, kPython);
    QVERIFY(has(sheet.environment, "HOME=/code") && !has(sheet.environment, "HOME=/tmp"));
    QCOMPARE(sheet.command, plan.command);
    QCOMPARE(sheet.port, std::uint64_t{9000});
}

void TestSandboxParts::withoutASandboxPathsAreTheHosts()
{
    auto settings = someSettings();
    settings.mode = SandboxMode::UnsandboxedAccepted;
    auto command = kPython;
    command.argv.push_back("/codec"); // not in /code
    const auto sheet = bridgeSheet(settings, somePlan(), command);
    QCOMPARE(sheet.command, (std::vector<std::string>{"/usr/bin/python3", "/share/runtimes/bootstrap.py", "/codec"}));
    QCOMPARE(sheet.folder, std::string("/data/code/1"));
    QVERIFY(has(sheet.environment, "FC_FUNC_CODE_PATH=/data/code/1"));
    QVERIFY(sheet.gateway.empty());
    QVERIFY(sheet.launcher.empty());
}

void TestSandboxParts::aCustomPort_data()
{
    QTest::addColumn<QString>("listen");
    QTest::addColumn<QString>("server");
    QTest::addColumn<int>("port");
    QTest::newRow("none") << ""
                          << "" << 9000;
    QTest::newRow("server") << ""
                            << "8080" << 8080;
    QTest::newRow("both") << "81"
                          << "8080" << 81;
    QTest::newRow("text") << "x"
                          << "8080" << 8080;
    QTest::newRow("0") << "0"
                       << "" << 9000;
    QTest::newRow("large") << "65536"
                           << "" << 9000;
    QTest::newRow("cut") << "80 "
                         << "" << 9000;
}

void TestSandboxParts::aCustomPort()
{
    QFETCH(QString, listen);
    QFETCH(QString, server);
    std::map<std::string, std::string> environment;
    if (!listen.isEmpty())
        environment["FC_CUSTOM_LISTEN_PORT"] = listen.toStdString();
    if (!server.isEmpty())
        environment["FC_SERVER_PORT"] = server.toStdString();
    QTEST(customPort(environment), "port");
}

void TestSandboxParts::theFilterIsAProgram()
{
    const auto filter = seccompFilter();
    QVERIFY(filter);
    QCOMPARE(filter->size() % 8, std::size_t{0}); // BPF instructions
    QVERIFY(filter->size() > 100 * 8 && filter->size() < 4096 * 8);
    QVERIFY(*filter == *seccompFilter());
}

void TestSandboxParts::aSpawnedProcessHasItsDescriptorsOnly()
{
    const Descriptor leak(::open("/dev/null", O_RDONLY)); // inherited by a careless spawn
    int ends[2];
    QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
    const Descriptor reading(ends[0]);
    Descriptor writing(ends[1]);
    const auto process =
        spawn("/bin/sh", {"sh", "-c", "cd /proc/self/fd; echo *; readlink 0; env"}, {-1, writing.get(), -1});
    QVERIFY(process);
    writing.reset();
    pollfd ended{process->handle.get(), POLLIN, 0};
    QCOMPARE(::poll(&ended, 1, 5000), 1);
    QCOMPARE(::waitpid(process->pid, nullptr, 0), process->pid);
    char bytes[1000];
    const auto got = ::read(reading.get(), bytes, sizeof bytes);
    QCOMPARE(QString::fromLatin1(bytes, static_cast<int>(got)).section('\n', 0, 1),
             QString("0 1 2 3\n/dev/null")); // 3: the folder itself
    QVERIFY(!spawn("/nowhere/program", {"x"}, {-1, -1, -1}));
}

void TestSandboxParts::aQueryIsRead()
{
    const auto query = parseDnsQuery(packet(std::string("\3MiX\6sluice\x08internal\0", 21), 28));
    QVERIFY(query);
    QCOMPARE(query->id, std::uint16_t{0x1234});
    QCOMPARE(query->name, std::string("mix.sluice.internal"));
    QCOMPARE(query->type, std::uint16_t{28});
    QVERIFY(query->recursionDesired);
    const auto root = parseDnsQuery(packet(std::string(1, '\0')));
    QVERIFY(root);
    QCOMPARE(root->name, std::string());
}

void TestSandboxParts::whatIsNoQueryIsNone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto good = packet(std::string("\1a\0", 3));
    for (std::size_t length = 0; length < good.size(); ++length)
        QTest::addRow("cut at %d", static_cast<int>(length)) << QByteArray(good.data(), static_cast<int>(length));
    const auto changed = [&good](std::size_t at, char value) {
        auto bytes = good;
        bytes[at] = value;
        return QByteArray::fromStdString(bytes);
    };
    QTest::newRow("an answer") << changed(2, '\x81');
    QTest::newRow("an update") << changed(2, '\x29');
    QTest::newRow("no question") << changed(5, 0);
    QTest::newRow("two questions") << changed(5, 2);
    QTest::newRow("a pointer") << changed(12, '\xc0');
    QTest::newRow("a long label") << QByteArray::fromStdString(packet("\x40" + std::string(64, 'a') + std::string(1, '\0')));
    std::string longName;
    for (int i = 0; i < 64; ++i)
        longName += "\3abc";
    QTest::newRow("a long name") << QByteArray::fromStdString(packet(longName + std::string(1, '\0')));
    QTest::newRow("a large packet") << QByteArray::fromStdString(good + std::string(kDnsPacketMax, 'x'));
}

void TestSandboxParts::whatIsNoQueryIsNone()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!parseDnsQuery(bytes.toStdString()));
    QCOMPARE(ownDnsAnswer(bytes.toStdString(), true), std::optional(std::string()));
}

void TestSandboxParts::answersAreWellFormed()
{
    const std::string own("\6sluice\x08internal\0", 17);
    const auto question = own + std::string("\0\1\0\1", 4);
    const std::string head("\x12\x34\x85\x80\0\1", 6);
    const auto address = ownDnsAnswer(packet(own), false);
    QCOMPARE(QByteArray::fromStdString(address.value_or("none")).toHex(),
             QByteArray::fromStdString(head + std::string("\0\1\0\0\0\0", 6) + question
                                       + std::string("\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4\x7f\0\0\1", 16))
                 .toHex());
    const auto ipv6 = ownDnsAnswer(packet(own, 28), false);
    QCOMPARE(QByteArray::fromStdString(ipv6.value_or("none")).toHex(),
             QByteArray::fromStdString(head + std::string("\0\0\0\0\0\0", 6) + own + std::string("\0\x1c\0\1", 4)).toHex());
    const auto other = packet(std::string("\7example\3com\0", 13));
    QVERIFY(!ownDnsAnswer(other, true)); // asked from the network
    QCOMPARE(ownDnsAnswer(other, false).value_or("none").substr(2, 2), std::string("\x85\x83")); // no such name
    // Never passed on, whatever the type: the gateway's names are nobody else's business.
    for (int type = 0; type < 256; ++type)
        QVERIFY(ownDnsAnswer(packet(own, static_cast<char>(type)), true));
}

QTEST_GUILESS_MAIN(TestSandboxParts)
#include "tst_sandboxparts.moc"
