// One definition of any kind, by kind and name, and as text: what versions, undo, trash and audit deal in.
#pragma once

#include "engine/base/result.h"
#include "engine/catalog/definitions.h"

#include <string>
#include <vector>

namespace sluice {

// In the order in which one may refer to the ones before it.
enum class ObjectKind { Authorization, Project, Logstore, Bucket, Role, Service, Function, Trigger, User, Connection };

[[nodiscard]] std::string_view toText(ObjectKind kind); // "authorization", "project", "logstore" …
[[nodiscard]] Result<ObjectKind> objectKindFromText(std::string_view text); // plural accepted; Invalid/"UnknownKind"

struct ObjectRef {
    ObjectKind kind = ObjectKind::Project;
    std::string name; // as people write it: shop, shop/access, shipping/to-csv/every-minute; "connection" for Authorization

    friend bool operator==(const ObjectRef &, const ObjectRef &) = default;
    friend auto operator<=>(const ObjectRef &, const ObjectRef &) = default;
};
[[nodiscard]] std::string toText(const ObjectRef &ref); // "logstore shop/access"

// The thing that holds this one: a Logstore's project, a function's service, a trigger's function. False when none.
[[nodiscard]] bool isInside(const ObjectRef &inner, const ObjectRef &outer);

struct Change {
    ObjectRef ref;
    std::string before; // JSON; "" = it did not exist
    std::string after; // JSON; "" = it is deleted
    std::string owner; // the stack that made the object, "" = a person

    friend bool operator==(const Change &, const Change &) = default;
};

// Creations and changes, parents first; then deletions, children first.
[[nodiscard]] std::vector<Change> diff(const Definitions &before, const Definitions &after);

[[nodiscard]] bool contains(const Definitions &definitions, const ObjectRef &ref);
[[nodiscard]] std::string textOf(const Definitions &definitions, const ObjectRef &ref); // JSON; "" = not there
[[nodiscard]] std::string uidOf(const Definitions &definitions, const ObjectRef &ref); // "" = none
void setUid(Definitions &definitions, const ObjectRef &ref,
            const std::string &uid); // of what has one; else nothing
[[nodiscard]] std::string uidInText(const std::string &json);
void eraseObject(Definitions &definitions, const ObjectRef &ref);

// Adds or replaces the object whose JSON this is. Corrupt when it is not one.
Done putObject(Definitions &definitions, ObjectKind kind, const std::string &json);

// Every object's reference, in the order of kinds and names; without Authorization.
[[nodiscard]] std::vector<ObjectRef> everyObject(const Definitions &definitions);

// "interval: 60 → 30, retries: 3 → 5" between two JSON texts of one kind; "" when one of them is empty.
[[nodiscard]] std::string describe(const Change &change);

} // namespace sluice
