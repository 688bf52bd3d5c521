// sluicectl policy: what it prints, how it ends, and that it leaves no data directory behind.
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

constexpr const char *kGood =
    R"({"Version": "1", "Statement": [{"Effect": "Allow", "Action": "log:Get*", "Resource": "*"}]})";
constexpr const char *kDoubtful = R"({"Version": "1",
  "Statement": [{"Effect": "Allow", "Action": "log:GetLog", "Resource": "*"}]})";
constexpr const char *kBad = R"({"Version": "1",
  "Statement": [{"Effect": "Alow", "Action": "log:Git*",
                 "Resource": "*"}]})";

struct Outcome {
    int exit = -1;
    QString out;
    QString err;
};

class Place {
public:
    Outcome run(const QStringList &words, const QByteArray &input = {}) const
    {
        QProcess process;
        process.setWorkingDirectory(m_dir.path());
        process.start(SLUICE_BIN_DIR "/sluicectl", QStringList{"--data", m_dir.filePath("data")} + words);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(20'000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }
    Outcome check(const char *text) const
    {
        QFile file(m_dir.filePath("policy.json"));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        file.close();
        return run({"policy", "check", "policy.json"});
    }
    [[nodiscard]] bool untouched() const { return !QDir(m_dir.filePath("data")).exists(); }

private:
    QTemporaryDir m_dir;
};

} // namespace

class PolicyCommandTest : public QObject {
    Q_OBJECT
private slots:
    void good()
    {
        const Place at;
        const auto done = at.check(kGood);
        QCOMPARE(done.exit, 0);
        QCOMPARE(done.out, QString());
        QCOMPARE(done.err, QString("policy.json: nothing to complain of\n"));
        QVERIFY(at.untouched());
    }
    void doubtful()
    {
        const auto done = Place().check(kDoubtful);
        QCOMPARE(done.exit, 0);
        QCOMPARE(
            done.out,
            QString("policy.json:2:47: warning: no action of log is known that \"GetLog\" names; did you mean GetLogs?\n"));
        QCOMPARE(done.err, QString());
    }
    void bad()
    {
        const auto done = Place().check(kBad);
        QCOMPARE(done.exit, 2);
        QCOMPARE(done.out,
                 QString("policy.json:2:28: error: Effect must be \"Allow\" or \"Deny\"\n"
                         "policy.json:2:46: warning: no action of log is known that \"Git*\" matches\n"));
    }
    void standardInputAsJson()
    {
        const auto done = Place().run({"--json", "policy", "check", "-"}, kBad);
        QCOMPARE(done.exit, 2);
        const auto json = QJsonDocument::fromJson(done.out.toUtf8()).object();
        QCOMPARE(json["file"].toString(), QString("standard input"));
        QCOMPARE(json["errors"].toInt(), 1);
        QCOMPARE(json["warnings"].toInt(), 1);
        const auto first = json["problems"].toArray()[0].toObject();
        QCOMPARE(first["weight"].toString(), QString("error"));
        QCOMPARE(first["line"].toInt(), 2);
        QCOMPARE(first["column"].toInt(), 28);
        const auto fine = Place().run({"--json", "policy", "check", "-"}, kGood);
        QCOMPARE(fine.exit, 0);
        QCOMPARE(fine.out, QString("{\"file\":\"standard input\",\"errors\":0,\"warnings\":0,\"problems\":[]}\n"));
    }
    void hostileTextIsMadePrintable()
    {
        const auto done = Place().run({"policy", "check", "-"}, "{\"\\u001b[31m\": 1}");
        QCOMPARE(done.exit, 2);
        QVERIFY(!done.out.contains('\x1b'));
        QCOMPARE(Place().run({"policy", "check", "-"}, QByteArray(70'000, '[')).exit, 2);
        QCOMPARE(Place().run({"policy", "check", "-"}, QByteArray(1, '\0')).exit, 2);
        QCOMPARE(Place().run({"policy", "check", "-"}).exit, 2);
    }
    void systemPolicies()
    {
        const Place at;
        const auto list = at.run({"policy", "list"});
        QCOMPARE(list.exit, 0);
        QVERIFY(list.out.contains("AliyunLogETLRolePolicy"));
        const auto names = QJsonDocument::fromJson(at.run({"policy", "list", "--json"}).out.toUtf8()).array();
        QCOMPARE(names.size(), 11);
        for (const auto &name : names) {
            const auto shown = at.run({"policy", "show", name.toObject()["name"].toString()});
            QCOMPARE(shown.exit, 0);
            QCOMPARE(at.run({"policy", "check", "-"}, shown.out.toUtf8()).exit, 0);
        }
        QVERIFY(at.untouched());
    }
    void usage()
    {
        const Place at;
        auto done = at.run({"policy", "show", "AliyunLogFullAcess"});
        QCOMPARE(done.exit, 2);
        QVERIFY2(done.err.contains("did you mean AliyunLogFullAccess?"), qPrintable(done.err));
        done = at.run({"policy", "chek", "x"});
        QCOMPARE(done.exit, 2);
        QVERIFY2(done.err.contains("did you mean check?"), qPrintable(done.err));
        QCOMPARE(at.run({"policy", "check"}).exit, 2);
        QCOMPARE(at.run({"policy", "list", "x"}).exit, 2);
        QCOMPARE(at.run({"policy"}).exit, 2);
        done = at.run({"policy", "check", "gone.json"});
        QCOMPARE(done.exit, 2);
        QVERIFY2(done.err.contains("gone.json"), qPrintable(done.err));
    }
};

QTEST_GUILESS_MAIN(PolicyCommandTest)
#include "tst_policycommand.moc"
