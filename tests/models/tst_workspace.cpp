#include "models/workspace.h"
#include "tests/support/scene.h"

#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

class tst_Workspace : public QObject {
    Q_OBJECT
private slots:
    void answersBeforeThereIsAnEngine();
    void anEngineThatNobodyChangedYetIsKnown();
    void readsAgainWhenDefinitionsChange();
    void aFailedReadIsTold();
};

void tst_Workspace::answersBeforeThereIsAnEngine()
{
    Workspace workspace([] { return kSceneNow; });
    QVERIFY(!workspace.connected());
    QCOMPARE(workspace.definitions()->version, std::uint64_t(0));
    std::string code;
    workspace.send(GetStatus(), this, [&code](Result<EngineStatus> answer) { code = answer.error().code; });
    QVERIFY(code.empty()); // never inside the verb
    QTRY_COMPARE(code, std::string("EngineGone"));
}

void tst_Workspace::anEngineThatNobodyChangedYetIsKnown()
{
    FakeEngineClient client;
    client.definitions.version = 0;
    Workspace workspace([] { return kSceneNow; });
    workspace.attach(client);
    QTRY_VERIFY(workspace.definitions()->version > 0);
    QVERIFY(workspace.definitions()->triggers.empty());
}

void tst_Workspace::readsAgainWhenDefinitionsChange()
{
    FakeEngineClient client;
    stageScene(client);
    Workspace workspace([] { return kSceneNow; });
    QSignalSpy changed(&workspace, &Workspace::definitionsChanged);
    workspace.attach(client);
    QTRY_COMPARE(changed.size(), 1);
    QTRY_COMPARE(workspace.triggers().total(), std::size_t(12));
    QCOMPARE(workspace.history().undo.name, std::string("cleaning/clean"));
    client.definitions.version = 42;
    Changed what;
    what.definitions = true;
    client.ring(what);
    QTRY_COMPARE(workspace.definitions()->version, std::uint64_t(42));
}

void tst_Workspace::aFailedReadIsTold()
{
    FakeEngineClient client;
    client.fail({ErrorKind::Denied, "Unauthorized", "no statement allows it"});
    Workspace workspace([] { return kSceneNow; });
    QSignalSpy failed(&workspace, &Workspace::failed);
    workspace.attach(client);
    QTRY_VERIFY(failed.size() >= 2); // definitions, triggers
    QCOMPARE(workspace.definitions()->version, std::uint64_t(0));
}

QTEST_GUILESS_MAIN(tst_Workspace)
#include "tst_workspace.moc"
