// What the wizard's command says of things that somebody else makes or changes while the draft is kept.
#include "models/seen.h"
#include "models/wizarddefaults.h"
#include "tests/support/scene.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

DefinitionRows meanwhileRows()
{
    FakeEngineClient client;
    stageScene(client);
    return client.definitions;
}

// What the command says that it saw: "new", "seen", or "unsaid".
QString said(const PutDefinitions &command, const SeenObject &what)
{
    const auto *found = seenIn(command.seen, what);
    return !found ? QStringLiteral("unsaid") : found->text.empty() ? QStringLiteral("new") : QStringLiteral("seen");
}

} // namespace

class tst_WizardMeanwhile : public QObject {
    Q_OBJECT
private slots:
    void everyNewThingMustBeNew();
    void aNewerPolicyIsNotWrittenBack();
};

// A change of something that exists is no leave to replace what somebody made meanwhile under a new thing's name.
void tst_WizardMeanwhile::everyNewThingMustBeNew()
{
    auto rows = meanwhileRows();
    auto draft = freshDraft(rows);
    auto index = rows.logstores[0].definition;
    index.index = !index.index;
    rows.logstores[0].definition.index = false;
    index.index = true;
    draft.logstores = {index};
    draft.trigger.source = index.key;
    const auto command = commandOf(draft, rows);
    QCOMPARE(command.logstores.size(), std::size_t(1));
    QCOMPARE(said(command, seen(command.logstores[0])), QStringLiteral("seen"));
    QCOMPARE(said(command, seen(command.roles[0])), QStringLiteral("new"));
    QCOMPARE(said(command, seen(command.services[0])), QStringLiteral("new"));
    QCOMPARE(said(command, seen(command.functions[0])), QStringLiteral("new"));
    QCOMPARE(said(command, seen(command.triggers[0])), QStringLiteral("new"));
    // Also when they are there by now: the engine refuses, and says which.
    rows.functions.push_back(command.functions[0]);
    rows.roles.push_back(command.roles[0]);
    const auto late = commandOf(draft, rows);
    QCOMPARE(said(late, seen(late.functions[0])), QStringLiteral("new"));
    QCOMPARE(late.roles.size(), std::size_t(1));
    QCOMPARE(said(late, seen(late.roles[0])), QStringLiteral("new"));
}

void tst_WizardMeanwhile::aNewerPolicyIsNotWrittenBack()
{
    auto rows = meanwhileRows();
    auto draft = freshDraft(rows);
    draft.role = {};
    draft.service.role = "delivery-role";
    auto &theirs = rows.roles[1];
    QCOMPARE(theirs.name, std::string("delivery-role"));
    auto mine = theirs;
    mine.document = R"({"Version":"1","Statement":[]})";
    draft.roles = {mine};
    draft.seen = {seen(theirs)};
    const auto was = theirs;
    // Untouched by others, but for the description: it goes over what is there now.
    theirs.description = "changed meanwhile";
    auto command = commandOf(draft, rows);
    QCOMPARE(command.roles.at(0).document, mine.document);
    QCOMPARE(command.roles.at(0).description, std::string("changed meanwhile"));
    QCOMPARE(seenIn(command.seen, seen(theirs))->text, seen(theirs).text);
    // Somebody else wrote another policy: the draft, also a kept one, says what it saw, and is refused.
    theirs.document = R"({"Version":"1","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]})";
    const auto kept = wizardDraftOf(storedForm(draft));
    QVERIFY(kept);
    command = commandOf(*kept, rows);
    QCOMPARE(seenIn(command.seen, seen(theirs))->text, seen(was).text);
    QVERIFY(seenIn(command.seen, seen(theirs))->text != seen(theirs).text);
    // The same policy as theirs by now: nothing to change.
    draft.roles[0].document = theirs.document;
    QVERIFY(commandOf(draft, rows).roles.empty());
}

QTEST_GUILESS_MAIN(tst_WizardMeanwhile)
#include "tst_wizardmeanwhile.moc"
