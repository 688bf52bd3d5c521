// sluicectl as a process, and the engine that it finds: a control server in the test, with scripted answers.
#pragma once

#include "engine/client/controlserver.h"
#include "tests/support/eventloop.h"
#include "tests/support/scriptedhandler.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <optional>

#include <sys/types.h>

namespace sluice::test {

struct CtlFixture {
    static constexpr int kEndMs = 20'000;

    struct Outcome {
        int exit = -1; // killed by a signal, or by us because it did not end
        QString out;
        QString err;
    };

    CtlFixture()
        : handler(loop)
    {
        lock.emplace(*EngineLock::take(data()));
        auto made = ControlServer::listen(*lock, {}, handler, doorbell, "test");
        server = std::move(*made);
    }

    [[nodiscard]] std::string data() const { return dir.path().toStdString() + "/data"; }
    QString file(const QString &name, const QByteArray &content) const
    {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }

    void start(QProcess &process, const QStringList &words) const
    {
        process.setWorkingDirectory(dir.path());
        process.start(SLUICE_BIN_DIR "/sluicectl", QStringList{"--data", QString::fromStdString(data())} + words);
    }
    [[nodiscard]] static Outcome end(QProcess &process)
    {
        if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, kEndMs)) {
            process.kill();
            process.waitForFinished();
            return {};
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }
    [[nodiscard]] Outcome run(const QStringList &words, const QByteArray &input = {}) const
    {
        QProcess process;
        start(process, words);
        process.write(input);
        process.closeWriteChannel();
        return end(process);
    }
    static void interrupt(const QProcess &process) { ::kill(static_cast<pid_t>(process.processId()), SIGINT); }

    QTemporaryDir dir;
    EventLoop loop;
    Doorbell doorbell;
    ScriptedHandler handler;
    std::optional<EngineLock> lock;
    std::unique_ptr<ControlServer> server;
};

} // namespace sluice::test
