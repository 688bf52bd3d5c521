// The workbench of a function on a staged engine, with a code folder of its own. Header only.
#pragma once

#include "models/testruns.h"
#include "tests/support/codeondisk.h"
#include "tests/support/pagefixture.h"
#include "ui/functions/editorpane.h"
#include "ui/functions/eventpane.h"
#include "ui/functions/filepane.h"
#include "ui/functions/filetree.h"
#include "ui/functions/runview.h"
#include "ui/functions/workbench.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/codeeditor.h"

#include <QAction>
#include <QDialog>
#include <QTest>

namespace sluice::test {

inline const QByteArray kWorkCode =
    "import json\nimport logging\n\nfrom aliyun.log import LogClient, LogItem\n\nlogger = logging.getLogger()\n\n\n"
    "def init(context):\n    # one client for the life of the instance\n    global client\n"
    "    creds = context.credentials\n    client = LogClient(\"http://127.0.0.1:41873\",\n"
    "                       creds.access_key_id, creds.access_key_secret)\n\n\ndef clean(log):\n"
    "    # health checks carry no order\n    if log.get(\"path\") == \"/healthz\":\n        return None\n"
    "    return {\n        \"order\": log[\"order\"],\n        \"status\": log[\"status\"],\n"
    "        \"amount\": float(log.get(\"amount\", 0)),\n    }\n\n\ndef handler(event, context):\n"
    "    event = json.loads(event)\n    for log in pull(event):\n        row = clean(log)\n"
    "        if row:\n            push(row)\n    return 'done'\n";

struct WorkHouse : CodeOnDisk {
    explicit WorkHouse(QSize size = {1240, 712})
        : workspace([this] { return now; })
        , bench(std::make_unique<Workbench>(workspace))
    {
        stageScene(client);
        QObject::connect(&workspace, &Workspace::said, [this](const QString &text) { said.append(text); });
        write("index.py", kWorkCode);
        write("sluice_pull.py", "def pull(event):\n    return []\n");
        write("event.json",
              "{\n  \"source\": {\n    \"projectName\": \"shop\",\n    \"logstoreName\": \"orders\",\n    \"shardId\": 1\n  "
              "}\n}\n");
        write("README.md", "# Clean\n\nDrops health checks.\n");
        write("tests/test_clean.py", "import index\n");
        client.event =
            "{\"source\":{\"endpoint\":\"http://127.0.0.1:41873\",\"projectName\":\"shop\",\"logstoreName\":\"orders\","
            "\"shardId\":1,\"beginCursor\":\"MTc5NTM0MzQ1ODIxNDMzNzNw==\",\"endCursor\":\"MTc5NTM0MzQ4MjAwMDAwOTQ==\"},"
            "\"parameter\":{\"target\":{\"logstoreName\":\"orders-clean\"}},\"jobName\":\"1f7043ced683de1a4e3d8d70\","
            "\"taskId\":\"c2691505-38da-5d1b-998a-f1d4bb8c9994\",\"cursorTime\":1795343482}";
        function.key = {"cleaning", "clean"};
        function.runtime = "python3";
        function.handler = "index.handler";
        function.timeoutSeconds = 30;
        function.memoryMb = 256;
        function.code = folder().toStdString();
        bench->resize(size);
    }
    void show()
    {
        bench->show();
        workspace.attach(client);
        QTRY_VERIFY(workspace.definitions()->version > 0);
        bench->setFunction(function);
        QVERIFY(QTest::qWaitForWindowActive(bench.get()));
        QTRY_VERIFY(client.idle());
    }
    void answer(const InvokeAnswer &answer, std::int64_t tookMs = 700)
    {
        client.on<InvokeFunction>([this, answer, tookMs](const InvokeFunction &) -> Result<InvokeAnswer> {
            now += tookMs;
            return answer;
        });
    }
    void run()
    {
        bench->runAction()->trigger();
        QTRY_VERIFY(!TestRuns::of(workspace).isRunning(function.key));
    }
    void type(const QString &text) const
    {
        for (const auto &ch : text) {
            if (ch == '\n')
                QTest::keyClick(editor()->face(), Qt::Key_Return);
            else
                QTest::keyClicks(editor()->face(), ch);
        }
    }
    [[nodiscard]] CodeEditor *editor() const { return bench->editor()->editor(); }
    [[nodiscard]] FileTree *tree() const { return bench->files()->tree(); }
    template <class T> [[nodiscard]] T *named(const char *name) const { return bench->findChild<T *>(QLatin1String(name)); }
    [[nodiscard]] QPushButton *button(const QString &text, QWidget *in = nullptr) const // visible
    {
        for (auto *one : (in ? in : bench.get())->findChildren<QPushButton *>()) {
            if (one->isVisible() && (one->text().remove('&') == text || one->accessibleName() == text))
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] bool says(const QString &text) const // some label that is seen
    {
        for (auto *label : bench->findChildren<QLabel *>()) {
            const auto *ink = qobject_cast<InkLabel *>(label);
            if (label->isVisible() && (label->text().contains(text) || (ink && ink->fullText().contains(text))))
                return true;
        }
        return false;
    }
    // The box that is open over the workbench.
    [[nodiscard]] QDialog *box() const
    {
        for (auto *one : bench->findChildren<QDialog *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }

    std::int64_t now = kSceneNow;
    FakeEngineClient client;
    Workspace workspace;
    std::unique_ptr<Workbench> bench; // goes before the workspace, that before the client
    Function function;
    QStringList said;
};

[[nodiscard]] inline InvokeAnswer okAnswer(const std::string &reply = "{\"ingestLines\":1284,\"shipLines\":1283}")
{
    InvokeAnswer answer;
    answer.requestId = "7d0c52e8-0000-4000-8000-000000000001";
    answer.status = "ok";
    answer.reply = reply;
    answer.logTail =
        "FC Invoke Start RequestId: 7d0c52e8-0000-4000-8000-000000000001\n[INFO] pulled group 1 of 3, 512 logs\n"
        "FC Invoke End RequestId: 7d0c52e8-0000-4000-8000-000000000001\n";
    answer.waitedMicros = 6'000;
    answer.startMicros = 0;
    answer.durationMicros = 694'000;
    answer.billedMs = 700;
    answer.maxMemoryBytes = 64'382'566;
    answer.functionVersion = 4;
    answer.instanceId = "c-1";
    return answer;
}

[[nodiscard]] inline InvokeAnswer pythonFailure()
{
    auto answer = okAnswer(
        "{\n    \"errorMessage\": \"'status'\",\n    \"errorType\": \"KeyError\",\n    \"stackTrace\": [\n"
        "        [\"File \\\"/code/index.py\\\"\", \"line 31\", \"in handler\", \"row = clean(log)\"],\n"
        "        [\"File \\\"/code/index.py\\\"\", \"line 23\", \"in clean\", \"\\\"status\\\": log[\\\"status\\\"],\"]\n"
        "    ]\n}");
    answer.status = "failed";
    answer.errorType = "UnhandledInvocationError";
    answer.errorCode = "FunctionFailed";
    answer.errorMessage = "'status'";
    answer.logTail = "FC Invoke Start RequestId: 7d0c52e8-0000-4000-8000-000000000001\n2026-11-22T10:41:52.231Z 7d0c [INFO] "
                     "pulled group 1 of 3, 512 logs\n"
                     "2026-11-22T10:41:52.902Z 7d0c [ERROR] log 1024: KeyError: status\nTraceback (most recent call last):\n"
                     "  File \"/code/index.py\", line 31, in handler\n    row = clean(log)\n  File \"/code/index.py\", line "
                     "23, in clean\n"
                     "KeyError: 'status'\nFC Invoke End RequestId: 7d0c52e8-0000-4000-8000-000000000001, Error: Unhandled "
                     "function error\n";
    answer.coldStart = true;
    answer.startMicros = 21'000;
    return answer;
}

} // namespace sluice::test
