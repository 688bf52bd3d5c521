#include "app/ctl/commands.h"

namespace sluice::ctl {

void demo(Session &session)
{
    session.fail({ErrorKind::Unsupported, "Later", "demo needs the sample stack"});
}

} // namespace sluice::ctl
