#include "ui/forms/rolewords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace sluice {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RoleWords)
};

QString systemPolicy(const std::string &name)
{
    if (name == "AliyunLogFullAccess")
        return Text::tr("everything in Log Service");
    if (name == "AliyunLogReadOnlyAccess")
        return Text::tr("reading in Log Service");
    if (name == "AliyunFCFullAccess")
        return Text::tr("everything in Function Compute");
    if (name == "AliyunFCReadOnlyAccess")
        return Text::tr("reading in Function Compute");
    if (name == "AliyunFCInvocationAccess")
        return Text::tr("invoking functions");
    if (name == "AliyunOSSFullAccess")
        return Text::tr("everything in object storage");
    if (name == "AliyunOSSReadOnlyAccess")
        return Text::tr("reading in object storage");
    return QString::fromStdString(name);
}

} // namespace

QString roleWords(const Role &role)
{
    QStringList words;
    for (const auto &name : role.policies)
        words.append(systemPolicy(name));
    if (!role.document.empty())
        words.append(Text::tr("what its own policy says"));
    return words.isEmpty() ? Text::tr("nothing: it has no policy") : words.join(Text::tr("; "));
}

std::optional<Role> actingRole(const Service &service, const Role *defined)
{
    if (!defined && service.policies.empty())
        return {};
    Role role = defined ? *defined : Role();
    role.name = service.role;
    for (const auto &policy : service.policies)
        if (std::ranges::find(role.policies, policy) == role.policies.end())
            role.policies.push_back(policy);
    return role;
}

} // namespace sluice
