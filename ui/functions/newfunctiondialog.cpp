#include "ui/functions/newfunctiondialog.h"

#include "models/seen.h"
#include "ui/forms/formdialog.h"
#include "ui/forms/starterwords.h"
#include "ui/functions/newfunctionform.h"
#include "ui/places.h"

#include <QCoreApplication>

namespace sluice {

namespace {

constexpr int kNewFunctionWidth = 760;
constexpr int kReadingsWaited = 3;

struct NewFunctionText {
    Q_DECLARE_TR_FUNCTIONS(NewFunctionDialog)
};

PutDefinitions commandFrom(const Staged &staged, const NewFunctionForm &form)
{
    auto command = staged.changes();
    form.addTo(command);
    expectNew(command);
    command.actor = "sluice";
    return command;
}

// The files once, however often the engine refuses what follows.
Done writeFiles(const NewFunctionForm &form, std::string &written)
{
    const auto value = form.value();
    const auto what = form.starter() + '\n' + value.runtime + '\n' + value.code;
    if (written == what)
        return {};
    auto done = writeStarterOf(value.runtime, form.starter(), value.code);
    if (done)
        written = what;
    return done;
}

// As soon as the page can show it; what was read in between may still be without it.
void openPage(Workspace &workspace, QWidget *window, const FunctionKey &key, int readings = kReadingsWaited)
{
    const auto &functions = workspace.definitions()->functions;
    if (std::ranges::any_of(functions, [&key](const Function &one) { return one.key == key; }))
        return workspace.open(places::at("functions", toText(key) + "/code"));
    if (readings > 0)
        QObject::connect(
            &workspace, &Workspace::definitionsChanged, window,
            [&workspace, window, key, readings] { openPage(workspace, window, key, readings - 1); },
            Qt::SingleShotConnection);
}

void openNow(Workspace &workspace, QWidget *window, const QString &service)
{
    auto *staged = new Staged(workspace);
    auto *form = new NewFunctionForm(*staged);
    form->load(service.toStdString());
    auto *dialog = new FormDialog(NewFunctionText::tr("New function"), NewFunctionText::tr("&Create"), form, window);
    dialog->setObjectName(QStringLiteral("newFunction"));
    staged->setParent(dialog);
    dialog->setRemark(NewFunctionText::tr("Undo takes the function back; its files stay."));
    dialog->checkWith(workspace, [staged, form] { return commandFrom(*staged, *form); });
    auto written = std::make_shared<std::string>();
    dialog->setWork(
        [&workspace, window, dialog, staged, form, written](std::function<void(Done)> done) {
            if (auto files = writeFiles(*form, *written); !files)
                return done(std::move(files));
            const auto value = form->value();
            workspace.send(commandFrom(*staged, *form), dialog,
                           [&workspace, window, value, done = std::move(done)](Result<PutAnswer> answer) {
                               workspace.readSoon();
                               if (!answer)
                                   return done(tl::unexpected(answer.error()));
                               done({});
                               const auto name = QString::fromStdString(toText(value.key));
                               workspace.say(
                                   NewFunctionText::tr("Function %1 created. Ctrl+Z takes it back; its files stay in %2.")
                                       .arg(name, QString::fromStdString(value.code)));
                               openPage(workspace, window, value.key);
                           });
        },
        NewFunctionText::tr("Could not create the function"));
    dialog->fit(kNewFunctionWidth);
    dialog->open();
}

} // namespace

void openNewFunctionDialog(Workspace &workspace, QWidget *window, const QString &service)
{
    if (workspace.definitions()->version == 0 && workspace.bell()) {
        // Asked before anything was read: as soon as it is.
        QObject::connect(
            &workspace, &Workspace::definitionsChanged, window,
            [&workspace, window, service] { openNow(workspace, window, service); }, Qt::SingleShotConnection);
        return;
    }
    openNow(workspace, window, service);
}

} // namespace sluice
