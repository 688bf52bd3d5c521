#include "ui/forms/editors.h"

#include "models/seen.h"
#include "ui/forms/bucketform.h"
#include "ui/forms/formdialog.h"
#include "ui/forms/functionform.h"
#include "ui/forms/logstoreform.h"
#include "ui/forms/parameterform.h"
#include "ui/forms/projectform.h"
#include "ui/forms/roleform.h"
#include "ui/forms/serviceform.h"
#include "ui/forms/triggerform.h"
#include "ui/places.h"

#include <QCoreApplication>

#include <algorithm>

namespace sluice {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Editors)
};

constexpr int kTriggerWidth = 1120;
constexpr int kServiceWidth = 720;

// How a kind of object is found, shown and called.
template <class T> struct Kind;

template <> struct Kind<Project> {
    using FormType = ProjectForm;
    static std::string nameOf(const Project &value) { return value.name; }
    static const std::vector<Project> &in(const DefinitionRows &rows) { return rows.projects; }
    static QString called(const QString &name) { return Text::tr("project %1").arg(name); }
    static QString fresh() { return Text::tr("New project"); }
    static constexpr int kWidth = FormDialog::kWidth;
};
template <> struct Kind<Logstore> {
    using FormType = LogstoreForm;
    static std::string nameOf(const Logstore &value) { return toText(value.key); }
    static std::vector<Logstore> in(const DefinitionRows &rows)
    {
        std::vector<Logstore> found;
        for (const auto &row : rows.logstores)
            found.push_back(row.definition);
        return found;
    }
    static QString called(const QString &name) { return Text::tr("Logstore %1").arg(name); }
    static QString fresh() { return Text::tr("New Logstore"); }
    static constexpr int kWidth = FormDialog::kWidth;
};
template <> struct Kind<Bucket> {
    using FormType = BucketForm;
    static std::string nameOf(const Bucket &value) { return value.name; }
    static const std::vector<Bucket> &in(const DefinitionRows &rows) { return rows.buckets; }
    static QString called(const QString &name) { return Text::tr("bucket %1").arg(name); }
    static QString fresh() { return Text::tr("New bucket"); }
    static constexpr int kWidth = FormDialog::kWidth;
};
template <> struct Kind<Role> {
    using FormType = RoleForm;
    static std::string nameOf(const Role &value) { return value.name; }
    static const std::vector<Role> &in(const DefinitionRows &rows) { return rows.roles; }
    static QString called(const QString &name) { return Text::tr("role %1").arg(name); }
    static QString fresh() { return Text::tr("New role"); }
    static constexpr int kWidth = kServiceWidth;
};
template <> struct Kind<Service> {
    using FormType = ServiceForm;
    static std::string nameOf(const Service &value) { return value.name; }
    static const std::vector<Service> &in(const DefinitionRows &rows) { return rows.services; }
    static QString called(const QString &name) { return Text::tr("service %1").arg(name); }
    static QString fresh() { return Text::tr("New service"); }
    static constexpr int kWidth = kServiceWidth;
};
template <> struct Kind<Function> {
    using FormType = FunctionForm;
    static std::string nameOf(const Function &value) { return toText(value.key); }
    static const std::vector<Function> &in(const DefinitionRows &rows) { return rows.functions; }
    static QString called(const QString &name) { return Text::tr("function %1").arg(name); }
    static QString fresh() { return Text::tr("New function"); }
    static constexpr int kWidth = kServiceWidth;
};
template <> struct Kind<Trigger> {
    using FormType = TriggerForm;
    static std::string nameOf(const Trigger &value) { return toText(value.key); }
    static const std::vector<Trigger> &in(const DefinitionRows &rows) { return rows.triggers; }
    static QString called(const QString &name) { return Text::tr("trigger %1").arg(name); }
    static QString fresh() { return Text::tr("New trigger"); }
    static constexpr int kWidth = kTriggerWidth;
};

template <class T> std::optional<T> found(const Workspace &workspace, const std::string &name)
{
    for (const auto &value : Kind<T>::in(*workspace.definitions())) {
        if (Kind<T>::nameOf(value) == name)
            return value;
    }
    return std::nullopt;
}

// One open dialog of the catalog's things.
template <class T> class Editor {
public:
    using FormType = typename Kind<T>::FormType;

    static void open(Workspace &workspace, QWidget *window, const T &value, FormMode mode)
    {
        const bool creating = mode == FormMode::Create;
        auto *staged = new Staged(workspace);
        auto *form = new FormType(*staged);
        form->load(value, mode);
        const auto name = QString::fromStdString(Kind<T>::nameOf(value));
        const auto title = creating ? Kind<T>::fresh() : Text::tr("Edit %1").arg(Kind<T>::called(name));
        auto *dialog = new FormDialog(title, creating ? Text::tr("&Create") : Text::tr("&Save"), form, window);
        staged->setParent(dialog);
        // What the person was shown or told of the object: only that is replaced.
        auto base = std::make_shared<SeenObject>(seen(value));
        if (creating)
            base->text.clear();
        const auto command = [staged, form, base, creating] { return commandOf(*staged, *form, *base, creating); };
        dialog->checkWith(workspace, command);
        dialog->setWork(
            [&workspace, dialog, form, command, creating](std::function<void(Done)> done) {
                workspace.send(command(), dialog,
                               [&workspace, form, creating, done = std::move(done)](Result<PutAnswer> answer) {
                                   if (!answer) {
                                       workspace.readSoon(); // it may have been changed: said as soon as it is read
                                       return done(tl::unexpected(answer.error()));
                                   }
                                   const auto made = Kind<T>::called(QString::fromStdString(Kind<T>::nameOf(form->value())));
                                   done({});
                                   workspace.readSoon();
                                   workspace.say(said(made, creating));
                               });
            },
            creating ? Text::tr("Could not create it") : Text::tr("Could not save %1").arg(Kind<T>::called(name)));
        if (!creating)
            watch(workspace, dialog, value, base);
        dialog->fit(Kind<T>::kWidth);
        dialog->open();
    }

private:
    static PutDefinitions commandOf(const Staged &staged, const FormType &form, const SeenObject &base, bool creating)
    {
        auto command = staged.changes();
        form.addTo(command);
        if (!creating)
            putSeen(command.seen, base);
        expectNew(command);
        command.actor = "sluice";
        return command;
    }

    static QString said(const QString &what, bool creating)
    {
        auto text = creating ? Text::tr("%1 created. Ctrl+Z undoes it.").arg(what)
                             : Text::tr("%1 saved. Ctrl+Z undoes it.").arg(what);
        text[0] = text[0].toUpper();
        return text;
    }

    // What happens to the object while a person edits it is said; what was typed stays, and goes over what was said.
    static void watch(Workspace &workspace, FormDialog *dialog, const T &value, std::shared_ptr<SeenObject> base)
    {
        QObject::connect(&workspace, &Workspace::definitionsChanged, dialog, [&workspace, dialog, value, base] {
            const auto now = found<T>(workspace, base->name);
            auto text = now ? seen(*now).text : std::string();
            if (std::exchange(base->text, text) == text)
                return;
            dialog->checkAgain();
            if (!now)
                dialog->setNotice(Text::tr("It does not exist any more."),
                                  Text::tr("What was typed is kept; saving makes it again."));
            else if (!(*now == value))
                dialog->setNotice(Text::tr("It was changed meanwhile."),
                                  Text::tr("Saving replaces that change with what is typed here."));
            else
                dialog->setNotice({}, {});
        });
    }
};

template <class T> bool edit(Workspace &workspace, QWidget *window, const QString &name)
{
    if (const auto value = found<T>(workspace, name.toStdString()))
        Editor<T>::open(workspace, window, *value, FormMode::Edit);
    else
        workspace.say(Text::tr("There is no %1.").arg(Kind<T>::called(name)));
    return true;
}

template <class T> bool create(Workspace &workspace, QWidget *window, const T &start)
{
    Editor<T>::open(workspace, window, start, FormMode::Create);
    return true;
}

bool editPlace(Workspace &workspace, QWidget *window, const QString &kind, const QString &name)
{
    if (kind == QLatin1String("project"))
        return edit<Project>(workspace, window, name);
    if (kind == QLatin1String("logstore"))
        return edit<Logstore>(workspace, window, name);
    if (kind == QLatin1String("bucket"))
        return edit<Bucket>(workspace, window, name);
    if (kind == QLatin1String("role"))
        return edit<Role>(workspace, window, name);
    if (kind == QLatin1String("service"))
        return edit<Service>(workspace, window, name);
    if (kind == QLatin1String("function"))
        return edit<Function>(workspace, window, name);
    if (kind == QLatin1String("trigger"))
        return edit<Trigger>(workspace, window, name);
    return false;
}

bool createTrigger(Workspace &workspace, QWidget *window, const QString &function)
{
    if (function.isEmpty()) {
        workspace.open(QStringLiteral("wizard"));
        return true;
    }
    if (!found<Function>(workspace, function.toStdString())) {
        workspace.say(Text::tr("There is no %1.").arg(Kind<Function>::called(function)));
        return true;
    }
    Trigger start;
    start.key.service = places::head(function).toStdString();
    start.key.function = places::rest(function).toStdString();
    return create(workspace, window, start);
}

bool createPlace(Workspace &workspace, QWidget *window, const QString &kind, const QString &parent)
{
    if (kind == QLatin1String("project"))
        return create(workspace, window, Project{});
    if (kind == QLatin1String("bucket")) {
        Bucket start;
        start.name = parent.toStdString();
        return create(workspace, window, start);
    }
    if (kind == QLatin1String("trigger"))
        return createTrigger(workspace, window, parent);
    if (kind == QLatin1String("logstore")) {
        Logstore start;
        start.key = {places::head(parent).toStdString(), places::rest(parent).toStdString()};
        return create(workspace, window, start);
    }
    if (kind == QLatin1String("role")) {
        Role start;
        start.trust = "fc";
        return create(workspace, window, start);
    }
    if (kind == QLatin1String("service"))
        return create(workspace, window, Service{});
    return false;
}

bool isKnown(const QString &head, const QString &kind)
{
    static const QStringList kKinds = {QStringLiteral("project"), QStringLiteral("logstore"), QStringLiteral("bucket"),
                                       QStringLiteral("role"),    QStringLiteral("service"),  QStringLiteral("function"),
                                       QStringLiteral("trigger")};
    return (head == QLatin1String("edit") || head == QLatin1String("create")) && kKinds.contains(kind);
}

} // namespace

bool openEditor(Workspace &workspace, QWidget *window, const QString &place)
{
    const auto head = places::head(place);
    const auto kind = places::head(places::rest(place));
    const auto name = places::rest(places::rest(place));
    if (!isKnown(head, kind))
        return false;
    if (workspace.definitions()->version == 0 && workspace.bell()) {
        // Asked before anything was read: as soon as it is.
        QObject::connect(
            &workspace, &Workspace::definitionsChanged, window,
            [&workspace, window, place] { openEditor(workspace, window, place); }, Qt::SingleShotConnection);
        return true;
    }
    return head == QLatin1String("edit") ? editPlace(workspace, window, kind, name)
                                         : createPlace(workspace, window, kind, name);
}

} // namespace sluice
