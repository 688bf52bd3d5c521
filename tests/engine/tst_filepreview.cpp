// The first logs of a file before anything is collected: every format, and files that mean harm.
#include "engine/filepreview.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <random>
#include <sys/stat.h>
#include <unistd.h>

using namespace sluice;

namespace {

struct PreviewFolder {
    QTemporaryDir folder;
    WallTime now = WallTime(std::chrono::seconds(1'700'000'000));

    std::string path(const std::string &name) const { return folder.path().toStdString() + '/' + name; }
    void write(const std::string &name, std::string_view text) const
    {
        std::ofstream(path(name), std::ios::trunc | std::ios::binary) << text;
    }
    Result<PreviewAnswer> preview(const std::string &name, const std::string &format = "auto", std::uint32_t max = 100) const
    {
        PreviewFile command;
        command.source.path = name.starts_with('/') ? name : path(name);
        command.source.format = format;
        command.source.timeZone = "UTC";
        command.max = max;
        return previewFile(command, now);
    }
};

using Fields = std::vector<std::pair<std::string, std::string>>;
using Names = std::vector<std::string>;

} // namespace

class tst_FilePreview : public QObject {
    Q_OBJECT
private slots:
    void jsonIsRecognised()
    {
        PreviewFolder at;
        at.write("a.log", "{\"level\":\"info\",\"text\":\"one\"}\n{\"level\":\"warn\",\"code\":7}\n");
        const auto answer = at.preview("a.log");
        QVERIFY(answer.has_value());
        QCOMPARE(answer->format, std::string("json"));
        QCOMPARE(answer->columns, (Names{"level", "text", "code"}));
        QCOMPARE(answer->rows.size(), 2U);
        QCOMPARE(answer->rows[1].contents, (Fields{{"level", "warn"}, {"code", "7"}}));
        QCOMPARE(answer->rows[0].time, 1'700'000'000);
        QCOMPARE(answer->rows[0].receivedMs, 1'700'000'000'000);
        QCOMPARE(answer->files, Names{at.path("a.log")});
        QCOMPARE(answer->bytes, 56U);
        QCOMPARE(answer->parseErrors, 0U);
    }

    void accessLogAndItsTime()
    {
        PreviewFolder at;
        at.write("access.log",
                 "10.0.0.1 - - [14/Nov/2023:22:13:20 +0000] \"GET /a HTTP/1.1\" 200 12 \"-\" \"curl\"\n"
                 "10.0.0.2 - - [14/Nov/2023:22:13:21 +0000] \"GET /b HTTP/1.1\" 404 0 \"-\" \"curl\"\n");
        const auto answer = at.preview("access.log");
        QVERIFY(answer.has_value());
        QCOMPARE(answer->format, std::string("apache"));
        QCOMPARE(answer->rows.at(1).time, 1'700'000'001);
    }

    void csvWithItsHeader()
    {
        PreviewFolder at;
        at.write("t.csv", "name,count\nalpha,1\nbeta,2");
        const auto answer = at.preview("t.csv", "csv");
        QVERIFY(answer.has_value());
        QCOMPARE(answer->columns, (Names{"name", "count"}));
        QCOMPARE(answer->rows.size(), 2U); // the last line has no end
        QCOMPARE(answer->rows[1].contents, (Fields{{"name", "beta"}, {"count", "2"}}));
    }

    void errorsAreCountedAndTheFirstIsSaid()
    {
        PreviewFolder at;
        std::string text;
        for (int i = 0; i < 300; ++i)
            text += i < 250 ? "{\"n\":" + std::to_string(i) + "}\n" : std::string("no json\n");
        at.write("mixed.log", text);
        const auto answer = at.preview("mixed.log", "json", 20);
        QVERIFY(answer.has_value());
        QCOMPARE(answer->rows.size(), 20U);
        QCOMPARE(answer->parseErrors, 50U); // also behind the rows that are given
        QVERIFY(!answer->firstError.empty());
        QCOMPARE(answer->columns, Names{"n"});
    }

    void aFolderAndAPattern()
    {
        PreviewFolder at;
        at.write("b.log", "bb\n");
        at.write("a.log", "");
        at.write(".hidden", "h\n");
        at.write("c.txt", "cc\n");
        const auto folder = at.preview(at.folder.path().toStdString());
        QVERIFY(folder.has_value());
        QCOMPARE(folder->files, (Names{at.path("a.log"), at.path("b.log"), at.path("c.txt")}));
        QCOMPARE(folder->rows.at(0).contents, (Fields{{"content", "bb"}})); // the first one that has something in it
        QCOMPARE(folder->bytes, 6U);
        const auto pattern = at.preview("*.txt");
        QVERIFY(pattern.has_value());
        QCOMPARE(pattern->files, Names{at.path("c.txt")});
        for (int i = 0; i < 130; ++i)
            at.write("many" + std::to_string(i), "x\n");
        const auto many = at.preview("many*");
        QCOMPARE(many->files.size(), kPreviewFilesMax);
        QCOMPARE(many->bytes, 260U);
    }

    void anEmptyFile()
    {
        PreviewFolder at;
        at.write("empty", "");
        const auto answer = at.preview("empty");
        QVERIFY(answer.has_value());
        QCOMPARE(answer->format, std::string("auto"));
        QVERIFY(answer->rows.empty());
    }

    void whatIsNoFile()
    {
        PreviewFolder at;
        QCOMPARE(at.preview("missing.log").error().code, std::string("FileNotExist"));
        QCOMPARE(at.preview("none*.log").error().code, std::string("FileNotExist"));
        QCOMPARE(at.preview("/dev/zero").error().code, std::string("NotAFile"));
        QCOMPARE(::mkfifo(at.path("fifo").c_str(), 0600), 0);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(at.preview("fifo").error().code, std::string("NotAFile"));
        QCOMPARE(at.preview("*fifo*").error().code, std::string("FileNotExist")); // a pattern means regular files only
        QVERIFY(timer.elapsed() < 1'000);
        PreviewFile relative;
        relative.source.path = "access.log";
        QCOMPARE(previewFile(relative, at.now).error().kind, ErrorKind::Invalid);
        QCOMPARE(previewFile(PreviewFile(), at.now).error().kind, ErrorKind::Invalid);
        at.write("a.log", "x\n");
        QCOMPARE(at.preview("a.log", "xml").error().code, std::string("UnknownFormat"));
        PreviewFile broken;
        broken.source.path = at.path("a.log");
        broken.source.format = "regex";
        broken.source.pattern = "(?P<a>";
        QCOMPARE(previewFile(broken, at.now).error().code, std::string("BadPattern"));
        broken.source.format = "line";
        broken.source.pattern.clear();
        broken.source.timeField = "content";
        broken.source.timeZone = "Mars/Olympus";
        QCOMPARE(previewFile(broken, at.now).error().code, std::string("BadTimeZone"));
    }

    void binaryNoise()
    {
        PreviewFolder at;
        std::string noise;
        std::mt19937 random(3);
        for (int i = 0; i < 300'000; ++i)
            noise += static_cast<char>(random());
        at.write("noise", noise);
        for (const auto *format : {"auto", "line", "json", "csv", "nginx", "syslog"}) {
            const auto answer = at.preview("noise", format);
            if (answer)
                QVERIFY2(answer->rows.size() <= 100, format);
            else
                QCOMPARE(answer.error().kind, ErrorKind::Invalid); // no header of a CSV file
        }
    }

    void oneEndlessLine()
    {
        PreviewFolder at;
        at.write("long", std::string(10'000'000, 'x'));
        const auto answer = at.preview("long");
        QVERIFY(answer.has_value());
        QCOMPARE(answer->rows.size(), 1U);
        QCOMPARE(answer->rows[0].contents.at(0).second.size(), limits::kLineBytesMax);
        QCOMPARE(answer->rows[0].contents.at(1).first, std::string("__cut__"));
        QCOMPARE(answer->bytes, 10'000'000U);
    }

    void aHugeSparseFile()
    {
        PreviewFolder at;
        at.write("sparse", "first line\n");
        QVERIFY(::truncate(at.path("sparse").c_str(), 1LL << 40) == 0);
        QElapsedTimer timer;
        timer.start();
        const auto answer = at.preview("sparse", "line");
        QVERIFY(answer.has_value());
        QCOMPARE(answer->rows.size(), 1U); // the zeros behind it are a line that does not end here
        QCOMPARE(answer->bytes, std::uint64_t(1) << 40);
        QVERIFY(timer.elapsed() < 1'500);
    }

    void rowsAndColumnsHaveALimit()
    {
        PreviewFolder at;
        std::string text;
        for (int i = 0; i < 3'000; ++i)
            text += "{\"k" + std::to_string(i) + "\":1}\n";
        at.write("wide", text);
        const auto answer = at.preview("wide", "json", 1'000'000);
        QCOMPARE(answer->rows.size(), kPreviewRowsMax);
        QCOMPARE(answer->columns.size(), kPreviewColumnsMax);
    }
};

QTEST_APPLESS_MAIN(tst_FilePreview)
#include "tst_filepreview.moc"
