// What sluice-bridge carries: the gateway, DNS, a custom runtime's port, the network.
// Real sandboxes: a few seconds.
#include "sandboxbench.h"

#include <QHostAddress>
#include <QLocalServer>
#include <QLocalSocket>
#include <QNetworkInterface>
#include <QTcpServer>

#include <csignal>

#include <sys/wait.h>

using namespace sluice;
using namespace sluice::test;

namespace {

// Answers every request head with "you said N bytes to HOST" and keeps the connection.
class FakeGateway : public QObject {
public:
    explicit FakeGateway(const QString &path)
    {
        connect(&m_server, &QLocalServer::newConnection, this, [this] {
            while (auto *socket = m_server.nextPendingConnection()) {
                ++connections;
                connect(socket, &QLocalSocket::readyRead, socket, [this, socket] {
                    received += socket->readAll();
                    while (received.contains("\r\n\r\n")) {
                        const auto head = received.left(received.indexOf("\r\n\r\n"));
                        received.remove(0, head.size() + 4);
                        const auto body = "path " + head.split(' ').value(1);
                        socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                                      + body);
                    }
                });
            }
        });
        m_server.listen(path);
    }
    int connections = 0;
    QByteArray received;

private:
    QLocalServer m_server;
};

const char kServer[] = R"PY(
import http.server, os, sys, threading
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = os.environ.get('PROTOCOL', 'HTTP/1.1')
    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        answer = b'%d %s' % (len(body), self.path.encode())
        self.send_response(200)
        if self.path != '/close': self.send_header('Content-Length', str(len(answer)))
        else: self.close_connection = True
        self.end_headers()
        self.wfile.write(answer)
        if self.path == '/leave': self.close_connection = True
    def log_message(self, *arguments): pass
http.server.ThreadingHTTPServer(('0.0.0.0', int(os.environ.get('FC_SERVER_PORT', '9000'))), Handler).serve_forever()
)PY";

std::string request(const char *path, std::size_t bytes)
{
    return std::string("POST ") + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(bytes) + "\r\n\r\n"
        + std::string(bytes, 'e');
}

} // namespace

class TestBridge : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void theGatewayIsReachedByItsNames();
    void manyConnectionsAreCarriedAtATime();
    void largeAnswersComeWhole();
    void withoutAGatewayItsPortIsClosed();
    void namesAreAnswered_data();
    void namesAreAnswered();
    void hostileNamesDoNotEndIt();
    void aCustomRuntimeIsSpokenToOnItsPort_data();
    void aCustomRuntimeIsSpokenToOnItsPort();
    void whatWasSentIntoAClosingConnectionIsSentAgain();
    void aCustomRuntimesOwnCommandIsStarted();
    void theInternetWithoutTheHost();

private:
    SandboxBench m_bench;
};

void TestBridge::initTestCase()
{
    if (!m_bench.verdict())
        QSKIP(toText(m_bench.verdict().error()).c_str());
}

void TestBridge::theGatewayIsReachedByItsNames()
{
    SandboxBench bench;
    FakeGateway gateway(bench.folder.path() + "/gateway.sock");
    bench.settings.gatewaySocket = (bench.folder.path() + "/gateway.sock").toStdString();
    const auto heard =
        bench.python("import urllib.request as u\n"
                     "for h in ('sluice.internal','my-project.cn-local.sluice.internal','localhost','127.0.0.1'):\n"
                     "  print(u.urlopen('http://%s/%s'%(h,h)).read().decode())\n");
    QVERIFY(heard.end);
    QCOMPARE(
        QString::fromStdString(heard.output),
        QString("path /sluice.internal\npath /my-project.cn-local.sluice.internal\npath /localhost\npath /127.0.0.1\n"));
    QCOMPARE(gateway.connections, 4);
}

void TestBridge::manyConnectionsAreCarriedAtATime()
{
    SandboxBench bench;
    FakeGateway gateway(bench.folder.path() + "/gateway.sock");
    bench.settings.gatewaySocket = (bench.folder.path() + "/gateway.sock").toStdString();
    const auto heard = bench.python("import socket\n"
                                    "all=[]\n"
                                    "for i in range(100):\n"
                                    "  s=socket.create_connection(('sluice.internal',80)); all.append(s)\n"
                                    "for s in all: s.sendall(b'GET /a HTTP/1.1\\r\\n\\r\\n')\n"
                                    "print(sum(s.recv(1000).endswith(b'path /a') for s in all))\n"
                                    "for s in all[:50]: s.close()\n" // and the rest goes on
                                    "for s in all[50:]: s.sendall(b'GET /b HTTP/1.1\\r\\n\\r\\n')\n"
                                    "print(sum(s.recv(1000).endswith(b'path /b') for s in all[50:]))\n");
    QVERIFY(heard.end);
    QCOMPARE(QString::fromStdString(heard.output), QString("100\n50\n"));
}

void TestBridge::largeAnswersComeWhole()
{
    SandboxBench bench;
    const auto path = bench.folder.path() + "/gateway.sock";
    bench.settings.gatewaySocket = path.toStdString();
    QLocalServer server;
    QVERIFY(server.listen(path));
    QObject::connect(&server, &QLocalServer::newConnection, &server, [&server] {
        auto *socket = server.nextPendingConnection();
        QObject::connect(socket, &QLocalSocket::readyRead, socket, [socket] {
            if (!socket->readAll().contains("go"))
                return;
            socket->write(QByteArray(30'000'000, 'z'));
            socket->disconnectFromServer(); // after it is all written
        });
    });
    const auto heard = bench.python("import socket,time\n"
                                    "s=socket.create_connection(('sluice.internal',80)); s.sendall(b'go'); s.shutdown(1)\n"
                                    "time.sleep(0.3)\n" // a slow reader fills what is between
                                    "n=0\n"
                                    "while d:=s.recv(10000):\n"
                                    "  assert not d.strip(b'z'); n+=len(d)\n"
                                    "print(n)\n");
    QVERIFY(heard.end);
    QCOMPARE(QString::fromStdString(heard.output), QString("30000000\n"));
}

void TestBridge::withoutAGatewayItsPortIsClosed()
{
    const auto heard = m_bench.python("import socket\ntry: socket.create_connection(('sluice.internal',80))\n"
                                      "except ConnectionRefusedError: print('closed')\n");
    QCOMPARE(QString::fromStdString(heard.output), QString("closed\n"));
}

void TestBridge::namesAreAnswered_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("answer");
    QTest::newRow("gateway") << "sluice.internal"
                             << "127.0.0.1";
    QTest::newRow("project") << "p.sluice.internal"
                             << "127.0.0.1";
    QTest::newRow("deep") << "a.b.c.sluice.internal"
                          << "127.0.0.1";
    QTest::newRow("case") << "P.Sluice.INTERNAL"
                          << "127.0.0.1";
    QTest::newRow("another") << "example.com"
                             << "none";
    QTest::newRow("a lookalike") << "xsluice.internal"
                                 << "none";
    QTest::newRow("a suffix") << "sluice.internal.example.com"
                              << "none";
}

void TestBridge::namesAreAnswered()
{
    QFETCH(QString, name);
    const auto heard =
        m_bench.python("import socket\ntry: print(*sorted({a[4][0] for a in socket.getaddrinfo('" + name.toStdString()
                       + "',80)}))\nexcept socket.gaierror as e: print('none' if e.errno==socket.EAI_NONAME else e)\n");
    QTEST(QString::fromStdString(heard.output).trimmed(), "answer");
}

void TestBridge::hostileNamesDoNotEndIt()
{
    const auto heard =
        m_bench.python("import socket,os,random\n"
                       "random.seed(7)\n"
                       "s=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); s.settimeout(5)\n"
                       "for i in range(20000): s.sendto(random.randbytes(random.randrange(0,600)),('127.0.0.1',53))\n"
                       "q=b'\\x12\\x34\\x01\\0\\0\\1\\0\\0\\0\\0\\0\\0\\6sluice\\x08internal\\0\\0\\1\\0\\1'\n"
                       "t=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); t.settimeout(1)\n"
                       "for i in range(20):\n"
                       "  t.sendto(q,('127.0.0.1',53))\n"
                       "  try: print(t.recv(600)[-4:]); break\n"
                       "  except TimeoutError: pass\n");
    QCOMPARE(QString::fromStdString(heard.output), QString("b'\\x7f\\x00\\x00\\x01'\n"));
}

void TestBridge::aCustomRuntimeIsSpokenToOnItsPort_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("port");
    QTest::newRow("kept") << "HTTP/1.1"
                          << "9000";
    QTest::newRow("closed each time") << "HTTP/1.0"
                                      << "9000";
    QTest::newRow("another port") << "HTTP/1.1"
                                  << "8080";
}

void TestBridge::aCustomRuntimeIsSpokenToOnItsPort()
{
    QFETCH(QString, protocol);
    QFETCH(QString, port);
    SandboxBench bench;
    bench.plan.runtime = "custom.debian12";
    bench.plan.environment = {{"PROTOCOL", protocol.toStdString()}, {"FC_SERVER_PORT", port.toStdString()}};
    bench.code("server.py", kServer);
    Heard heard;
    const auto process = bench.start({"/usr/bin/python3", "/code/server.py"}, heard);
    QVERIFY(process);
    std::size_t size = 10;
    for (int i = 0; i < 6; ++i, size *= 10) { // the first waits until somebody listens
        heard.protocol.clear();
        process->send(request("/invoke", size));
        const auto expected = "\r\n\r\n" + std::to_string(size) + " /invoke";
        QTRY_VERIFY2(QString::fromStdString(heard.protocol).endsWith(QString::fromStdString(expected)),
                     heard.protocol.c_str());
    }
    QVERIFY(!heard.protocolClosed);
    if (protocol == "HTTP/1.0")
        QTRY_COMPARE(heard.portsClosed, 6);
    else
        QCOMPARE(heard.portsClosed, 0);
    // An answer that ends with its connection.
    heard.portsClosed = 0;
    heard.protocol.clear();
    process->send(request("/close", 3));
    QTRY_COMPARE(heard.portsClosed, 1);
    QVERIFY(QString::fromStdString(heard.protocol).endsWith("3 /close"));
    process->terminate();
    QTRY_VERIFY(heard.end);
    QCOMPARE(heard.end->signal, SIGTERM);
}

void TestBridge::whatWasSentIntoAClosingConnectionIsSentAgain()
{
    SandboxBench bench;
    bench.plan.runtime = "custom";
    bench.code("server.py", kServer);
    Heard heard;
    const auto process = bench.start({"/usr/bin/python3", "/code/server.py"}, heard);
    QVERIFY(process);
    // "/leave" announces its length and then closes without a word: the next request runs into that.
    for (int i = 0; i < 50; ++i) {
        heard.protocol.clear();
        process->send(request("/leave", 4));
        QTRY_VERIFY(heard.protocol.ends_with("4 /leave"));
    }
}

void TestBridge::aCustomRuntimesOwnCommandIsStarted()
{
    SandboxBench bench;
    bench.plan.runtime = "custom";
    bench.plan.command = {"/bin/echo", "mine"};
    const auto own = bench.run({"/code/bootstrap"});
    QCOMPARE(own.output, std::string("mine\n"));
    bench.plan.command.clear();
    bench.code("bootstrap", "#!/bin/sh\necho bootstrap\n", true);
    const auto heard = bench.run({"/code/bootstrap"});
    QCOMPARE(heard.output, std::string("bootstrap\n"));
}

void TestBridge::theInternetWithoutTheHost()
{
    SandboxBench bench;
    if (::access(bench.settings.slirp.c_str(), X_OK) != 0 || ::access("/dev/net/tun", R_OK | W_OK) != 0)
        QSKIP("slirp4netns or /dev/net/tun is not there for this user");
    QTcpServer loopback; // on the host's loopback only
    QVERIFY(loopback.listen(QHostAddress::LocalHost));
    QTcpServer all; // as a service of the network that this machine happens to run
    QVERIFY(all.listen(QHostAddress::AnyIPv4));
    QString address;
    for (const auto &candidate : QNetworkInterface::allAddresses())
        if (candidate.protocol() == QAbstractSocket::IPv4Protocol && !candidate.isLoopback() && !candidate.isLinkLocal())
            address = candidate.toString();
    bench.plan.internetAccess = true;
    bench.plan.environment = {{"LOCAL", std::to_string(loopback.serverPort())},
                              {"ALL", std::to_string(all.serverPort())},
                              {"HOST", address.toStdString()}};
    const auto heard =
        bench.python("import socket,os,errno\n"
                     "def say(name, host, port, bind=False):\n"
                     "  s=socket.socket(); s.settimeout(1 if bind else 4)\n"
                     "  try:\n"
                     "    if bind: s.setsockopt(socket.SOL_SOCKET, 25, b'tap0')\n"
                     "    s.connect((host,port)); print(name,'CONNECTED')\n"
                     "  except OSError as e: print(name, errno.errorcode.get(e.errno, 'timeout'))\n"
                     "L=int(os.environ['LOCAL'])\n"
                     "if os.environ['HOST']: say('network', os.environ['HOST'], int(os.environ['ALL']))\n"
                     "say('loopback','127.0.0.1',L)\n"
                     "say('alias','10.0.2.2',L)\n"
                     "say('alias bound','10.0.2.2',L,True)\n"
                     "for h in ('169.254.169.254','169.254.170.2','100.100.100.200','168.63.129.16','192.0.0.192'):\n"
                     "  say(h,h,80)\n"
                     // Past the routes, by the interface: then it is asked for on the wire, where nobody answers.
                     "say('bound','169.254.169.254',80,True); say('bound','100.100.100.200',80,True)\n"
                     "print(socket.gethostbyname('p.sluice.internal'))\n"
                     "print(int(open('/proc/self/status').read().split('CapEff:')[1].split()[0],16))\n");
    QVERIFY(heard.end);
    auto lines = QString::fromStdString(heard.output).split('\n', Qt::SkipEmptyParts);
    if (!address.isEmpty())
        QCOMPARE(lines.takeFirst(), QString("network CONNECTED")); // the network is there, so that the rest says something
    QCOMPARE(lines.takeFirst(), QString("loopback ECONNREFUSED"));
    QCOMPARE(lines.takeLast(), QString("0"));
    QCOMPARE(lines.takeLast(), QString("127.0.0.1"));
    QCOMPARE(lines.size(), 9);
    for (const auto &line : lines)
        QVERIFY2(line.endsWith(" EHOSTUNREACH") || line.endsWith(" ENETUNREACH") || line.startsWith("bound timeout"),
                 qPrintable(line));
    siginfo_t info{};
    QTRY_VERIFY(::waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == -1
                && errno == ECHILD); // slirp4netns is reaped too
}

QTEST_GUILESS_MAIN(TestBridge)
#include "tst_bridge.moc"
