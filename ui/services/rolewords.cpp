#include "ui/services/rolewords.h"

#include <QCoreApplication>
#include <QStringList>

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

} // namespace sluice
