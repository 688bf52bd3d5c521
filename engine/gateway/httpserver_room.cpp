// Who gives way when a limit is reached. No list is kept for it: limits are rarely reached, and there are few connections.
#include "engine/gateway/httpserver_core.h"

#include <algorithm>

namespace sluice {

namespace {

// What waits, times how long: a few bytes that wait for long and many that have just come are both no nuisance.
double weightOf(std::size_t bytes, http::Moment since, http::Moment now)
{
    return static_cast<double>(bytes) * std::chrono::duration<double>(now - since + std::chrono::milliseconds(1)).count();
}

} // namespace

// A client that makes a connection for each of its calls and keeps them must not lock out everybody for as long as it keeps
// them, nor may one that says nothing: those that never sent anything go first.
bool HttpServer::Core::hasRoom(std::size_t share, const Belongs &belongs)
{
    const auto takes = [&](const auto &session) { return !session->turnedAway() && belongs(*session); };
    if (static_cast<std::size_t>(std::ranges::count_if(sessions, takes)) < share)
        return true;
    std::shared_ptr<Session> leaves;
    auto since = http::Moment::max();
    const auto spared = http::Steady::now() - limits.spared;
    for (const auto &session : sessions) {
        if (!takes(session))
            continue;
        const auto idle = session->idleSince();
        if (!idle || *idle > spared)
            continue;
        const bool first = !leaves || (leaves->served() && !session->served());
        if (first || (*idle < since && session->served() == leaves->served())) {
            leaves = session;
            since = *idle;
        }
    }
    if (!leaves)
        return false;
    ++connectionsReplaced;
    leaves->close();
    return true;
}

// The narrowest share comes first, so that who has too many gives up one of its own.
bool HttpServer::Core::makeRoom(const HttpPeer &newcomer)
{
    const auto ofProcess = [&](const Session &session) {
        return session.peer().sandbox && session.peer().process == newcomer.process;
    };
    if (newcomer.sandbox
        && (!hasRoom(limits.connectionsOfSandbox, ofProcess)
            || !hasRoom(limits.sandboxConnections, [](const Session &session) { return session.peer().sandbox; })))
        return false;
    return hasRoom(limits.connections, [](const Session &) { return true; });
}

// A body that trickles in must not keep out everybody's for as long as it may trickle.
bool HttpServer::Core::makeSpace(std::size_t bytes, const Session &asker)
{
    while (heldBytes + bytes > limits.heldBytes) {
        const auto now = http::Steady::now();
        const auto own = asker.body();
        auto most = own.bytes > 0 ? weightOf(own.bytes, own.since, now) : 0;
        std::shared_ptr<Session> leaves;
        for (const auto &session : sessions) {
            const auto body = session->body();
            if (session.get() == &asker || body.bytes == 0 || now - body.since < limits.spared)
                continue;
            if (const auto weight = weightOf(body.bytes, body.since, now); weight > most) {
                leaves = session;
                most = weight;
            }
        }
        if (!leaves)
            return false;
        ++bodiesReplaced;
        leaves->giveUpRequest({503, "ServerBusy", "the request arrives too slowly for a gateway that is full; try again"});
    }
    return true;
}

void HttpServer::Core::shedUnread()
{
    while (unsentBytes > limits.unsentBytes) {
        const auto now = http::Steady::now();
        std::shared_ptr<Session> leaves;
        double most = 0;
        for (const auto &session : sessions) {
            const auto unsent = session->unsent();
            if (unsent.bytes == 0)
                continue;
            if (const auto weight = weightOf(unsent.bytes, unsent.since, now); weight > most) {
                leaves = session;
                most = weight;
            }
        }
        if (!leaves)
            return;
        ++connectionsUnread;
        leaves->close();
    }
}

} // namespace sluice
