// Every place of the window by name: what --page takes, what the palette lists, what pages ask the workspace to open.
// A place is a page, or a dialog over the page that is open.
//
// pages:   welcome · overview · triggers[/SERVICE/FUNCTION/TRIGGER] · doctor/SERVICE/FUNCTION/TRIGGER · services[/NAME]
//          functions[/SERVICE/FUNCTION[/PART]] · logstores[/PROJECT/LOGSTORE] · access[/TAB[/NAME]] · wizard[/SERVICE]
//          (template page) PART: code[/FILE:LINE] configuration environment versions triggers TAB: authorization connections
//          roles users secrets check audit
// dialogs: edit/KIND/NAME · create/KIND[/PARENT] (logstore[/PROJECT[/NAME]], bucket[/NAME]) · delete/KIND/NAME
//          import[/PROJECT/LOGSTORE] · checkpoint/SERVICE/FUNCTION/TRIGGER
//          sample (adds the sample to this engine) · stack[/FILE] (asks for a stack file, shows what it would change)
//          authorize · connect · trash · settings · shortcuts · palette     (KIND as the catalog spells it: service,
//          logstore …)
#pragma once

#include <QString>

namespace sluice::places {

[[nodiscard]] inline QString head(const QString &place) // "triggers" of "triggers/a/b/c"
{
    return place.section(QLatin1Char('/'), 0, 0);
}
[[nodiscard]] inline QString rest(const QString &place) // "a/b/c"
{
    return place.section(QLatin1Char('/'), 1);
}
[[nodiscard]] inline QString at(const char *head, const QString &rest)
{
    return QLatin1String(head) + QLatin1Char('/') + rest;
}
[[nodiscard]] inline QString at(const char *head, const std::string &rest)
{
    return at(head, QString::fromStdString(rest));
}

} // namespace sluice::places
