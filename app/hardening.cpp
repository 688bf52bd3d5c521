#include "app/hardening.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace sluice {

void hardenProcess()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    // The limit does not hold where the kernel pipes dumps into a program; this does.
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

} // namespace sluice
