#include "engine/access/caller.h"

namespace sluice {

std::string toText(const Caller &caller)
{
    std::string text;
    switch (caller.kind) {
    case CallerKind::Owner: text = "owner"; break;
    case CallerKind::User: text = "user " + caller.user; break;
    case CallerKind::Role: text = "role " + caller.role; break;
    }
    if (caller.kind == CallerKind::Role)
        return caller.session.empty() ? text : text + " (" + caller.session + ')';
    if (!caller.client.empty())
        text += " by " + caller.client;
    return caller.key.empty() ? text : text + " (key " + caller.key + ')';
}

} // namespace sluice
