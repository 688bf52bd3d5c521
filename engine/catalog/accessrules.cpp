#include "engine/access/serviceaddress.h"
#include "engine/catalog/accessnames.h"
#include "engine/catalog/jsonpath.h"
#include "engine/catalog/rulechecker.h"

#include <set>

namespace sluice {
namespace {

constexpr std::size_t kAttachedPoliciesMax = 20;
constexpr std::size_t kPolicyNameBytesMax = 128;
constexpr std::size_t kPolicyTextBytesMax = 32 * 1024;
constexpr std::size_t kBrokersMax = 32;
constexpr std::size_t kAccessUserBytesMax = 256; // an access key id of the cloud, or a SASL user

} // namespace

void RuleChecker::checkPolicies(const ObjectRef &ref, const std::string &key, const std::vector<std::string> &policies)
{
    if (policies.size() > kAttachedPoliciesMax)
        refuse(ref, key, "InvalidArgument", "at most " + std::to_string(kAttachedPoliciesMax) + " policies are allowed");
    for (std::size_t i = 0; i < policies.size() && i < kAttachedPoliciesMax; ++i) {
        const auto at = key + '.' + std::to_string(i);
        if (auto text = checkText(policies[i], kPolicyNameBytesMax, "a policy's name"); !text)
            look(ref, at, std::move(text));
        else if (m_hooks.checkPolicyName)
            look(ref, at, m_hooks.checkPolicyName(policies[i]));
    }
}

void RuleChecker::checkDocument(const ObjectRef &ref, const std::string &document)
{
    if (document.empty())
        return;
    auto good = checkText(document, kPolicyTextBytesMax, "the policy document");
    if (good)
        good = checkJsonObject(document, "the policy document");
    const bool isJson = good.has_value();
    if (good && m_hooks.checkPolicyDocument)
        good = m_hooks.checkPolicyDocument(document);
    if (good)
        return;
    std::string key = "document";
    auto &place = good.error().place;
    if (isJson && place.line > 0) {
        if (const auto inside = jsonPathAt(document, place.line, place.column); !inside.empty())
            key += '.' + inside;
        if (document.find('\n') != std::string::npos) // else it may be a mapping of a stack file, which has no such lines
            good.error().detail +=
                " (line " + std::to_string(place.line) + ", column " + std::to_string(place.column) + " of the document)";
    }
    look(ref, key, std::move(good));
}

void RuleChecker::checkRole(const Role &role)
{
    const ObjectRef ref{ObjectKind::Role, role.name};
    look(ref, {}, checkRoleName(role.name));
    look(ref, "description", checkText(role.description, kDescriptionBytesMax, "the description"));
    if (role.trust != "log" && role.trust != "fc")
        refuse(ref, "trust", "InvalidArgument", "trust is \"" + role.trust + "\"; a role is assumed by log or by fc");
    checkPolicies(ref, "policies", role.policies);
    checkDocument(ref, role.document);
    look(ref, "policyName", checkText(role.policyName, kPolicyNameBytesMax, "the policy's name"));
    look(ref, "policyDescription", checkText(role.policyDescription, kDescriptionBytesMax, "the policy's description"));
    for (const auto &[key, text] :
         {std::pair("policyName", &role.policyName), {"policyDescription", &role.policyDescription}}) {
        if (role.document.empty() && !text->empty())
            refuse(ref, key, "InvalidArgument", "\"" + std::string(key) + "\" goes with a policy of the role's own only");
    }
}

void RuleChecker::checkUser(const User &user)
{
    const ObjectRef ref{ObjectKind::User, user.name};
    look(ref, {}, checkUserName(user.name));
    look(ref, "description", checkText(user.description, kDescriptionBytesMax, "the description"));
    checkPolicies(ref, "policies", user.policies);
    checkDocument(ref, user.document);
    if (user.keys.size() > User::kKeysMax)
        refuse(ref, "keys", "LimitExceeded.User.AccessKey",
               "a user has at most " + std::to_string(User::kKeysMax) + " access keys; rotate without keeping the old ones");
    for (const auto &key : user.keys)
        look(ref, "keys", checkAccessKeyId(key.id));
}

// A key names one user: a second one with it would be taken for the first.
void RuleChecker::checkKeys()
{
    std::set<std::string_view> seen;
    for (const auto &[name, user] : m_next.users) {
        for (const auto &key : user.keys) {
            if (!seen.insert(key.id).second)
                refuse({ObjectKind::User, name}, "keys", "EntityAlreadyExists.User.AccessKey",
                       "the access key " + key.id + " is in use already");
        }
    }
}

void RuleChecker::checkConnection(const Connection &connection)
{
    const ObjectRef ref{ObjectKind::Connection, connection.name};
    look(ref, {}, checkConnectionName(connection.name));
    look(ref, "description", checkText(connection.description, kDescriptionBytesMax, "the description"));
    look(ref, "colour", checkColour(connection.colour));
    if ((connection.kind == ConnectionKind::Local) != (connection.name == kLocalConnection))
        refuse(ref, "kind", "ConnectionIsBuiltIn",
               connection.name == kLocalConnection
                   ? "the connection \"local\" is this engine; make a cloud or kafka connection under another name"
                   : "there is one connection of the kind local, \"local\"; kinds for others are cloud and kafka");
    switch (connection.kind) {
    case ConnectionKind::Local: return checkUnused(ref, connection);
    case ConnectionKind::Cloud: return checkCloud(ref, connection);
    case ConnectionKind::Kafka: return checkKafka(ref, connection);
    }
}

// What a kind has no use for is a mistake, not a remark: it would look as if it did something.
void RuleChecker::checkUnused(const ObjectRef &ref, const Connection &connection)
{
    const auto unused = [&](const char *key, bool given, const char *whose) {
        if (given)
            refuse(ref, key, "InvalidArgument", "\"" + std::string(key) + "\" goes with " + whose + " only");
    };
    const bool cloud = connection.kind == ConnectionKind::Cloud;
    const bool kafka = connection.kind == ConnectionKind::Kafka;
    unused("account", !cloud && !connection.account.empty(), "a cloud connection");
    unused("region", !cloud && !connection.region.empty(), "a cloud connection");
    unused("logEndpoint", !cloud && !connection.logEndpoint.empty(), "a cloud connection");
    unused("functionEndpoint", !cloud && !connection.functionEndpoint.empty(), "a cloud connection");
    unused("brokers", !kafka && !connection.brokers.empty(), "a kafka connection");
    unused("user", !cloud && !kafka && !connection.user.empty(), "a cloud or kafka connection");
    unused("secret", !cloud && !kafka && !connection.secret.empty(), "a cloud or kafka connection");
}

void RuleChecker::checkCloud(const ObjectRef &ref, const Connection &connection)
{
    checkUnused(ref, connection);
    look(ref, "account", checkAccount(connection.account));
    look(ref, "region", checkRegion(connection.region));
    if (connection.user.empty())
        refuse(ref, "user", "InvalidArgument", "a cloud connection needs the id of an access key");
    look(ref, "user", checkText(connection.user, kAccessUserBytesMax, "the access key id"));
    if (connection.secret.empty())
        refuse(ref, "secret", "InvalidArgument",
               "a cloud connection needs the name of the secret that holds the key's secret");
    else
        look(ref, "secret", checkSecretName(connection.secret));
    const auto endpoint = [&](const char *key, const std::string &text) {
        if (text.empty())
            return;
        if (auto address = serviceAddress(text); !address)
            look(ref, key, fail(std::move(address).error()));
    };
    endpoint("logEndpoint", connection.logEndpoint);
    endpoint("functionEndpoint", connection.functionEndpoint);
}

void RuleChecker::checkKafka(const ObjectRef &ref, const Connection &connection)
{
    checkUnused(ref, connection);
    if (connection.brokers.empty())
        refuse(ref, "brokers", "InvalidArgument", "a kafka connection needs a broker at least, such as kafka-1:9092");
    if (connection.brokers.size() > kBrokersMax)
        refuse(ref, "brokers", "InvalidArgument", "at most " + std::to_string(kBrokersMax) + " brokers are allowed");
    for (std::size_t i = 0; i < connection.brokers.size() && i < kBrokersMax; ++i) {
        if (auto address = brokerAddress(connection.brokers[i]); !address)
            look(ref, "brokers." + std::to_string(i), fail(std::move(address).error()));
    }
    look(ref, "user", checkText(connection.user, kAccessUserBytesMax, "the user"));
    if (connection.user.empty() != connection.secret.empty())
        refuse(ref, connection.user.empty() ? "user" : "secret", "InvalidArgument",
               "a user and the name of a secret go together; leave both out for a broker that asks for neither");
    if (!connection.secret.empty())
        look(ref, "secret", checkSecretName(connection.secret));
}

} // namespace sluice
