#include "ui/window/dialogs.h"

#include "ui/places.h"
#include "ui/window/deletesheet.h"
#include "ui/window/trashsheet.h"

namespace sluice {

bool openDialog(Workspace &workspace, QWidget *window, const QString &place)
{
    const auto head = places::head(place);
    const auto rest = places::rest(place);
    if (head == QLatin1String("delete")) {
        (new DeleteSheet(workspace, places::head(rest), places::rest(rest), window))->open();
        return true;
    }
    if (head == QLatin1String("trash")) {
        (new TrashSheet(workspace, window))->open();
        return true;
    }
    return false;
}

} // namespace sluice
