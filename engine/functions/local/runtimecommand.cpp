#include "engine/functions/local/runtimecommand.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStringList>

#include <algorithm>
#include <optional>
#include <utility>

namespace sluice {

namespace {

struct InterpreterAsk {
    const char *title;
    const char *package;
    const char *program;
    QStringList question; // prints: major minor path prefix, one a line
    std::pair<int, int> oldest;
};

const InterpreterAsk &pythonAsk()
{
    static const InterpreterAsk ask{
        "Python",
        "python3",
        "python3",
        {"-I", "-c", "import sys; print(*sys.version_info[:2], sys.executable, sys.base_prefix, sep='\\n')"},
        {3, kPythonMinorMin}};
    return ask;
}

const InterpreterAsk &nodeAsk()
{
    static const InterpreterAsk ask{
        "Node.js",
        "nodejs",
        "node",
        {"-p",
         "process.versions.node.split('.').slice(0,2).join('\\n') + '\\n' + process.execPath + '\\n'"
         " + require('path').resolve(process.execPath, '../..')"},
        {kNodeMajorMin, 0}};
    return ask;
}

bool allDigitsAndDots(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

// Nothing = it is not what its name says, or does not run.
std::optional<Interpreter> asked(const QString &program, const QStringList &question)
{
    QProcess process;
    auto environment = QProcessEnvironment();
    environment.insert("PATH", "/usr/bin:/bin");
    environment.insert("HOME", "/nonexistent");
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, question);
    if (!process.waitForFinished(kInterpreterAskedMs) || process.exitStatus() != QProcess::NormalExit
        || process.exitCode() != 0) {
        process.kill();
        process.waitForFinished(kInterpreterAskedMs);
        return std::nullopt;
    }
    const auto lines = QString::fromUtf8(process.readAllStandardOutput()).split('\n');
    if (lines.size() < 4 || !QFileInfo(lines[2]).isExecutable())
        return std::nullopt;
    Interpreter found;
    found.major = lines[0].toInt();
    found.minor = lines[1].toInt();
    found.path = lines[2].toStdString();
    const auto prefix = QFileInfo(lines[3]).canonicalFilePath().toStdString();
    found.prefix = prefix == "/usr" || prefix.starts_with("/usr/") ? "" : prefix;
    return found;
}

tl::unexpected<Error> notInstalled(std::string why, const InterpreterAsk &ask)
{
    return fail(ErrorKind::NotFound, "RuntimeNotInstalled",
                std::move(why) + "; install the package " + ask.package + " (Debian: apt install " + ask.package + ")");
}

std::string versionText(std::pair<int, int> version)
{
    return std::to_string(version.first) + '.' + std::to_string(version.second);
}

Result<Interpreter> firstOf(const QStringList &folders, const InterpreterAsk &ask)
{
    std::optional<Interpreter> old;
    int count = 0;
    for (const auto &folder : folders) {
        const QFileInfo program(QDir(folder), ask.program);
        if (!program.isExecutable() || !program.isFile())
            continue;
        if (++count > kInterpretersAskedMax)
            break;
        const auto found = asked(program.filePath(), ask.question);
        if (!found)
            continue;
        if (std::pair(found->major, found->minor) >= ask.oldest)
            return *found;
        if (!old)
            old = found;
    }
    const auto title = std::string(ask.title);
    if (old)
        return notInstalled(title + ' ' + versionText({old->major, old->minor}) + " (" + old->path
                                + ") is too old: functions need " + versionText(ask.oldest) + " or newer",
                            ask);
    return notInstalled(title + " is not installed: there is no working " + ask.program + " on PATH", ask);
}

struct ForeignRuntime {
    std::string_view begin;
    std::string_view what;
};

constexpr ForeignRuntime kForeignRuntimes[] = {
    {"java", "Java"},       {"php", "PHP"}, {"dotnetcore", ".NET"}, {"go1", "Go"}, {"custom-container", "container"},
    {"python2", "Python 2"}};

} // namespace

Result<RuntimeFamily> runtimeFamily(std::string_view runtime)
{
    const auto rest = [runtime](std::string_view begin) { return runtime.substr(begin.size()); };
    if (runtime == "python3" || (runtime.starts_with("python3.") && allDigitsAndDots(rest("python3."))))
        return RuntimeFamily::Python;
    if (runtime == "nodejs" || (runtime.starts_with("nodejs") && allDigitsAndDots(rest("nodejs"))))
        return RuntimeFamily::Node;
    if (runtime == "custom" || (runtime.starts_with("custom.") && runtime.size() > 7))
        return RuntimeFamily::Custom;
    for (const auto &foreign : kForeignRuntimes)
        if (runtime.starts_with(foreign.begin))
            return fail(ErrorKind::Invalid, "InvalidArgument",
                        "the runtime '" + std::string(runtime) + "' does not run here: " + std::string(foreign.what)
                            + " functions run in the cloud only. Local ones are python3, nodejs and custom");
    return fail(ErrorKind::Invalid, "InvalidArgument",
                "Runtime is set to an invalid value: '" + std::string(runtime)
                    + "'. Local ones are python3, nodejs and custom");
}

Interpreters findInterpreters(std::string_view path)
{
    const auto folders = QString::fromUtf8(path.data(), static_cast<qsizetype>(path.size())).split(':', Qt::SkipEmptyParts);
    return {firstOf(folders, pythonAsk()), firstOf(folders, nodeAsk())};
}

Result<RuntimeCommand> runtimeCommand(std::string_view runtime, const Interpreters &found, const std::string &runtimeFiles,
                                      int memoryMb)
{
    SLUICE_LET(const auto family, runtimeFamily(runtime));
    RuntimeCommand command;
    command.family = family;
    if (family == RuntimeFamily::Custom) {
        command.argv = {"/code/bootstrap"};
        command.environment = {{"FC_SERVER_PORT", std::to_string(kCustomRuntimePort)},
                               {"FC_CUSTOM_LISTEN_PORT", std::to_string(kCustomRuntimePort)}};
        return command;
    }
    const bool python = family == RuntimeFamily::Python;
    SLUICE_LET(const auto interpreter, python ? found.python : found.node);
    const std::string folder = python ? "/python" : "/nodejs";
    command.mounts.push_back({runtimeFiles + folder, kRuntimeFolderInside + folder});
    if (!interpreter.prefix.empty())
        command.mounts.push_back({interpreter.prefix, interpreter.prefix});
    command.environment["_FC_RUNTIME"] = std::string(runtime);
    if (python) {
        command.argv = {interpreter.path, "-B", kRuntimeFolderInside + folder + "/bootstrap.py"};
        return command;
    }
    // Node cannot move a descriptor by itself; the shell does it, so that 3 is nothing for user code. Node keeps descriptors
    // up to 15 that it finds at its start from its children.
    command.argv = {"/bin/sh", "-c", "exec 9<&3 3<>/dev/null; exec \"$@\"", "node", interpreter.path};
    if (memoryMb > 0)
        command.argv.push_back("--max-old-space-size=" + std::to_string(std::max(16, memoryMb * 3 / 4)));
    command.argv.push_back(kRuntimeFolderInside + folder + "/bootstrap.js");
    command.environment["_FC_CHANNEL"] = "9";
    return command;
}

} // namespace sluice
