#include "engine/functions/local/runtimecommand.h"
#include "engine/functions/local/runtimefiles.h"

#include <QtTest>

#include <QDirIterator>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace sluice;

namespace {

Interpreters bothFound()
{
    return {Interpreter{"/usr/bin/python3.11", "", 3, 11}, Interpreter{"/opt/node/bin/node", "/opt/node", 20, 1}};
}

void writeProgram(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + text);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QMap<QString, QByteArray> tree(const QString &folder)
{
    QMap<QString, QByteArray> files;
    QDirIterator found(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (found.hasNext()) {
        QFile file(found.next());
        if (file.open(QIODevice::ReadOnly))
            files[QDir(folder).relativeFilePath(file.fileName())] = file.readAll();
    }
    return files;
}

} // namespace

class RuntimeCommandTest : public QObject {
    Q_OBJECT
private slots:
    void families_data()
    {
        QTest::addColumn<QString>("runtime");
        QTest::addColumn<int>("family"); // -1 = refused
        QTest::addColumn<QString>("says");
        const auto row = [](const char *runtime, int family, const char *says = "") {
            QTest::newRow(*runtime ? runtime : "(none)") << QString(runtime) << family << QString(says);
        };
        for (const auto *name : {"python3", "python3.6", "python3.9", "python3.10", "python3.12"})
            row(name, int(RuntimeFamily::Python));
        for (const auto *name : {"nodejs", "nodejs4.4", "nodejs8", "nodejs12", "nodejs16", "nodejs18", "nodejs20"})
            row(name, int(RuntimeFamily::Node));
        for (const auto *name : {"custom", "custom.debian10", "custom.debian11", "custom.debian12"})
            row(name, int(RuntimeFamily::Custom));
        row("java8", -1, "Java functions run in the cloud only");
        row("java11", -1, "Java");
        row("php7.2", -1, "PHP");
        row("dotnetcore3.1", -1, ".NET");
        row("go1", -1, "Go");
        row("custom-container", -1, "container");
        row("python2.7", -1, "Python 2");
        row("", -1, "Runtime is set to an invalid value");
        row("python3 -c evil", -1, "Runtime is set to an invalid value");
        row("nodejsx", -1, "Runtime is set to an invalid value");
        row("custom.", -1, "Runtime is set to an invalid value");
    }
    void families()
    {
        QFETCH(QString, runtime);
        QFETCH(int, family);
        QFETCH(QString, says);
        const auto got = runtimeFamily(runtime.toStdString());
        if (family >= 0) {
            QVERIFY(got);
            QCOMPARE(int(*got), family);
            return;
        }
        QVERIFY(!got);
        QCOMPARE(got.error().kind, ErrorKind::Invalid);
        QCOMPARE(got.error().code, std::string("InvalidArgument"));
        QVERIFY2(QString::fromStdString(got.error().detail).contains(says), got.error().detail.c_str());
    }
    void python()
    {
        const auto command = runtimeCommand("python3.6", bothFound(), "/data/runtimes/d", 256);
        QVERIFY(command);
        QCOMPARE(command->argv,
                 (std::vector<std::string>{"/usr/bin/python3.11", "-B", "/var/fc/runtime/python/bootstrap.py"}));
        QCOMPARE(command->mounts.size(), 1U);
        QCOMPARE(command->mounts[0].from, std::string("/data/runtimes/d/python"));
        QCOMPARE(command->mounts[0].to, std::string("/var/fc/runtime/python"));
        QCOMPARE(command->environment, (std::map<std::string, std::string>{{"_FC_RUNTIME", "python3.6"}}));
    }
    void node()
    {
        const auto command = runtimeCommand("nodejs14", bothFound(), "/data/runtimes/d", 256);
        QVERIFY(command);
        QCOMPARE(
            command->argv,
            (std::vector<std::string>{"/bin/sh", "-c", "exec 9<&3 3<>/dev/null; exec \"$@\"", "node", "/opt/node/bin/node",
                                      "--max-old-space-size=192", "/var/fc/runtime/nodejs/bootstrap.js"}));
        QCOMPARE(command->mounts.size(), 2U);
        QCOMPARE(command->mounts[1].from, std::string("/opt/node")); // outside /usr: it needs to see itself
        QCOMPARE(command->environment,
                 (std::map<std::string, std::string>{{"_FC_CHANNEL", "9"}, {"_FC_RUNTIME", "nodejs14"}}));
    }
    void custom()
    {
        const auto command = runtimeCommand("custom.debian12", {}, "/data/runtimes/d");
        QVERIFY(command);
        QCOMPARE(command->argv, std::vector<std::string>{"/code/bootstrap"});
        QVERIFY(command->mounts.empty());
        QCOMPARE(command->environment.at("FC_SERVER_PORT"), std::string("9000"));
    }
    void nothingInstalled()
    {
        QTemporaryDir empty;
        const auto found = findInterpreters(empty.path().toStdString() + ":/nowhere/at/all");
        const auto python = runtimeCommand("python3", found, "/r");
        QVERIFY(!python);
        QCOMPARE(python.error().kind, ErrorKind::NotFound);
        QCOMPARE(python.error().code, std::string("RuntimeNotInstalled"));
        QCOMPARE(python.error().detail,
                 std::string("Python is not installed: there is no working python3 on PATH; install the "
                             "package python3 (Debian: apt install python3)"));
        const auto node = runtimeCommand("nodejs18", found, "/r");
        QVERIFY(!node && node.error().detail.find("install the package nodejs") != std::string::npos);
    }
    void oldAndBrokenOnesArePassedBy()
    {
        QTemporaryDir broken;
        QTemporaryDir old;
        QTemporaryDir good;
        writeProgram(broken.filePath("python3"), "exit 127\n");
        writeProgram(broken.filePath("node"), "echo garbage\n");
        writeProgram(old.filePath("python3"), "printf '3\\n8\\n/usr/bin/env\\n/usr\\n'\n");
        writeProgram(old.filePath("node"), "printf '16\\n20\\n/usr/bin/env\\n/usr\\n'\n");
        writeProgram(good.filePath("python3"), "printf '3\\n9\\n/usr/bin/env\\n/usr/local\\n'\n");
        const auto onlyOld = findInterpreters((broken.path() + ':' + old.path()).toStdString());
        QVERIFY(!onlyOld.python && !onlyOld.node);
        QCOMPARE(
            onlyOld.python.error().detail,
            std::string("Python 3.8 (/usr/bin/env) is too old: functions need 3.9 or newer; install the package python3 "
                        "(Debian: apt install python3)"));
        QVERIFY(onlyOld.node.error().detail.starts_with(
            "Node.js 16.20 (/usr/bin/env) is too old: functions need 18.0 or newer"));
        const auto all = findInterpreters((broken.path() + ':' + old.path() + ':' + good.path()).toStdString());
        QVERIFY(all.python);
        QCOMPARE(all.python->minor, 9);
        QCOMPARE(all.python->prefix, std::string());
    }
    void aLinkIsFollowedToTheProgram()
    {
        QTemporaryDir links;
        for (const auto *name : {"python3", "node"}) {
            const auto real = QStandardPaths::findExecutable(name, {"/usr/bin"});
            if (real.isEmpty())
                QSKIP("SKIP: /usr/bin has no python3 or no node");
            QVERIFY(QFile::link(real, links.filePath(name)));
        }
        const auto found = findInterpreters(links.path().toStdString());
        QVERIFY2(found.python, found.python ? "" : found.python.error().detail.c_str());
        QCOMPARE(found.python->path, QFileInfo("/usr/bin/python3").canonicalFilePath().toStdString());
        QCOMPARE(found.python->prefix, std::string());
        QVERIFY2(found.node, found.node ? "" : found.node.error().detail.c_str());
        QCOMPARE(found.node->path, QFileInfo("/usr/bin/node").canonicalFilePath().toStdString());
        QCOMPARE(found.node->prefix, std::string());
    }
    void aVirtualEnvironmentStandsForItsInterpreter_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("links") << "--symlinks";
        QTest::newRow("copies") << "--copies"; // whose program is no link: older interpreters do not tell what it is of
    }
    void aVirtualEnvironmentStandsForItsInterpreter()
    {
        QFETCH(QString, how);
        QTemporaryDir folder;
        const QStringList make = {"-I", "-m", "venv", "--without-pip", how, folder.path()};
        if (QProcess::execute("/usr/bin/python3", make) != 0)
            QSKIP("SKIP: python3 has no venv: apt-get install python3-venv");
        const auto found = findInterpreters(folder.filePath("bin").toStdString());
        if (!found.python) {
            QVERIFY2(found.python.error().detail.find("is outside the folder that it needs (/usr)") != std::string::npos,
                     found.python.error().detail.c_str());
            return;
        }
        QCOMPARE(found.python->path, QFileInfo("/usr/bin/python3").canonicalFilePath().toStdString());
        QCOMPARE(found.python->prefix, std::string());
    }
    void theSystemsOwnComesFirst()
    {
        QTemporaryDir own;
        writeProgram(own.filePath("python3"), "printf '3\n99\n/usr/bin/env\n/usr\n'\n");
        const auto alone = findInterpreters(own.path().toStdString());
        QVERIFY(alone.python);
        QCOMPARE(alone.python->minor, 99);
        if (!QFileInfo("/usr/bin/python3").isExecutable())
            QSKIP("SKIP: there is no /usr/bin/python3");
        for (const auto *system : {":/usr/bin", ":/bin/"}) {
            const auto found = findInterpreters(own.path().toStdString() + system);
            QVERIFY(found.python);
            QVERIFY(found.python->minor != 99);
        }
    }
    void whatNoSandboxCanRunIsPassedByWithTheReason()
    {
        QTemporaryDir outside;
        QTemporaryDir home;
        QVERIFY(QDir(home.path()).mkpath("bin"));
        const auto program = outside.filePath("python3");
        writeProgram(program, "printf '3\n12\n" + program.toUtf8() + "\n/usr/lib\n'\n");
        const auto node = home.filePath("bin/node");
        writeProgram(node, "printf '20\n1\n" + node.toUtf8() + "\n" + home.path().toUtf8() + "\n'\n");
        const auto before = qgetenv("HOME");
        qputenv("HOME", home.path().toUtf8());
        const auto found = findInterpreters((outside.path() + ':' + home.filePath("bin")).toStdString());
        qputenv("HOME", before);
        QVERIFY(!found.python && !found.node);
        QCOMPARE(found.python.error().detail,
                 "Python 3.12 (" + program.toStdString()
                     + ") is outside the folder that it needs (/usr/lib); install the package python3 (Debian: apt install "
                       "python3)");
        QCOMPARE(found.node.error().detail,
                 "Node.js 20.1 (" + node.toStdString() + ") needs the folder " + home.path().toStdString()
                     + ", with your home in it, which no function may see; install the package nodejs (Debian: apt install "
                       "nodejs)");
    }
    void realOnes()
    {
        const auto found = findInterpreters(qgetenv("PATH").toStdString());
        if (!found.python)
            QSKIP(("SKIP: " + found.python.error().detail).c_str());
        QVERIFY(QFileInfo(QString::fromStdString(found.python->path)).isExecutable());
        QVERIFY(found.python->path.find("shims") == std::string::npos);
        QCOMPARE(found.python->major, 3);
    }
    void filesReachTheDisk()
    {
        QTemporaryDir data;
        const auto folder = installRuntimeFiles(kRuntimeFilesInside, data.path().toStdString());
        QVERIFY2(folder, folder ? "" : folder.error().detail.c_str());
        const auto name = QString::fromStdString(*folder);
        QVERIFY(QRegularExpression("/runtimes/[0-9a-f]{64}$").match(name).hasMatch());
        QVERIFY(QFile::exists(name + "/python/bootstrap.py"));
        QVERIFY(QFile::exists(name + "/nodejs/runtime/runtime.js"));
        const auto ours = tree(SLUICE_SOURCE_DIR "/resources/runtimes");
        const auto theirs = tree(name);
        for (auto file = theirs.begin(); file != theirs.end(); ++file)
            QCOMPARE(file.value(), ours.value(file.key()));
        QCOMPARE(QDir(data.filePath("runtimes")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(),
                 1);
    }
    void filesAreCheckedAndMended()
    {
        QTemporaryDir data;
        const auto dataFolder = data.path().toStdString();
        const auto folder = installRuntimeFiles(kRuntimeFilesInside, dataFolder);
        QVERIFY(folder);
        const auto before = tree(QString::fromStdString(*folder));
        const auto path = QString::fromStdString(*folder) + "/python/bootstrap.py";
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        file.write("import evil\n");
        file.close();
        QFile extra(QString::fromStdString(*folder) + "/python/json.py");
        QVERIFY(extra.open(QIODevice::WriteOnly));
        extra.close();
        QVERIFY(QDir(data.path()).mkpath("runtimes/.new/python")); // what a crash leaves
        QVERIFY(QDir(data.path()).mkpath("runtimes/0123")); // of an older program
        QCOMPARE(installRuntimeFiles(kRuntimeFilesInside, dataFolder).value_or("error"), *folder);
        QCOMPARE(tree(QString::fromStdString(*folder)), before);
        QCOMPARE(QDir(data.filePath("runtimes")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(),
                 1);
    }
    void noFilesInside()
    {
        QTemporaryDir data;
        const auto folder = installRuntimeFiles(":/no/such", data.path().toStdString());
        QVERIFY(!folder);
        QCOMPARE(folder.error().code, std::string("RuntimeFilesMissing"));
    }
};

QTEST_GUILESS_MAIN(RuntimeCommandTest)
#include "tst_runtimecommand.moc"
