#include "app/ctl/commands.h"

namespace sluice::ctl {

void put(Session &session)
{
    session.fail({ErrorKind::Unsupported, "Later", "put needs the collector's parsers"});
}

} // namespace sluice::ctl
