// Real sandboxes for tests: a launcher on a Qt loop, a code folder, and what one instance has said until its end.
#pragma once

#include "engine/functions/local/sandbox/sandboxcheck.h"
#include "engine/functions/local/sandbox/sandboxlauncher.h"
#include "engine/qtdescriptorwatch.h"
#include "engine/qtloop.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

namespace sluice::test {

// What an instance has said.
struct Heard {
    std::string output;
    std::string protocol;
    bool protocolClosed = false;
    int portsClosed = 0;
    std::optional<ProcessEnd> end;
    int ends = 0;
};

class SandboxBench {
public:
    SandboxBench()
    {
        settings.bridge = SLUICE_BIN_DIR "/sluice-bridge";
        plan.runtime = "test";
        plan.codeFolder = (folder.path() + "/code").toStdString();
        QDir().mkpath(folder.path() + "/code");
    }

    // A sentence when this machine cannot sandbox: the test then says SKIP.
    [[nodiscard]] const Done &verdict()
    {
        if (!m_verdict)
            m_verdict = checkSandbox(settings);
        return *m_verdict;
    }

    void code(const QString &name, const QByteArray &text, bool executable = false) const
    {
        QFile file(folder.path() + "/code/" + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        if (executable)
            file.setPermissions(QFile::Permissions(0x7755));
    }

    // The launcher is made with the settings as they are at the first start.
    [[nodiscard]] Result<std::unique_ptr<InstanceProcess>> tryStart(std::vector<std::string> argv, Heard &heard)
    {
        command.argv = std::move(argv);
        if (!m_launcher)
            m_launcher = std::make_unique<SandboxLauncher>(
                loop, watch, settings, [this](const InstancePlan &) -> Result<RuntimeCommand> { return command; },
                settings.mode == SandboxMode::Sandboxed ? verdict() : Done());
        return m_launcher->start(plan,
                                 {[&heard](std::string bytes) {
                                      heard.protocolClosed = heard.protocolClosed || bytes.empty();
                                      heard.protocol += bytes;
                                  },
                                  [&heard](std::string bytes) { heard.output += bytes; },
                                  [&heard](ProcessEnd end) {
                                      heard.end = end;
                                      ++heard.ends;
                                  },
                                  [&heard] { ++heard.portsClosed; }});
    }
    [[nodiscard]] SandboxLauncher &launcher() { return *m_launcher; } // after the first start
    [[nodiscard]] std::unique_ptr<InstanceProcess> start(std::vector<std::string> argv, Heard &heard)
    {
        auto process = tryStart(std::move(argv), heard);
        if (!process)
            qWarning("%s", toText(process.error()).c_str());
        return process ? std::move(*process) : nullptr;
    }

    // Runs one to its end; `heard.end` is empty when it did not come within the limit.
    [[nodiscard]] Heard run(std::vector<std::string> argv, int milliseconds = 20'000)
    {
        Heard heard;
        const auto process = start(std::move(argv), heard);
        if (process)
            static_cast<void>(QTest::qWaitFor([&] { return heard.end.has_value(); }, milliseconds));
        return heard;
    }
    [[nodiscard]] Heard shell(const std::string &script) { return run({"/bin/sh", "-c", script}); }
    [[nodiscard]] Heard python(const std::string &script) { return run({"/usr/bin/python3", "-I", "-c", script}); }

    QTemporaryDir folder;
    QtLoop loop;
    QtDescriptorWatch watch{loop};
    SandboxSettings settings;
    InstancePlan plan;
    RuntimeCommand command;

private:
    std::optional<Done> m_verdict;
    std::unique_ptr<SandboxLauncher> m_launcher;
};

} // namespace sluice::test
