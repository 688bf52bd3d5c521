// A process that puts objects is killed at any point: what it was told is stored is there, and nothing is half there. It
// runs itself again as that process.
#include "tests/support/bucketbench.h"

#include <QCryptographicHash>
#include <QDir>
#include <QProcess>
#include <QtTest>

#include <cstdio>
#include <random>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr int kKeys = 5;

std::string keyOf(int round)
{
    return "in/" + std::to_string(round % kKeys) + "/x.csv";
}

std::string bytesOf(int round)
{
    std::string bytes = "round " + std::to_string(round) + '\n';
    while (bytes.size() < static_cast<std::size_t>(round * 7'919 % 150'000))
        bytes += bytes;
    return bytes;
}

// Puts without end, and says each round that was stored.
int putForEver(const std::string &root)
{
    ManualLoop loop;
    WorkerPool pool("test", 2);
    auto opened = LocalObjectStorage::open(root, loop, pool);
    if (!opened)
        return 1;
    const auto storage = std::move(*opened);
    static_cast<void>(await<void>(loop, [&](auto reply) { storage->createBucket("lake", std::move(reply)); }));
    for (int round = qEnvironmentVariableIntValue("SLUICE_TEST_ROUND");; ++round) {
        UploadTerms terms;
        terms.traits.metadata["round"] = std::to_string(round);
        const auto object = await<std::unique_ptr<ObjectUpload>>(
            loop, [&](auto reply) { storage->upload("", "lake", keyOf(round), terms, std::move(reply)); });
        if (!object || !await<void>(loop, [&](auto reply) { (*object)->write(bytesOf(round), std::move(reply)); })
            || !await<ObjectReceipt>(loop, [&](auto reply) { (*object)->commit(std::move(reply)); }))
            return 1;
        std::fprintf(stdout, "%d\n", round);
        std::fflush(stdout);
    }
}

} // namespace

class tst_ObjectCrash : public QObject {
    Q_OBJECT
private slots:
    void killed()
    {
        QTemporaryDir dir;
        std::mt19937 random(std::random_device{}());
        std::map<std::string, int> told; // key → last round that was stored
        int round = 0;
        for (int kill = 0; kill < 8; ++kill) {
            round = runAndKill(dir.filePath("objects"), round, 1 + static_cast<int>(random() % 12), told);
            check(dir.filePath("objects").toStdString(), told);
            if (QTest::currentTestFailed())
                return;
        }
    }

private:
    // Gives the round that comes after all that may have begun.
    static int runAndKill(const QString &root, int from, int acknowledged, std::map<std::string, int> &told)
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("SLUICE_TEST_CRASH", root);
        environment.insert("SLUICE_TEST_ROUND", QString::number(from));
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), QStringList());
        int seen = 0;
        while (seen < acknowledged && (process.canReadLine() || process.waitForReadyRead(20'000)))
            while (process.canReadLine()) {
                const int round = process.readLine().trimmed().toInt();
                told[keyOf(round)] = round;
                from = round;
                ++seen;
            }
        process.kill();
        process.waitForFinished(20'000);
        for (const auto &line : process.readAll().split('\n')) {
            if (line.isEmpty())
                continue;
            from = line.toInt();
            told[keyOf(from)] = from;
        }
        return from + 2; // one more may be stored that nobody was told of
    }
    static void check(const std::string &root, const std::map<std::string, int> &told)
    {
        ManualLoop loop;
        WorkerPool pool("test", 2);
        auto opened = LocalObjectStorage::open(root, loop, pool);
        QVERIFY(opened);
        const auto storage = std::move(*opened);
        const QDir uploads(QString::fromStdString(root) + "/lake/.uploads");
        QVERIFY(uploads.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
        for (const auto &[key, round] : told) {
            const auto reader = await<std::unique_ptr<ObjectReader>>(
                loop, [&](auto reply) { storage->open("", "lake", key, std::move(reply)); });
            QVERIFY2(reader.has_value(), key.c_str());
            const auto &facts = (*reader)->facts();
            const int stored = std::stoi(facts.traits.metadata.at("round"));
            QVERIFY(stored >= round);
            const auto bytes =
                await<std::string>(loop, [&](auto reply) { (*reader)->read(0, facts.bytes, std::move(reply)); });
            QVERIFY(*bytes == bytesOf(stored));
            QCOMPARE(QByteArray::fromStdString(facts.etag),
                     QCryptographicHash::hash(QByteArray::fromStdString(*bytes), QCryptographicHash::Md5).toHex().toUpper());
        }
    }
};

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsSet("SLUICE_TEST_CRASH"))
        return putForEver(qEnvironmentVariable("SLUICE_TEST_CRASH").toStdString());
    QCoreApplication application(argc, argv);
    tst_ObjectCrash test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_objectcrash.moc"
