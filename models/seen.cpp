#include "models/seen.h"

#include "engine/catalog/fieldjson.h"

#include <algorithm>

namespace sluice {

namespace {

template <class List> void expectAllNew(PutDefinitions &command, const List &objects)
{
    for (const auto &one : objects) {
        auto object = seen(one);
        object.text.clear();
        if (!seenIn(command.seen, object))
            command.seen.push_back(std::move(object));
    }
}

} // namespace

SeenObject seen(const Project &value)
{
    return {"project", value.name, fieldjson::toText(value)};
}
SeenObject seen(const Logstore &value)
{
    return {"logstore", toText(value.key), fieldjson::toText(value)};
}
SeenObject seen(const Bucket &value)
{
    return {"bucket", value.name, fieldjson::toText(value)};
}
SeenObject seen(const Role &value)
{
    return {"role", value.name, fieldjson::toText(value)};
}
SeenObject seen(const Service &value)
{
    return {"service", value.name, fieldjson::toText(value)};
}
SeenObject seen(const Function &value)
{
    return {"function", toText(value.key), fieldjson::toText(value)};
}
SeenObject seen(const Trigger &value)
{
    return {"trigger", toText(value.key), fieldjson::toText(value)};
}

const SeenObject *seenIn(const std::vector<SeenObject> &list, const SeenObject &what)
{
    const auto found = std::find_if(
        list.begin(), list.end(), [&what](const SeenObject &one) { return one.kind == what.kind && one.name == what.name; });
    return found == list.end() ? nullptr : &*found;
}

void putSeen(std::vector<SeenObject> &list, SeenObject what)
{
    std::erase_if(list, [&what](const SeenObject &one) { return one.kind == what.kind && one.name == what.name; });
    list.push_back(std::move(what));
}

void expectNew(PutDefinitions &command)
{
    expectAllNew(command, command.projects);
    expectAllNew(command, command.logstores);
    expectAllNew(command, command.buckets);
    expectAllNew(command, command.roles);
    expectAllNew(command, command.services);
    expectAllNew(command, command.functions);
    expectAllNew(command, command.triggers);
}

} // namespace sluice
