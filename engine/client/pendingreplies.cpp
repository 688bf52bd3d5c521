#include "engine/client/pendingreplies.h"

namespace sluice {

std::uint64_t PendingReplies::add(const Command &command, QObject *context, Handler reply)
{
    const auto id = ++m_lastId;
    m_waiting.emplace(id, Waiting{context, context != nullptr, answerKind(command), std::move(reply)});
    return id;
}

void PendingReplies::answer(std::uint64_t id, Result<AnyAnswer> result)
{
    auto node = m_waiting.extract(id);
    if (node.empty())
        return;
    if (result && result->index() != node.mapped().kind)
        result = sluice::fail(ErrorKind::Corrupt, "WrongAnswer", "the engine answered with something else than was asked");
    node.mapped().call(std::move(result));
}

void PendingReplies::fail(const Error &error)
{
    auto waiting = std::exchange(m_waiting, {});
    for (auto &[id, one] : waiting)
        one.call(sluice::fail(error));
}

void PendingReplies::Waiting::call(Result<AnyAnswer> result)
{
    if (!guarded || context)
        reply(std::move(result));
}

} // namespace sluice
