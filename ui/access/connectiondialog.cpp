#include "ui/access/connectiondialog.h"

#include "models/accesswords.h"
#include "ui/access/accesstab.h"
#include "ui/access/connectionform.h"
#include "ui/access/keepsecret.h"
#include "ui/forms/formdialog.h"

namespace sluice {

namespace {

enum class Test { No, Yes };

// Secret, then definition, then test: one after another, each only when the one before it went well.
struct Saving {
    Workspace &workspace;
    ConnectionForm *form;
    Test test;
    std::function<void(Done)> done;
    Connection connection;
};
using SavingPtr = std::shared_ptr<Saving>;

void test(const SavingPtr &saving)
{
    saving->workspace.send(TestConnection{saving->connection.name}, saving->form, [saving](Result<CheckRows> answer) {
        if (!answer)
            return saving->done(fail(answer.error()));
        saving->form->showChecks(*answer);
        const auto bad =
            std::find_if(answer->rows.begin(), answer->rows.end(), [](const CheckRow &row) { return !row.good; });
        if (bad == answer->rows.end()) {
            saving->workspace.say(
                ConnectionForm::tr("%1 is connected").arg(QString::fromStdString(saving->connection.name)));
            return saving->done({});
        }
        saving->form->setStored(true);
        saving->done(fail(ErrorKind::Invalid, {},
                          ConnectionForm::tr("The connection is kept, but its test failed: %1 %2")
                              .arg(QString::fromStdString(bad->reason), QString::fromStdString(bad->remedy))
                              .trimmed()
                              .toStdString()));
    });
}

void put(const SavingPtr &saving)
{
    PutConnection command{saving->connection, kActor};
    saving->workspace.send(std::move(command), saving->form, [saving](Result<Nothing> answer) {
        if (!answer)
            return saving->done(fail(answer.error()));
        saving->form->setKept(QString::fromStdString(saving->connection.name)); // when the test fails, it is put again
        saving->workspace.readSoon();
        if (saving->test == Test::Yes)
            return test(saving);
        saving->workspace.say(
            ConnectionForm::tr("The connection %1 is kept").arg(QString::fromStdString(saving->connection.name)));
        saving->done({});
    });
}

void save(const SavingPtr &saving)
{
    saving->connection = saving->form->value();
    if (!saving->form->hasSecret())
        return put(saving);
    keepSecret(saving->workspace, saving->form, saving->connection.secret, saving->form->takeSecret(), [saving](Done done) {
        if (!done)
            return saving->done(std::move(done));
        saving->form->setStored(true); // what was typed is gone from the field, and need not be typed again
        put(saving);
    });
}

void openDialog(Workspace &workspace, QWidget *window, const Connection *known, Test test)
{
    auto *staged = new Staged(workspace);
    auto *form = new ConnectionForm(*staged);
    Connection fresh;
    fresh.kind = ConnectionKind::Cloud;
    form->load(known ? *known : fresh, known ? FormMode::Edit : FormMode::Create);
    form->setStored(known && !known->secret.empty());
    const auto title = known ? ConnectionForm::tr("Connection %1").arg(QString::fromStdString(known->name))
        : test == Test::Yes  ? ConnectionForm::tr("Connect to the cloud")
                             : ConnectionForm::tr("New connection");
    auto *dialog = new FormDialog(
        title, test == Test::Yes ? ConnectionForm::tr("&Save and test") : ConnectionForm::tr("&Save"), form, window);
    dialog->setObjectName(QStringLiteral("connectionDialog"));
    dialog->setWork(
        [&workspace, form, test](std::function<void(Done)> done) {
            save(std::make_shared<Saving>(Saving{workspace, form, test, std::move(done), {}}));
        },
        test == Test::Yes ? ConnectionForm::tr("Could not connect") : ConnectionForm::tr("Could not save the connection"));
    workspace.send(GetSecrets{}, form, [form](Result<SecretRows> answer) {
        if (answer)
            form->setHome(accesswords::secretHome(answer->home), QString::fromStdString(answer->why));
    });
    form->setHome({}, {});
    dialog->fit();
    dialog->open();
}

} // namespace

void openConnectDialog(Workspace &workspace, QWidget *window)
{
    openDialog(workspace, window, nullptr, Test::Yes);
}

void openConnectionDialog(Workspace &workspace, QWidget *window, const QString &name)
{
    if (name.isEmpty())
        return openDialog(workspace, window, nullptr, Test::No);
    const auto rows = workspace.definitions();
    for (const auto &connection : rows->connections) {
        if (QString::fromStdString(connection.name) == name)
            return openDialog(workspace, window, &connection, Test::No);
    }
    workspace.say(ConnectionForm::tr("There is no connection %1").arg(name));
}

} // namespace sluice
