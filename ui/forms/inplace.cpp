#include "ui/forms/inplace.h"

#include "ui/forms/bucketform.h"
#include "ui/forms/formdialog.h"
#include "ui/forms/logstoreform.h"
#include "ui/forms/projectform.h"
#include "ui/forms/roleform.h"
#include "ui/forms/serviceform.h"

#include <QCoreApplication>

namespace sluice {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(InPlace)
};

template <class F, class Made> void show(Staged &staged, const InPlace &place, const QString &title, F *form, Made made)
{
    auto *dialog = new FormDialog(title, Text::tr("&Add"), form, place.over->window());
    dialog->setRemark(place.remark);
    QObject::connect(dialog, &QDialog::accepted, place.over, [&staged, form, made = std::move(made)] {
        const auto value = form->value();
        staged.put(value);
        made(value);
    });
    dialog->fit();
    dialog->open();
}

} // namespace

void createProject(Staged &staged, const InPlace &place, const std::string &region,
                   std::function<void(const Project &)> made)
{
    auto *form = new ProjectForm(staged);
    Project start;
    start.region = region.empty() ? start.region : region;
    form->load(start, FormMode::Create);
    show(staged, place, Text::tr("New project"), form, std::move(made));
}

void createLogstore(Staged &staged, const InPlace &place, const Logstore &start, std::function<void(const Logstore &)> made)
{
    auto *form = new LogstoreForm(staged);
    if (!start.key.project.empty())
        form->fixProject();
    form->load(start, FormMode::Create);
    show(staged, place, Text::tr("New Logstore"), form, std::move(made));
}

void createBucket(Staged &staged, const InPlace &place, const std::string &region, std::function<void(const Bucket &)> made)
{
    auto *form = new BucketForm(staged);
    Bucket start;
    start.region = region.empty() ? start.region : region;
    form->load(start, FormMode::Create);
    show(staged, place, Text::tr("New bucket"), form, std::move(made));
}

void createService(Staged &staged, const InPlace &place, std::function<void(const Service &)> made)
{
    auto *form = new ServiceForm(staged);
    form->load({}, FormMode::Create);
    const auto withRole = [&staged, form, made = std::move(made)](const Service &value) {
        if (const auto role = form->newRole())
            staged.put(*role);
        made(value);
    };
    show(staged, place, Text::tr("New service"), form, withRole);
}

void createRole(Staged &staged, const InPlace &place, const Role &start, std::function<void(const Role &)> made)
{
    auto *form = new RoleForm(staged);
    form->load(start, FormMode::Create);
    show(staged, place, Text::tr("New role"), form, std::move(made));
}

} // namespace sluice
