#include "ui/window/dialogs.h"

#include "ui/access/authorizedialog.h"
#include "ui/access/connectiondialog.h"
#include "ui/access/userdialog.h"
#include "ui/forms/editors.h"
#include "ui/functions/newfunctiondialog.h"
#include "ui/logstores/importdialog.h"
#include "ui/places.h"
#include "ui/triggers/checkpointdialog.h"
#include "ui/window/deletesheet.h"
#include "ui/window/trashsheet.h"

namespace sluice {

namespace {

// Users, connections and new functions have dialogs of their own; every other kind is a form over its definition.
bool openEdit(Workspace &workspace, QWidget *window, const QString &place)
{
    const auto kind = place.section(QLatin1Char('/'), 1, 1);
    const auto name = places::head(place) == QLatin1String("create") ? QString() : place.section(QLatin1Char('/'), 2);
    if (kind == QLatin1String("user"))
        openUserDialog(workspace, window, name);
    else if (kind == QLatin1String("connection"))
        openConnectionDialog(workspace, window, name);
    else if (kind == QLatin1String("function") && places::head(place) == QLatin1String("create"))
        openNewFunctionDialog(workspace, window, place.section(QLatin1Char('/'), 2));
    else
        return openEditor(workspace, window, place);
    return true;
}

} // namespace

bool openDialog(Workspace &workspace, QWidget *window, const QString &place)
{
    const auto head = places::head(place);
    const auto rest = places::rest(place);
    if (head == QLatin1String("edit") || head == QLatin1String("create"))
        return openEdit(workspace, window, place);
    if (head == QLatin1String("delete"))
        (new DeleteSheet(workspace, places::head(rest), places::rest(rest), window))->open();
    else if (head == QLatin1String("trash"))
        (new TrashSheet(workspace, window))->open();
    else if (head == QLatin1String("authorize"))
        openAuthorizeDialog(workspace, window);
    else if (head == QLatin1String("connect"))
        openConnectDialog(workspace, window);
    else if (head == QLatin1String("import"))
        (new ImportDialog(workspace, rest, window))->open();
    else if (head == QLatin1String("checkpoint"))
        openCheckpointDialog(workspace, window, rest);
    else
        return false;
    return true;
}

} // namespace sluice
