#include "engine/enforcement/authority.h"

#include <algorithm>
#include <optional>

namespace sluice {

namespace {

const std::string kOwner = "owner";

// Matching costs text × pattern at worst, on the engine's thread.
Done checkAsked(std::string_view action, std::string_view resource)
{
    if (action.empty() || action.size() > Authority::kAskedBytesMax || resource.size() > Authority::kAskedBytesMax)
        return fail(ErrorKind::Invalid, "InvalidArgument",
                    "an action such as log:GetCursorOrData is needed, and it and the resource have at most "
                        + std::to_string(Authority::kAskedBytesMax) + " bytes each");
    return {};
}

std::string remedy(bool role, const std::string &name)
{
    return role ? ". Give role '" + name + "' a policy that allows it, then try again"
                : ". Give user '" + name + "' a policy that allows it (`sluicectl user set " + name + " --policy …`)";
}

} // namespace

Role etlRole()
{
    Role role;
    role.name = kEtlRole;
    role.description = "Made by the authorization step: Log Service reads sources, calls functions and writes trigger logs";
    role.trust = "log";
    role.policies = {"AliyunLogETLRolePolicy"};
    return role;
}

const Role *findRole(const Definitions &definitions, const std::string &name)
{
    static const Role made = etlRole();
    const auto found = definitions.roles.find(name);
    if (found != definitions.roles.end())
        return &found->second;
    return definitions.authorized && name == kEtlRole ? &made : nullptr;
}

std::optional<Role> assumableRole(const Definitions &definitions, const std::string &name)
{
    if (const auto *role = findRole(definitions, name))
        return *role;
    const bool ofService =
        std::ranges::any_of(definitions.services, [&](const auto &entry) { return entry.second.role == name; });
    if (name.empty() || !ofService)
        return std::nullopt;
    Role made;
    made.name = name;
    made.trust = "fc";
    return made;
}

Authority::Authority(std::function<DefinitionsPtr()> definitions, Clock &clock)
    : m_source(std::move(definitions))
    , m_clock(clock)
{
}

const DefinitionsPtr &Authority::definitions()
{
    auto now = m_source();
    if (now != m_definitions) {
        m_principals.clear();
        m_definitions = std::move(now);
    }
    return m_definitions;
}

Done Authority::exists(Kind kind, const std::string &name)
{
    const auto now = definitions();
    if (kind == Kind::User && !now->users.contains(name))
        return fail(ErrorKind::Denied, "EntityNotExist.User", "user '" + name + "' does not exist");
    if (kind == Kind::User || findRole(*now, name))
        return {};
    const bool ofService =
        std::ranges::any_of(now->services, [&name](const auto &entry) { return entry.second.role == name; });
    if (ofService)
        return {};
    return fail(ErrorKind::Denied, "EntityNotExist.Role",
                name == kEtlRole ? "the role of the authorization step is not there: run `sluicectl authorize`"
                                 : "role '" + name + "' does not exist; define it under `roles:` and apply the stack");
}

void Authority::attach(Principal &principal, const std::vector<std::string> &policies, const std::string &document)
{
    for (const auto &name : policies) {
        if (auto policy = systemPolicy(name)) {
            principal.names.push_back(name);
            principal.owned.push_back(std::move(policy));
        } else {
            principal.broken = "there is no system policy '" + name + '\'';
        }
    }
    if (document.empty())
        return;
    auto own = parsePolicy(document);
    if (!own) {
        principal.broken = "its own policy cannot be read: " + own.error().detail;
        return;
    }
    principal.names.emplace_back("its own policy");
    principal.owned.push_back(std::move(*own));
}

const Authority::Principal &Authority::principal(Kind kind, const std::string &name)
{
    const auto now = definitions();
    const auto [entry, added] = m_principals.try_emplace({kind, name});
    auto &made = entry->second;
    if (!added)
        return made;
    if (kind == Kind::User) {
        if (const auto user = now->users.find(name); user != now->users.end())
            attach(made, user->second.policies, user->second.document);
    } else {
        if (const auto *role = findRole(*now, name))
            attach(made, role->policies, role->document);
        for (const auto &[key, service] : now->services) {
            if (service.role == name)
                attach(made, service.policies, {});
        }
    }
    for (std::size_t i = 0; i < made.owned.size(); ++i)
        made.policies.push_back({made.names[i], made.owned[i].get()});
    return made;
}

AccessAnswer Authority::decide(const Principal &principal, std::string_view action, std::string_view resource)
{
    if (!principal.broken.empty())
        return {false, "denied: " + principal.broken};
    AccessRequest request;
    request.action = action;
    request.resource = resource;
    request.time = m_clock.wall();
    const auto decision = evaluate(principal.policies, request);
    if (decision.allowed())
        return {true, {}};
    return {false, explain(principal.policies, request, decision)};
}

Done Authority::check(const Caller &caller, std::string_view action, std::string_view resource)
{
    if (caller.kind == CallerKind::Owner)
        return {};
    SLUICE_TRY(checkAsked(action, resource));
    const bool isRole = caller.kind == CallerKind::Role;
    const auto &name = isRole ? caller.role : caller.user;
    SLUICE_TRY(exists(isRole ? Kind::Role : Kind::User, name));
    const auto answer = decide(principal(isRole ? Kind::Role : Kind::User, name), action, resource);
    if (answer.allowed)
        return {};
    return fail(ErrorKind::Denied, "Unauthorized", toText(caller) + ' ' + answer.explanation + remedy(isRole, name));
}

Result<std::string> Authority::roleForLogService(const std::string &name)
{
    const auto wanted = name.empty() ? std::string(kEtlRole) : name;
    SLUICE_TRY(exists(Kind::Role, wanted));
    const auto *role = findRole(*definitions(), wanted);
    if (role == nullptr || role->trust != "log")
        return fail(ErrorKind::Denied, "NoPermission",
                    "Log Service may not assume role '" + wanted
                        + "': its trust is not `log`. Set `trust: log`, or leave the "
                          "trigger's role out to use the one that the authorization step made");
    return wanted;
}

Result<std::string> Authority::roleForFunctions(const std::string &serviceName)
{
    const auto now = definitions();
    const auto service = now->services.find(serviceName);
    if (service == now->services.end())
        return fail(ErrorKind::NotFound, "ServiceNotFound", "service '" + serviceName + "' does not exist");
    const auto &wanted = service->second.role;
    if (wanted.empty())
        return fail(ErrorKind::Denied, "Unauthorized",
                    "service '" + serviceName
                        + "' has no role, so its functions may touch nothing: give it one, such as `role: "
                          "{name: "
                        + serviceName + "-role, policies: [AliyunLogFullAccess]}`");
    const auto *role = findRole(*now, wanted);
    if (role != nullptr && role->trust != "fc")
        return fail(ErrorKind::Denied, "NoPermission",
                    "Function Compute may not assume role '" + wanted + "': its trust is `" + role->trust
                        + "`. Set `trust: fc`");
    return wanted;
}

Result<AccessAnswer> Authority::mayI(const std::string &who, std::string_view action, std::string_view resource)
{
    SLUICE_TRY(checkAsked(action, resource));
    auto name = who;
    const auto now = definitions();
    const auto isRole = [&](const std::string &text) { return exists(Kind::Role, text).has_value(); };
    const auto isUser = [&](const std::string &text) { return now->users.contains(text); };
    std::optional<Kind> kind;
    if (who == kOwner)
        return AccessAnswer{true, "allowed: the owner of this data directory may do everything"};
    if (who.starts_with("user ") && isUser(name = who.substr(5)))
        kind = Kind::User;
    else if (who.starts_with("role ") && isRole(name = who.substr(5)))
        kind = Kind::Role;
    else if (isUser(who) && isRole(who))
        return fail(ErrorKind::Invalid, "AmbiguousName",
                    "there is a user and a role '" + who + "': say \"user " + who + "\" or \"role " + who + '"');
    else if (isUser(who))
        kind = Kind::User;
    else if (isRole(who))
        kind = Kind::Role;
    if (!kind)
        return fail(ErrorKind::NotFound, "EntityNotExist",
                    "there is no user or role '" + name + "'; `sluicectl get users` and `get roles` list them");
    const auto &found = principal(*kind, name);
    if (!found.broken.empty())
        return AccessAnswer{false, "denied: " + found.broken};
    AccessRequest request;
    request.action = action;
    request.resource = resource;
    request.time = m_clock.wall();
    const auto decision = evaluate(found.policies, request);
    return AccessAnswer{decision.allowed(), explain(found.policies, request, decision)};
}

} // namespace sluice
