#include "ui/access/userdialog.h"

#include "ui/access/accesstab.h"
#include "ui/access/keydialog.h"
#include "ui/access/newkeydialog.h"
#include "ui/access/userform.h"
#include "ui/forms/formdialog.h"

#include <QPointer>

namespace sluice {

namespace {

const User *findUser(const Workspace &workspace, const QString &name)
{
    const auto &users = workspace.definitions()->users;
    const auto found = std::find_if(users.begin(), users.end(),
                                    [&name](const User &user) { return QString::fromStdString(user.name) == name; });
    return found == users.end() ? nullptr : &*found;
}

} // namespace

void openUserDialog(Workspace &workspace, QWidget *window, const QString &name)
{
    const auto *known = name.isEmpty() ? nullptr : findUser(workspace, name);
    if (!name.isEmpty() && !known)
        return workspace.say(UserForm::tr("There is no user %1").arg(name));
    auto *staged = new Staged(workspace);
    auto *form = new UserForm(*staged);
    form->load(known ? *known : User(), known ? FormMode::Edit : FormMode::Create);
    auto *dialog = new FormDialog(known ? UserForm::tr("User %1").arg(name) : UserForm::tr("New user"),
                                  known ? UserForm::tr("&Save") : UserForm::tr("&Create"), form, window);
    dialog->setObjectName(QStringLiteral("userDialog"));
    staged->setParent(dialog);
    if (!known)
        dialog->setRemark(UserForm::tr("An access key is made with it and shown once."));
    const bool isNew = !known;
    dialog->setWork(
        [&workspace, form, window, isNew](std::function<void(Done)> done) {
            const QPointer<QWidget> over(window);
            PutUser command{form->value(), kActor};
            workspace.send(std::move(command), form,
                           [&workspace, over, isNew, done = std::move(done)](Result<NewKeyAnswer> answer) {
                               if (!answer)
                                   return done(fail(answer.error()));
                               const auto user = QString::fromStdString(answer->user);
                               workspace.say(isNew ? UserForm::tr("The user %1 was created").arg(user)
                                                   : UserForm::tr("The user %1 was changed").arg(user));
                               workspace.readSoon();
                               done({});
                               if (over && !answer->keyId.empty())
                                   (new KeyDialog(std::move(*answer), over))->open();
                           });
        },
        known ? UserForm::tr("Could not save the user") : UserForm::tr("Could not create the user"));
    dialog->fit();
    dialog->open();
}

void openNewKeyDialog(Workspace &workspace, QWidget *window, const QString &name)
{
    const auto *user = findUser(workspace, name);
    if (!user)
        return workspace.say(UserForm::tr("There is no user %1").arg(name));
    (new NewKeyDialog(workspace, *user, window))->open();
}

} // namespace sluice
