// Every page, part of a page and dialog of the scene's window by its place (ui/places.h): what tests walk through that look
// at all of it. Palette and sample change nothing by being opened; "stack" alone is left out, it asks for a file of the
// machine's.
#pragma once

#include <QStringList>

namespace sluice::test {

inline QStringList everyPage()
{
    return {QStringLiteral("overview"),
            QStringLiteral("triggers"),
            QStringLiteral("triggers/cleaning/clean/orders"),
            QStringLiteral("doctor/cleaning/clean/orders"),
            QStringLiteral("services"),
            QStringLiteral("services/shipping"),
            QStringLiteral("functions"),
            QStringLiteral("functions/cleaning/clean"),
            QStringLiteral("functions/cleaning/clean/configuration"),
            QStringLiteral("functions/cleaning/clean/environment"),
            QStringLiteral("functions/cleaning/clean/versions"),
            QStringLiteral("functions/cleaning/clean/triggers"),
            QStringLiteral("functions/shipping/to-csv"),
            QStringLiteral("logstores"),
            QStringLiteral("logstores/shop/access"),
            QStringLiteral("access/authorization"),
            QStringLiteral("access/connections"),
            QStringLiteral("access/roles"),
            QStringLiteral("access/users"),
            QStringLiteral("access/secrets"),
            QStringLiteral("access/check"),
            QStringLiteral("access/audit"),
            QStringLiteral("wizard"),
            QStringLiteral("welcome")};
}

inline QStringList everyDialog()
{
    return {QStringLiteral("palette"),
            QStringLiteral("settings"),
            QStringLiteral("trash"),
            QStringLiteral("authorize"),
            QStringLiteral("connect"),
            QStringLiteral("import/shop/access"),
            QStringLiteral("checkpoint/cleaning/clean/orders"),
            QStringLiteral("delete/service/shipping"),
            QStringLiteral("delete/logstore/shop/orders"),
            QStringLiteral("delete/trigger/cleaning/clean/orders"),
            QStringLiteral("edit/service/shipping"),
            QStringLiteral("edit/function/shipping/to-csv"),
            QStringLiteral("edit/trigger/cleaning/clean/orders"),
            QStringLiteral("edit/logstore/shop/access"),
            QStringLiteral("edit/role/delivery-role"),
            QStringLiteral("edit/user/reporting"),
            QStringLiteral("edit/connection/shop-cloud"),
            QStringLiteral("create/project"),
            QStringLiteral("create/logstore/shop"),
            QStringLiteral("create/bucket"),
            QStringLiteral("create/role"),
            QStringLiteral("create/service"),
            QStringLiteral("create/function/cleaning"),
            QStringLiteral("create/trigger/cleaning/clean"),
            QStringLiteral("create/user"),
            QStringLiteral("create/connection")};
}

} // namespace sluice::test
