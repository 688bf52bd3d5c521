// The pure parts of local functions: environment, lines, sentences, speech.
#include "engine/functions/local/calloutcome.h"
#include "engine/functions/local/instanceenvironment.h"
#include "engine/functions/local/outputlines.h"
#include "engine/functions/local/runtimeframe.h"
#include "engine/functions/local/runtimespeech.h"

#include <QtTest>

using namespace sluice;
using namespace std::chrono_literals;

class InstancePartsTest : public QObject {
    Q_OBJECT
private slots:
    void environment()
    {
        InstanceSpec spec;
        spec.service.region = "local";
        spec.service.log = {"shop", "fn-log"};
        auto &function = spec.function;
        function.key = {"shipping", "clean"};
        function.runtime = "python3.10";
        function.handler = "index.handler";
        function.memoryMb = 256;
        function.timeoutSeconds = 30;
        function.version = 7;
        function.environment = {{"LEVEL", "info"},         {"TZ", "Asia/Shanghai"}, {"FC_REGION", "elsewhere"},
                                {"accessKeyID", "forged"}, {"_FC_CHANNEL", "1"},    {"LD_LIBRARY_PATH", "/code/mine"}};
        const FunctionCredentials who{"STS.A", Secret("shh"), "token", {}};
        const InstanceWorld world{"0", "instance-1", &who, {{"SOME_ENDPOINT", "http://x"}}};
        const auto made = instanceEnvironment(spec, world, {{"TOKEN", Secret("from-keychain")}});
        const std::map<std::string, std::string> wanted = {
            {"ALIBABA_CLOUD_ACCESS_KEY_ID", "STS.A"},
            {"ALIBABA_CLOUD_ACCESS_KEY_SECRET", "shh"},
            {"ALIBABA_CLOUD_SECURITY_TOKEN", "token"},
            {"FC_ACCOUNT_ID", "0"},
            {"FC_FUNCTION_HANDLER", "index.handler"},
            {"FC_FUNCTION_MEMORY_SIZE", "256"},
            {"FC_FUNCTION_NAME", "clean"},
            {"FC_FUNCTION_TIMEOUT", "30"},
            {"FC_FUNCTION_VERSION", "7"},
            {"FC_FUNC_CODE_PATH", "/code"},
            {"FC_INITIALIZATION_TIMEOUT", "30"},
            {"FC_INSTANCE_CONCURRENCY", "1"},
            {"FC_INSTANCE_ID", "instance-1"},
            {"FC_QUALIFIER", "LATEST"},
            {"FC_REGION", "local"},
            {"FC_RUNTIME_VERSION", "python3.10"},
            {"FC_SERVICE_LOG_PROJECT", "shop"},
            {"FC_SERVICE_LOG_STORE", "fn-log"},
            {"FC_SERVICE_NAME", "shipping"},
            {"FC_VER_ID", "7"},
            {"LANG", "C.UTF-8"},
            {"LD_LIBRARY_PATH", "/code/mine"},
            {"LEVEL", "info"},
            {"SOME_ENDPOINT", "http://x"},
            {"TOKEN", "from-keychain"},
            {"TZ", "Asia/Shanghai"},
            {"_FC_RUNTIME", "python3.10"},
            {"accessKeyID", "STS.A"},
            {"accessKeySecret", "shh"},
            {"securityToken", "token"},
        };
        for (const auto &[name, value] : wanted)
            QCOMPARE(name + '=' + (made.variables.contains(name) ? made.variables.at(name) : "(none)"), name + '=' + value);
        QCOMPARE(made.variables.size(), wanted.size());
    }
    void environmentOfACustomRuntimeWithoutARole()
    {
        InstanceSpec spec;
        spec.function.runtime = "custom.debian11";
        spec.function.customPort = 8'080;
        spec.function.initializer = "init";
        spec.function.preStop = "bye";
        const auto made = instanceEnvironment(spec, {}, {}).variables;
        QCOMPARE(made.at("FC_SERVER_PORT"), std::string("8080"));
        QCOMPARE(made.at("FC_CUSTOM_LISTEN_PORT"), std::string("8080"));
        QCOMPARE(made.at("FC_FUNCTION_INITIALIZER"), std::string("init"));
        QCOMPARE(made.at("FC_PRE_STOP_HANDLER"), std::string("bye"));
        QVERIFY(!made.contains("FC_PRE_FREEZE_HANDLER"));
        QVERIFY(!made.contains("accessKeyID") && !made.contains("ALIBABA_CLOUD_ACCESS_KEY_ID"));
    }
    void linesSplitAnywhere()
    {
        const std::string text = "one\r\n\ntwo \xE4\xB8\xAD\nthr\ree\nlast";
        const std::vector<std::string> wanted = {"one", "", "two \xE4\xB8\xAD", "thr\ree", "last"};
        for (std::size_t piece = 1; piece <= text.size(); ++piece) {
            std::vector<std::string> got;
            OutputLines lines([&](std::string line) { got.push_back(std::move(line)); });
            for (std::size_t at = 0; at < text.size(); at += piece)
                lines.add(std::string_view(text).substr(at, piece));
            QCOMPARE(got.size(), 4u);
            lines.flush();
            lines.flush();
            QCOMPARE(got, wanted);
            QCOMPARE(lines.cut(), 0u);
        }
    }
    void linesThatAreTooLong()
    {
        std::vector<std::string> got;
        OutputLines lines([&](std::string line) { got.push_back(std::move(line)); });
        const std::string most(limits::kFunctionLogLineMax, 'x');
        lines.add(most + "\r\n" + most + "\n");
        for (int i = 0; i < 100; ++i)
            lines.add(most);
        lines.add("\nnext\n" + most.substr(1) + "\xE4\xB8\xAD\n"); // a character that does not fit whole
        QCOMPARE(got.size(), 5u);
        QVERIFY(got[0] == most && got[1] == most && got[2] == most);
        QCOMPARE(got[3], std::string("next"));
        QCOMPARE(got[4].size(), most.size() - 1);
        QCOMPARE(lines.cut(), 2u);
    }
    void bytesThatAreNoText()
    {
        QCOMPARE(asUtf8("a\xFF\xC3(\xE4\xB8"), std::string("a\xEF\xBF\xBD\xEF\xBF\xBD(\xEF\xBF\xBD\xEF\xBF\xBD"));
        QCOMPARE(asUtf8("gut \xC3\xA4"), std::string("gut \xC3\xA4"));
        std::vector<std::string> got;
        OutputLines lines([&](std::string line) { got.push_back(std::move(line)); });
        lines.add(std::string(limits::kFunctionLogLineMax, '\xFF') + "\n");
        QVERIFY(got[0].size() <= limits::kFunctionLogLineMax && got[0].ends_with("\xEF\xBF\xBD"));
        QCOMPARE(lines.cut(), 1u);
    }
    void sentences()
    {
        const CallFigures figures{3'870us, 105'129'165, 128};
        QCOMPARE(durationSummary(figures),
                 std::string("Duration: 3.87 ms, Billed Duration: 4 ms, Memory Size: 128 MB, Max Memory Used: 100.26 MB"));
        QCOMPARE(
            crashSentence({45'999us, 19'943'916, 128}, ""),
            std::string("Process exited unexpectedly before completing request (duration: 45ms, maxMemoryUsage: 19.02MB)"));
        QCOMPARE(timeoutSentence(1, {}), std::string("Function time out after 1 second (maxMemoryUsage: 0.00MB)"));
        QCOMPARE(billedMs(0us), 0);
        QCOMPARE(billedMs(1us), 1);
        QCOMPARE(billedMs(1'000us), 1);
        QCOMPARE(billedMs(1'001us), 2);
        QCOMPARE(wholeMb(0), 0);
        QCOMPARE(wholeMb(1), 1);
        QCOMPARE(platformErrorBody("a \"b\""), std::string("{\"errorMessage\":\"a \\\"b\\\"\"}"));
        QCOMPARE(endSentence({129, 0, false, 0}), std::string("exit status 129"));
        QCOMPARE(endSentence({-1, 9, false, 0}), std::string("signal 9"));
        QCOMPARE(messageOfErrorBody("{\"errorType\":\"E\"}"), std::string("E"));
        QCOMPARE(messageOfErrorBody(std::string(5'000, '\xFF')).size(), 1'023u); // whole characters
    }
    void frames()
    {
        const auto speech = makeFrameSpeech();
        const FunctionCredentials who{"STS.\"A", Secret("s\\h"), "t", {}};
        RuntimeFrameReader reader;
        reader.add(speech->invoke({"r1", &who, 42}, "event"));
        const auto frame = reader.next();
        QVERIFY(frame && *frame);
        QCOMPARE((*frame)->body, std::string("event"));
        QCOMPARE((*frame)->head,
                 std::string("{\"requestId\":\"r1\",\"accessKeyId\":\"STS.\\\"A\",\"accessKeySecret\":\"s\\\\h\","
                             "\"securityToken\":\"t\",\"deadlineMs\":42}"));
        reader.add(speech->invoke({"r2", nullptr, 43}, {})); // no role: no credentials
        QCOMPARE((*reader.next())->head, std::string("{\"requestId\":\"r2\",\"deadlineMs\":43}"));
        QVERIFY(speech->greets());
        speech->hear(encode({RuntimeFrameKind::Result, "{\"requestId\":\"r1\"}", "body"}).substr(0, 10));
        QVERIFY(speech->next() && !*speech->next());
    }
    void httpOfACustomRuntime()
    {
        using Kind = RuntimeWord::Kind;
        InstanceSpec spec;
        spec.function.runtime = "custom";
        spec.function.initializer = "init";
        spec.function.preStop = "bye";
        const auto speech = makeSpeech(spec);
        QVERIFY(!speech->greets());
        QCOMPARE(speech->callsMax(), 1);
        const FunctionCredentials who{"STS.A", Secret("shh"), "t", {}};
        QVERIFY(speech->initialize({"r0", &who, 0}).starts_with("POST /initialize HTTP/1.1\r\n"));
        speech->hear("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        auto word = speech->next();
        QVERIFY(word && *word && (*word)->kind == Kind::Initialized && (*word)->requestId == "r0");

        QVERIFY(speech->invoke({"r1", &who, 0}, "event").ends_with("\r\n\r\nevent"));
        QVERIFY(speech->stop(0).empty()); // a request is under way
        speech->hear("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndo");
        word = speech->next();
        QVERIFY(word && !*word);
        speech->hear("ne");
        word = speech->next();
        QVERIFY(word && *word && (*word)->kind == Kind::Result && (*word)->requestId == "r1" && (*word)->body == "done");

        static_cast<void>(speech->invoke({"r2", &who, 0}, {}));
        speech->hear("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno");
        word = speech->next();
        QVERIFY(word && *word && (*word)->kind == Kind::Failure && (*word)->body == "no");
        QCOMPARE((*word)->errorType, std::string("UnhandledInvocationError"));

        static_cast<void>(speech->invoke({"r3", &who, 0}, {}));
        speech->connectionClosed();
        word = speech->next();
        QVERIFY(word && *word && (*word)->kind == Kind::Failure && (*word)->requestId == "r3");
        speech->connectionClosed(); // idle: no harm
        word = speech->next();
        QVERIFY(word && !*word);
        QVERIFY(speech->freeze({"r3", &who, 0}).starts_with("GET /pre-freeze HTTP/1.1\r\n"));
        speech->hear("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        word = speech->next();
        QVERIFY(word && *word && (*word)->kind == Kind::Initialized && (*word)->requestId == "r3");
        QVERIFY(speech->stop(0).starts_with("GET /pre-stop HTTP/1.1\r\n"));

        const auto other = makeSpeech(spec);
        other->hear("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"); // nobody asked
        word = other->next();
        QVERIFY(!word);
        QCOMPARE(word.error().code, std::string("RuntimeProtocol"));
    }
};

QTEST_GUILESS_MAIN(InstancePartsTest)
#include "tst_instanceparts.moc"
