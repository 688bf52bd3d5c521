// sluice-bridge: started by the engine for each instance of a function; see engine/functions/local/sandbox/bridgesheet.h.
#include "app/bridge/inside.h"
#include "app/bridge/outside.h"

#include <string_view>

#include <sys/stat.h>
#include <unistd.h>

namespace {

int failed(std::string_view why)
{
    const auto line = "sluice: " + std::string(why) + "\n";
    static_cast<void>(::write(STDERR_FILENO, line.data(), line.size()));
    return 125;
}

sluice::Result<sluice::BridgeSheet> readSheet()
{
    using namespace sluice;
    struct stat status { };
    if (::fstat(bridgefd::kSheet, &status) != 0 || static_cast<std::size_t>(status.st_size) > BridgeSheet::kBytesMax)
        return fail(ErrorKind::Invalid, "BridgeSheet", "sluice-bridge is started by the engine only");
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    if (::pread(bridgefd::kSheet, bytes.data(), bytes.size(), 0) != status.st_size)
        return fail(ErrorKind::Invalid, "BridgeSheet", "the sheet for sluice-bridge cannot be read");
    return parseBridgeSheet(bytes);
}

} // namespace

int main(int argc, char **argv)
{
    using namespace sluice;
    auto sheet = readSheet();
    if (!sheet)
        return failed(sheet.error().detail);
    const std::string_view role = argc == 2 ? argv[1] : "";
    if (role != "inside" && role != "outside")
        return failed("sluice-bridge is started by the engine only");
    if (role == "outside")
        if (const auto problem = bridge::goOutside(*sheet); !problem.empty())
            return failed(problem);
    ::close_range(bridgefd::kSheet, ~0U, 0); // what was for bubblewrap, and the sheet with its secrets
    if (role == "inside")
        return bridge::Inside(std::move(*sheet), true).run();
    return bridge::Inside(std::move(*sheet), false).run();
}
