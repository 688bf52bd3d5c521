#include "engine/enforcement/arns.h"

namespace sluice::arn {

namespace {

std::string head(std::string_view service, std::string_view region)
{
    std::string text = "acs:";
    text.append(service).append(":").append(region).append(":").append(kLocalAccount).append(":");
    return text;
}

} // namespace

std::string project(std::string_view region, std::string_view project)
{
    return head("log", region).append("project/").append(project);
}

std::string logstore(std::string_view region, const LogstoreKey &key)
{
    return project(region, key.project).append("/logstore/").append(key.logstore);
}

std::string service(std::string_view region, std::string_view name)
{
    return head("fc", region).append("services/").append(name);
}

std::string function(std::string_view region, const FunctionKey &key)
{
    return service(region, key.service).append("/functions/").append(key.function);
}

std::string trigger(std::string_view region, const TriggerKey &key)
{
    return function(region, key.functionKey()).append("/triggers/").append(key.trigger);
}

std::string bucket(std::string_view name)
{
    return head("oss", "*").append(name);
}

std::string object(std::string_view bucketName, std::string_view key)
{
    return bucket(bucketName).append("/").append(key);
}

std::string role(std::string_view name)
{
    return head("ram", "").append("role/").append(name);
}

std::string user(std::string_view name)
{
    return head("ram", "").append("user/").append(name);
}

} // namespace sluice::arn
