#include "app/ctl/confirm.h"

#include <array>
#include <cerrno>

#include <unistd.h>

namespace sluice::ctl {

Done confirmed(Session &session, const std::string &question)
{
    if (session.arguments().has("--yes"))
        return {};
    if (::isatty(STDIN_FILENO) != 1 || !session.out().errorTerminal())
        return fail(ErrorKind::Invalid, "Usage", "this needs a confirmation; add --yes to give it");
    session.out().draw(question + " [y/N] ");
    std::array<char, 256> answer{};
    const auto got = ::read(STDIN_FILENO, answer.data(), answer.size());
    if (got > 0 && (answer[0] == 'y' || answer[0] == 'Y'))
        return {};
    return fail(ErrorKind::Cancelled, "NotConfirmed", "nothing was changed");
}

} // namespace sluice::ctl
