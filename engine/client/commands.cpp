#include "engine/client/commands.h"

namespace sluice {

std::size_t answerKind(const Command &command)
{
    return std::visit([](const auto &named) { return AnyAnswer(typename std::decay_t<decltype(named)>::Answer()).index(); },
                      command);
}

} // namespace sluice
