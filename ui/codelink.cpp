#include "ui/codelink.h"

#include "models/tracelines.h"
#include "ui/places.h"

#include <QCoreApplication>

#include <algorithm>

namespace sluice {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CodeLink)
};

} // namespace

CodeLink codeLink(const FunctionKey &function, const QString &said, const DefinitionRows &definitions)
{
    const auto known = std::find_if(definitions.functions.begin(), definitions.functions.end(),
                                    [&function](const Function &one) { return one.key == function; });
    if (known == definitions.functions.end() || !known->templateName.empty())
        return {};
    const auto code = places::at("functions", toText(function)) + QStringLiteral("/code");
    auto place = failedAt(said);
    if (place.file.isEmpty())
        return {Text::tr("Open function"), code};
    if (place.file.startsWith(QLatin1String("/code/")))
        place.file.remove(0, 6);
    return {Text::tr("Open line %1").arg(place.line), QStringLiteral("%1/%2:%3").arg(code, place.file).arg(place.line)};
}

} // namespace sluice
