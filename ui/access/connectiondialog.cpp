#include "ui/access/connectiondialog.h"

#include "models/accesswords.h"
#include "ui/access/accesstab.h"
#include "ui/access/connectionform.h"
#include "ui/access/keepsecret.h"
#include "ui/forms/formdialog.h"

namespace sluice {

namespace {

enum class Test { No, Yes };

// Secret, then definition: one after another, each only when the one before it went well.
struct Saving {
    Workspace &workspace;
    ConnectionForm *form;
    std::function<void(Done)> done;
    Connection connection;
    QString said; // when it is kept
};
using SavingPtr = std::shared_ptr<Saving>;

void put(const SavingPtr &saving)
{
    PutConnection command{saving->connection, kActor};
    saving->workspace.send(std::move(command), saving->form, [saving](Result<Nothing> answer) {
        if (!answer)
            return saving->done(fail(answer.error()));
        saving->workspace.readSoon();
        saving->workspace.say(saving->said.arg(QString::fromStdString(saving->connection.name)));
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

void keep(Workspace &workspace, ConnectionForm *form, const QString &said, std::function<void(Done)> done)
{
    save(std::make_shared<Saving>(Saving{workspace, form, std::move(done), {}, said}));
}

// The connection as it is typed, before anything is kept. One that works is kept; of one that does not a person decides.
void testThenKeep(Workspace &workspace, ConnectionForm *form, FormDialog *dialog, std::function<void(Done)> done)
{
    TestConnection command;
    command.connection = form->value();
    command.secret = form->typedSecret();
    workspace.send(std::move(command), form, [&workspace, form, dialog, done = std::move(done)](Result<CheckRows> answer) {
        if (!answer)
            return done(fail(answer.error()));
        form->showChecks(*answer);
        const auto bad =
            std::find_if(answer->rows.begin(), answer->rows.end(), [](const CheckRow &row) { return !row.good; });
        if (bad == answer->rows.end())
            return keep(workspace, form, ConnectionForm::tr("%1 is connected"), done);
        auto why = QString::fromStdString(bad->reason);
        if (!bad->remedy.empty())
            why += QLatin1String("; ") + QString::fromStdString(bad->remedy);
        done(fail(ErrorKind::Invalid, {},
                  ConnectionForm::tr("Its test failed, and nothing is kept: %1.").arg(why).toStdString()));
        dialog->offer(ConnectionForm::tr("Keep it all t&he same"), [&workspace, form](std::function<void(Done)> kept) {
            keep(workspace, form, ConnectionForm::tr("The connection %1 is kept"), std::move(kept));
        });
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
        title, test == Test::Yes ? ConnectionForm::tr("Test and &save") : ConnectionForm::tr("&Save"), form, window);
    dialog->setObjectName(QStringLiteral("connectionDialog"));
    staged->setParent(dialog);
    dialog->setWork(
        [&workspace, form, dialog, test](std::function<void(Done)> done) {
            if (test == Test::Yes)
                testThenKeep(workspace, form, dialog, std::move(done));
            else
                keep(workspace, form, ConnectionForm::tr("The connection %1 is kept"), std::move(done));
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
