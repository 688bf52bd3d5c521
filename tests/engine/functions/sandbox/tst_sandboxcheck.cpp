// What a trial of the sandbox says, with a program in bubblewrap's place that behaves as it is told.
#include "engine/functions/local/sandbox/sandboxcheck.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

using namespace sluice;

namespace {

// Not below /tmp, which sluice-bridge hides for an engine of root; and open to the user that root becomes there.
struct Stage {
    Stage()
        : folder(QStringLiteral(SLUICE_BIN_DIR "/sandboxcheck-XXXXXX"))
    {
        settings.bridge = SLUICE_BIN_DIR "/sluice-bridge";
        real = settings.bubblewrap;
        ::chmod(folder.path().toUtf8().constData(), 0777);
    }
    // `script`: what to do on the COUNTth trial, before bubblewrap's place is taken by what really is it.
    void put(const QByteArray &script)
    {
        const auto path = folder.path() + "/bwrap";
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\necho >> '" + trials().toUtf8() + "'\nCOUNT=$(wc -l < '" + trials().toUtf8() + "')\n" + script
                   + "\nexec " + QByteArray::fromStdString(real) + " \"$@\"\n");
        file.close();
        ::chmod(path.toUtf8().constData(), 0755);
        settings.bubblewrap = path.toStdString();
    }
    [[nodiscard]] QString trials() const { return folder.path() + "/trials"; }
    [[nodiscard]] qint64 tried() const { return QFile(trials()).size(); }

    QTemporaryDir folder;
    SandboxSettings settings;
    std::string real;
};

} // namespace

class TestSandboxCheck : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const Stage stage;
        if (const auto verdict = checkSandbox(stage.settings); !verdict)
            QSKIP(toText(verdict.error()).c_str());
    }

    void aTrialThatWasKilledIsDoneAgain()
    {
        Stage stage;
        stage.put("[ $COUNT -ge 3 ] || kill -9 $$");
        const auto verdict = checkSandbox(stage.settings);
        QVERIFY2(verdict, verdict ? "" : toText(verdict.error()).c_str());
        QCOMPARE(stage.tried(), 3);
    }

    void oneWhoseInsideWasKilledToo()
    {
        Stage stage;
        stage.put("[ $COUNT -ge 2 ] || exit 137");
        QVERIFY(checkSandbox(stage.settings));
        QCOMPARE(stage.tried(), 2);
    }

    void butNotForEver()
    {
        Stage stage;
        stage.put("kill -9 $$");
        const auto verdict = checkSandbox(stage.settings);
        QVERIFY(!verdict);
        QCOMPARE(verdict.error().code, std::string("SandboxUnavailable"));
        QCOMPARE(stage.tried(), 3);
    }

    void allTrialsHaveOneDeadline()
    {
        Stage stage;
        stage.put("sleep 0.4; kill -9 $$");
        const auto verdict = checkSandbox(stage.settings, std::chrono::milliseconds(600));
        QVERIFY(!verdict);
        QVERIFY2(verdict.error().detail.ends_with("it did not end"), verdict.error().detail.c_str());
        QCOMPARE(stage.tried(), 2);
    }

    void whatFailsOfItselfIsBelievedAtOnce()
    {
        Stage stage;
        stage.put("echo 'no permissions' >&2; exit 1");
        const auto verdict = checkSandbox(stage.settings);
        QVERIFY(!verdict);
        QVERIFY(verdict.error().detail.ends_with("no permissions"));
        QCOMPARE(stage.tried(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSandboxCheck)

#include "tst_sandboxcheck.moc"
