// oss2 of PyPI and ali-oss of npm, as they come, in processes of their own. Takes some seconds: interpreters start, and the
// first run installs the clients.
#include "engine/gateway/httpserver.h"
#include "engine/gateway/objectapi/objectapi.h"
#include "engine/gateway/router.h"
#include "engine/objects/local/localobjectstorage.h"
#include "engine/qtloop.h"
#include "tests/support/accessworld.h"
#include "tests/support/fakesecretstore.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;
using namespace sluice::test;

namespace {

const std::string kClientKey = "SLUAAAABBBBCCCCDDDDEEEE";

class OssServer {
public:
    bool start()
    {
        auto opened = LocalObjectStorage::open(m_dir.filePath("objects").toStdString(), m_loop, m_pool);
        if (!opened)
            return false;
        m_storage = std::move(*opened);
        int waiting = 2;
        m_storage->createBucket("lake", [&](const Done &) { --waiting; });
        m_world.user("writer", {"AliyunOSSFullAccess"});
        m_world.change().users["writer"].keys.push_back({kClientKey, 0, true});
        m_secrets.masterKey([&](const Result<Secrets::MasterKeyPtr> &key) {
            m_secret = QString::fromStdString(std::string((*key)->secretOf(kClientKey).view()));
            --waiting;
        });
        if (!QTest::qWaitFor([&] { return waiting == 0; }))
            return false;
        m_api = std::make_unique<ObjectApi>(
            ObjectApiParts{m_loop, m_pool, *m_storage, m_authenticator, m_secrets, m_world.denials}, OwnNames());
        m_router.set(GatewayService::Objects, m_api->handler());
        auto server = HttpServer::open({}, OwnNames(), [this](HttpRequest request, HttpAnswer answer) {
            m_router.handle(std::move(request), std::move(answer));
        });
        if (!server)
            return false;
        m_server = std::move(*server);
        return true;
    }
    ~OssServer()
    {
        m_server.reset();
        m_api.reset();
        m_storage.reset();
        m_pool.waitIdle();
        m_loop.runAllPosted();
    }
    [[nodiscard]] QString port() const { return QString::number(m_server->port()); }
    [[nodiscard]] QString secret() const { return m_secret; }
    [[nodiscard]] QString fileOf(const char *key) const { return QString::fromStdString(m_storage->pathOf("lake", key)); }

private:
    QTemporaryDir m_dir;
    QtLoop m_loop;
    WorkerPool m_pool{"clients", 2};
    AccessWorld m_world;
    std::unique_ptr<LocalObjectStorage> m_storage;
    Secrets m_secrets{m_loop, std::make_shared<FakeSecretStore>(), "clients"};
    Authenticator m_authenticator{m_world.authority, m_loop.clock()};
    std::unique_ptr<ObjectApi> m_api;
    Router m_router;
    std::unique_ptr<HttpServer> m_server;
    QString m_secret;
};

// Its exit code, or −1 when it did not end in time; what it said comes along.
int runProgram(const QString &program, const QStringList &arguments, QString &said, const QProcessEnvironment &environment,
               int limitMs)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    const bool ended = QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, limitMs);
    if (!ended) {
        process.kill();
        process.waitForFinished(5'000);
    }
    said = QString::fromUtf8(process.readAll());
    return ended && process.error() == QProcess::UnknownError ? process.exitCode() : -1;
}

} // namespace

class tst_OssClients : public QObject {
    Q_OBJECT
private slots:
    void python()
    {
        const QString home = QStringLiteral(SLUICE_CLIENT_FOLDER "/python-oss2");
        const QString pip =
            "python3 -m venv '" + home + "' && '" + home + "/bin/pip' -q install --retries 1 --timeout 10 oss2==2.19.1";
        if (!installed(home + "/bin/python3", home, pip))
            QSKIP("SKIP: the client oss2 could not be installed from its registry");
        run(home + "/bin/python3", {"-B", SLUICE_CLIENT_SCRIPTS "/oss2_client.py"});
    }
    void node()
    {
        const QString program = QStandardPaths::findExecutable("node");
        if (program.isEmpty() || QStandardPaths::findExecutable("npm").isEmpty())
            QSKIP("SKIP: node and npm are not installed: apt-get install nodejs npm");
        const QString home = QStringLiteral(SLUICE_CLIENT_FOLDER "/node-ali-oss");
        const QString npm = "npm install --fetch-retries=1 --fetch-timeout=15000"
                            " --prefix '"
            + home + "' --no-audit --no-fund --ignore-scripts ali-oss@6.23.0";
        if (!installed(home + "/node_modules/ali-oss/package.json", home, npm))
            QSKIP("SKIP: the client ali-oss could not be installed from its registry");
        run(program, {SLUICE_CLIENT_SCRIPTS "/alioss_client.js", home + "/node_modules/ali-oss"});
    }

private:
    // Installs unless a run before did; a half-made one is made again.
    bool installed(const QString &proof, const QString &home, const QString &command)
    {
        const QString mark = home + "/installed";
        if (QFile::exists(mark) && QFile::exists(proof))
            return true;
        QDir(home).removeRecursively();
        QDir().mkpath(home);
        QString said;
        if (runProgram("sh", {"-c", command}, said, QProcessEnvironment::systemEnvironment(), 90'000) != 0) {
            qWarning().noquote() << said;
            return false;
        }
        QFile file(mark);
        return file.open(QIODevice::WriteOnly);
    }
    void run(const QString &program, const QStringList &arguments)
    {
        OssServer server;
        QVERIFY(server.start());
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("OSS_PORT", server.port());
        environment.insert("OSS_KEY_ID", QString::fromStdString(kClientKey));
        environment.insert("OSS_KEY_SECRET", server.secret());
        QString said;
        const int code = runProgram(program, arguments, said, environment, 120'000);
        QVERIFY2(code == 0, qPrintable(said));
        QVERIFY2(said.contains("all good"), qPrintable(said));
        // What the clients stored lies where people find it.
        QFile file(server.fileOf("kept/by-client.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("from the client"));
    }
};

QTEST_GUILESS_MAIN(tst_OssClients)
#include "tst_ossclients.moc"
