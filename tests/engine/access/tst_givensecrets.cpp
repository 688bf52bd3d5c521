#include "engine/access/givensecrets.h"
#include "engine/access/secrets.h"
#include "tests/support/manualloop.h"

#include <QProcess>
#include <QtTest>

#include <fstream>
#include <iterator>
#include <optional>

#include <fcntl.h>
#include <unistd.h>

using namespace sluice;

namespace {

Result<GivenValues> fromText(const std::string &text)
{
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0)
        return fail(ErrorKind::Failed, "Pipe", "no pipe");
    QThread *writer = QThread::create([fd = ends[1], &text] {
        std::size_t at = 0;
        while (at < text.size()) {
            const auto put = ::write(fd, text.data() + at, text.size() - at);
            if (put <= 0)
                break;
            at += static_cast<std::size_t>(put);
        }
        ::close(fd);
    });
    writer->start();
    auto values = takeSecretsFromDescriptor(ends[0]);
    const bool closed = ::fcntl(ends[0], F_GETFD) == -1;
    writer->wait();
    delete writer;
    if (!closed)
        return fail(ErrorKind::Failed, "NotClosed", "the descriptor is open still");
    return values;
}

std::string codeOf(const Result<GivenValues> &values)
{
    return values ? "" : values.error().code;
}

Result<Secret> read(SecretStore &store, const std::string &name)
{
    std::optional<Result<Secret>> got;
    store.read(name, [&](Result<Secret> result) { got = std::move(result); });
    return *got;
}

std::string environmentAsTheKernelShowsIt()
{
    std::ifstream file("/proc/self/environ", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// As another process, which got its variables from its parent: 0 = as it must be.
int asChild()
{
    if (environmentAsTheKernelShowsIt().find("planted-value") == std::string::npos)
        return 10; // the test could not fail
    auto values = takeSecretsFromEnvironment();
    if (!values || values->size() != 2)
        return 11;
    if (environmentAsTheKernelShowsIt().find("planted-value") != std::string::npos)
        return 12;
    if (std::getenv("SLUICE_SECRET_SHOP_TOKEN") != nullptr || std::getenv("SLUICE_SECRET_Exact") != nullptr)
        return 13;
    if (std::getenv("SLUICE_OTHER") == nullptr)
        return 14;
    GivenSecrets store(std::move(*values), "the environment");
    const auto token = read(store, "shop-token");
    const auto exact = read(store, "Exact");
    return token && *token == Secret("planted-value=1") && exact && *exact == Secret("planted-value 2") ? 0 : 15;
}

} // namespace

class GivenSecretsTest : public QObject {
    Q_OBJECT
private slots:
    // A parameter may name any secret but the engine's own key.
    void theMasterKeyHasNoOtherName()
    {
        auto values = fromText("master-key=0011223344556677\nshop=x\n");
        QVERIFY(values);
        GivenSecrets given(std::move(*values), "test");
        for (const std::string name : {"master-key", "master.key", "MASTER_KEY", "Master-Key"})
            QCOMPARE(read(given, name).error().code, std::string("SecretAbsent"));
        QVERIFY(read(given, "master/some-directory").has_value());
        QVERIFY(read(given, "shop").has_value());
    }
    void namesVariables()
    {
        QCOMPARE(variableOfSecret("shop-token"), std::string("SLUICE_SECRET_SHOP_TOKEN"));
        QCOMPARE(variableOfSecret("a.B/9_é"), std::string("SLUICE_SECRET_A_B_9___"));
        QCOMPARE(variableOfSecret("master-key"), std::string("SLUICE_SECRET_MASTER_KEY"));
    }
    void clearsTheEnvironment()
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("SLUICE_SECRET_SHOP_TOKEN", "planted-value=1");
        environment.insert("SLUICE_SECRET_Exact", "planted-value 2");
        environment.insert("SLUICE_OTHER", "stays");
        environment.insert("SLUICE_TEST_CHILD", "1");
        QProcess child;
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), {});
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitCode(), 0);
    }
    void readsLines()
    {
        const auto values = fromText("# a remark\n\nshop-token=a=b c\nother=密码\nlast=no newline");
        QVERIFY(values);
        QCOMPARE(values->size(), 3U);
        QVERIFY(values->find("shop-token")->second == Secret("a=b c"));
        QVERIFY(values->find("other")->second == Secret("密码"));
        QVERIFY(values->find("last")->second == Secret("no newline"));
        QVERIFY(fromText("")->empty());
    }
    void refusesBadLines_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no name") << QByteArray("=hunter2\n") << QByteArray("line 1");
        QTest::newRow("no =") << QByteArray("a=b\nhunter2\n") << QByteArray("line 2");
        QTest::newRow("space in a name") << QByteArray("a b=hunter2\n") << QByteArray("line 1");
        QTest::newRow("slash in a name") << QByteArray("master/x=hunter2\n") << QByteArray("line 1");
        QTest::newRow("empty") << QByteArray("a=\n") << QByteArray("line 1");
        QTest::newRow("twice") << QByteArray("a=hunter2\na=hunter3\n") << QByteArray("line 2");
        QTest::newRow("long name") << QByteArray(129, 'a') + "=hunter2\n" << QByteArray("line 1");
        QTest::newRow("long value") << "a=" + QByteArray(int(Secret::kBytesMax) + 1, 'v') + "\n" << QByteArray("line 1");
    }
    void refusesBadLines()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, line);
        const auto values = fromText(text.toStdString());
        QCOMPARE(codeOf(values), std::string("SecretsInvalid"));
        QVERIFY(values.error().detail.find(line.toStdString()) != std::string::npos);
        QVERIFY(values.error().detail.find("hunter") == std::string::npos);
    }
    void isBounded()
    {
        std::string many;
        for (std::size_t i = 0; i <= kGivenMax; ++i)
            many += "name" + std::to_string(i) + "=x\n";
        QCOMPARE(codeOf(fromText(many)), std::string("TooManySecrets"));
        QCOMPARE(codeOf(fromText(std::string(kGivenBytesMax + 100, '#'))), std::string("TooManySecrets"));
        QVERIFY(!takeSecretsFromDescriptor(-1));
    }
    void givesAndCannotChange()
    {
        GivenValues values;
        values.emplace("token", Secret("one"));
        values.emplace("master-key", Secret("key"));
        GivenSecrets store(std::move(values), "file descriptor 3");
        QVERIFY(*read(store, "token") == Secret("one"));
        QVERIFY(*read(store, "master/some-directory") == Secret("key"));
        QCOMPARE(read(store, "other").error().code, std::string("SecretAbsent"));
        QVERIFY(store.home().place == SecretPlace::Given);
        std::optional<Done> done;
        store.write("token", Secret("two"), [&](Done result) { done = std::move(result); });
        QCOMPARE(done->error().code, std::string("SecretsAreGiven"));
        QCOMPARE(done->error().kind, ErrorKind::Unsupported);
        store.remove("token", [&](Done result) { done = std::move(result); });
        QCOMPARE(done->error().code, std::string("SecretsAreGiven"));
        QVERIFY(*read(store, "token") == Secret("one"));
        store.remove("other", [&](Done result) { done = std::move(result); });
        QVERIFY(done->has_value()); // what is absent is removed
    }
    void whatWasKeptForThisRunIsRemoved()
    {
        test::ManualLoop loop;
        GivenValues values;
        values.emplace("token", Secret("one"));
        Secrets secrets(loop, std::make_shared<GivenSecrets>(std::move(values), "file descriptor 3"), "directory");
        std::optional<Done> done;
        const auto note = [&](Done result) { done = std::move(result); };
        const auto keepAndRemove = [&](const std::string &name) {
            secrets.keepForThisRun(name, Secret("two"), note);
            loop.settle();
            done.reset();
            secrets.remove(name, note);
            loop.settle();
            return done && done->has_value();
        };
        QVERIFY(keepAndRemove("other"));
        QVERIFY(!secrets.isForThisRun("other"));
        QVERIFY(!keepAndRemove("token")); // the one that was given is still there, and stays
        QCOMPARE(done->error().code, std::string("SecretsAreGiven"));
        QVERIFY(!secrets.isForThisRun("token"));
    }
};

int main(int argc, char **argv)
{
    if (std::getenv("SLUICE_TEST_CHILD") != nullptr)
        return asChild();
    QCoreApplication app(argc, argv);
    GivenSecretsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_givensecrets.moc"
