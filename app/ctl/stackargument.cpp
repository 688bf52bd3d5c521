#include "app/ctl/stackargument.h"

#include "app/ctl/textfile.h"
#include "engine/base/limits.h"

namespace sluice::ctl {

Result<StackArgument> stackArgument(Session &session)
{
    const auto &given = session.arguments().values.front();
    SLUICE_LET(auto text, readText(given, limits::kStackFileBytesMax));
    auto file = absolutePath(given == "-" ? "standard-input.yaml" : given);
    session.nameFile(file, given == "-" ? "standard input" : given);
    return StackArgument{std::move(text), std::move(file)};
}

} // namespace sluice::ctl
