// What a form or a draft saw of the things that it changes (SeenObject): so that the engine refuses to replace what somebody
// else made or changed meanwhile.
#pragma once

#include "engine/client/commands.h"

namespace sluice {

// "project", "logstore" … and the name as the engine spells it, with the definition's text.
[[nodiscard]] SeenObject seen(const Project &value);
[[nodiscard]] SeenObject seen(const Logstore &value);
[[nodiscard]] SeenObject seen(const Bucket &value);
[[nodiscard]] SeenObject seen(const Role &value);
[[nodiscard]] SeenObject seen(const Service &value);
[[nodiscard]] SeenObject seen(const Function &value);
[[nodiscard]] SeenObject seen(const Trigger &value);

// What `now` has of the thing of that kind and name; text "" = nothing.
template <class T> [[nodiscard]] SeenObject seenNow(const std::vector<T> &now, const T &value)
{
    auto object = seen(value);
    object.text.clear();
    for (const auto &one : now) {
        if (auto there = seen(one); there.name == object.name)
            return there;
    }
    return object;
}

[[nodiscard]] const SeenObject *seenIn(const std::vector<SeenObject> &list, const SeenObject &what); // by kind and name
void putSeen(std::vector<SeenObject> &list, SeenObject what); // in the place of an older one
// Everything in the command of which nothing is said must be new.
void expectNew(PutDefinitions &command);

} // namespace sluice
