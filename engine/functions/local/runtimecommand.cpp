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

const QString kSystemFolder = QStringLiteral("/usr"); // that every sandbox sees

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
        {"-I", "-c", // in a virtual environment the program is a link, and the interpreter lies elsewhere
         "import os, sys; base = getattr(sys, '_base_executable', None) or sys.executable;"
         " print(*sys.version_info[:2], os.path.realpath(base), sys.base_prefix, sep='\\n')"},
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

bool isWithin(const QString &path, const QString &folder)
{
    return path == folder || path.startsWith(folder.endsWith('/') ? folder : folder + '/');
}

struct Answer {
    Interpreter interpreter;
    std::string unfit; // why no sandbox can run it; "" = one can
};

// Nothing = it is not what its name says, or does not run.
std::optional<Answer> asked(const QString &program, const QStringList &question)
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
    const auto path = QFileInfo(lines[2]).canonicalFilePath(); // no link: what it goes through is not there in a sandbox
    const auto prefix = QFileInfo(lines[3]).canonicalFilePath();
    Answer found;
    found.interpreter.major = lines[0].toInt();
    found.interpreter.minor = lines[1].toInt();
    found.interpreter.path = path.toStdString();
    const bool system = isWithin(path, kSystemFolder);
    found.interpreter.prefix = system && isWithin(prefix, kSystemFolder) ? std::string() : prefix.toStdString();
    if (!system && (prefix.isEmpty() || !isWithin(path, prefix)))
        found.unfit = "is outside the folder that it needs (" + prefix.toStdString() + ')';
    else if (!isWithin(prefix, kSystemFolder) && isWithin(QDir::home().canonicalPath(), prefix))
        found.unfit = "needs the folder " + prefix.toStdString() + ", with your home in it, which no function may see";
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
    const auto title = std::string(ask.title);
    std::string passedBy; // the first that was, and why
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
        const auto &[interpreter, unfit] = *found;
        const std::pair version(interpreter.major, interpreter.minor);
        if (version >= ask.oldest && unfit.empty())
            return interpreter;
        if (passedBy.empty())
            passedBy = title + ' ' + versionText(version) + " (" + interpreter.path + ") "
                + (unfit.empty() ? "is too old: functions need " + versionText(ask.oldest) + " or newer" : unfit);
    }
    if (!passedBy.empty())
        return notInstalled(std::move(passedBy), ask);
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
    auto folders = QString::fromUtf8(path.data(), static_cast<qsizetype>(path.size())).split(':', Qt::SkipEmptyParts);
    std::stable_partition(folders.begin(), folders.end(), [](const QString &folder) { // clean: /usr/bin/ is it too
        const auto clean = QDir::cleanPath(folder);
        return clean == QLatin1String("/usr/bin") || clean == QLatin1String("/bin");
    });
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
