// Says what callers may do, from the definitions as they are now: users' and roles' policies, read once a change.
// The owner of the data directory may do everything. Engine thread.
#pragma once

#include "engine/access/caller.h"
#include "engine/access/ram/evaluator.h"
#include "engine/base/clock.h"
#include "engine/catalog/definitions.h"
#include "engine/client/accessrows.h"

#include <functional>
#include <map>
#include <optional>

namespace sluice {

class Authority {
public:
    // `definitions` gives the newest snapshot; both outlive the authority.
    Authority(std::function<DefinitionsPtr()> definitions, Clock &clock);

    // Denied/"Unauthorized" with the evaluator's explanation and what to do; Denied/"EntityNotExist.Role" or ".User" when
    // the caller is gone.
    [[nodiscard]] Done check(const Caller &caller, std::string_view action, std::string_view resource);

    // The trigger's side: the role exists (the authorization step's own when `name` is ""), and Log Service may assume it.
    [[nodiscard]] Result<std::string> roleForLogService(const std::string &name);
    // The function's side: the service has a role, and Function Compute may assume it.
    [[nodiscard]] Result<std::string> roleForFunctions(const std::string &service);

    // For people: "owner", "user NAME", "role NAME", or a bare name that only one of them has. NotFound,
    // Invalid/"AmbiguousName".
    [[nodiscard]] Result<AccessAnswer> mayI(const std::string &who, std::string_view action, std::string_view resource);

    [[nodiscard]] const DefinitionsPtr &definitions(); // the snapshot that answers are about

    static constexpr std::size_t kAskedBytesMax = 2 * 1024; // of an action or a resource; an object's key has 1,023 at most

private:
    struct Principal {
        std::vector<std::string> names; // of the policies, for explanations
        std::vector<PolicyPtr> owned;
        std::vector<AttachedPolicy> policies; // views of the two above
        std::string broken; // why a policy of its could not be read; it allows nothing then
    };
    enum class Kind { User, Role };
    [[nodiscard]] const Principal &principal(Kind kind, const std::string &name);
    void attach(Principal &principal, const std::vector<std::string> &policies, const std::string &document);
    [[nodiscard]] Done exists(Kind kind, const std::string &name);
    [[nodiscard]] AccessAnswer decide(const Principal &principal, std::string_view action, std::string_view resource);

    const std::function<DefinitionsPtr()> m_source;
    Clock &m_clock;
    DefinitionsPtr m_definitions;
    std::map<std::pair<Kind, std::string>, Principal> m_principals; // of m_definitions; made when asked for
};

// The role that the authorization step makes is there as long as it is confirmed, unless a role of the name is defined.
[[nodiscard]] Role etlRole();
[[nodiscard]] const Role *findRole(const Definitions &definitions, const std::string &name);
// The same, or the role that a service names without its being defined: Function Compute may assume it, and it has the
// policies of the services that name it.
[[nodiscard]] std::optional<Role> assumableRole(const Definitions &definitions, const std::string &name);

} // namespace sluice
