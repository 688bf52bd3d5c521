// The system policies of the field, as documents. What a cloud account has may have grown since; these are its first
// versions.
#include "engine/access/ram/policy.h"

#include <algorithm>
#include <map>

namespace sluice {

namespace {

constexpr std::string_view kLogFull = R"({
  "Version": "1",
  "Statement": [{"Effect": "Allow", "Action": "log:*", "Resource": "*"}]
}
)";

constexpr std::string_view kLogReadOnly = R"({
  "Version": "1",
  "Statement": [{"Effect": "Allow", "Action": ["log:Get*", "log:List*"], "Resource": "*"}]
}
)";

constexpr std::string_view kFunctionFull = R"({
  "Version": "1",
  "Statement": [{"Effect": "Allow", "Action": "fc:*", "Resource": "*"}]
}
)";

constexpr std::string_view kFunctionReadOnly = R"({
  "Version": "1",
  "Statement": [{"Effect": "Allow", "Action": ["fc:Get*", "fc:List*"], "Resource": "*"}]
}
)";

constexpr std::string_view kFunctionInvocation = R"({
  "Version": "1",
  "Statement": [{"Effect": "Allow", "Action": "fc:InvokeFunction", "Resource": "*"}]
}
)";

constexpr std::string_view kObjectFull = R"({
  "Version": "1",
  "Statement": [{"Effect": "Allow", "Action": "oss:*", "Resource": "*"}]
}
)";

constexpr std::string_view kObjectReadOnly = R"({
  "Version": "1",
  "Statement": [{"Effect": "Allow", "Action": ["oss:Get*", "oss:List*"], "Resource": "*"}]
}
)";

// What a log trigger needs: to call the function, to read its Logstore, to write its trigger log.
constexpr std::string_view kEtlRole = R"({
  "Version": "1",
  "Statement": [
    {"Effect": "Allow", "Action": "fc:InvokeFunction", "Resource": "*"},
    {
      "Effect": "Allow",
      "Action": [
        "log:Get*",
        "log:List*",
        "log:PostLogStoreLogs",
        "log:BatchPostLogStoreLogs",
        "log:CreateConsumerGroup",
        "log:UpdateConsumerGroup",
        "log:DeleteConsumerGroup",
        "log:ListConsumerGroup",
        "log:ConsumerGroupUpdateCheckPoint",
        "log:ConsumerGroupHeartBeat",
        "log:GetConsumerGroupCheckPoint",
        "log:PostProjectQuery",
        "log:PutProjectQuery",
        "log:DeleteProjectQuery",
        "log:GetProjectQuery"
      ],
      "Resource": "*"
    }
  ]
}
)";

constexpr std::string_view kFunctionDefaultRole = R"({
  "Version": "1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["vpc:DescribeVSwitchAttributes", "vpc:DescribeVpcAttribute"],
      "Resource": "*"
    },
    {
      "Effect": "Allow",
      "Action": [
        "ecs:CreateNetworkInterface",
        "ecs:DeleteNetworkInterface",
        "ecs:DescribeNetworkInterfaces",
        "ecs:CreateNetworkInterfacePermission",
        "ecs:DeleteNetworkInterfacePermission",
        "ecs:DescribeNetworkInterfacePermissions"
      ],
      "Resource": "*"
    },
    {"Effect": "Allow", "Action": "log:PostLogStoreLogs", "Resource": "*"},
    {"Effect": "Allow", "Action": ["cr:GetRepository", "cr:GetRepositoryTag", "cr:PullRepository"], "Resource": "*"},
    {"Effect": "Allow", "Action": ["mns:SendMessage", "mns:PublishMessage"], "Resource": "*"},
    {"Effect": "Allow", "Action": "eventbridge:PutEvents", "Resource": "*"},
    {"Effect": "Allow", "Action": "fc:InvokeFunction", "Resource": "*"}
  ]
}
)";

constexpr std::string_view kAdministrator = R"({
  "Version": "1",
  "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]
}
)";

constexpr std::string_view kReadOnly = R"({
  "Version": "1",
  "Statement": [{"Effect": "Allow", "Action": ["*:Describe*", "*:List*", "*:Get*"], "Resource": "*"}]
}
)";

} // namespace

const std::vector<SystemPolicy> &systemPolicies()
{
    static const std::vector<SystemPolicy> all = {
        {"AliyunLogFullAccess", "Everything in Log Service", kLogFull},
        {"AliyunLogReadOnlyAccess", "Reading in Log Service", kLogReadOnly},
        {"AliyunFCFullAccess", "Everything in Function Compute", kFunctionFull},
        {"AliyunFCReadOnlyAccess", "Reading in Function Compute", kFunctionReadOnly},
        {"AliyunFCInvocationAccess", "Invoking functions", kFunctionInvocation},
        {"AliyunOSSFullAccess", "Everything in object storage", kObjectFull},
        {"AliyunOSSReadOnlyAccess", "Reading in object storage", kObjectReadOnly},
        {"AliyunLogETLRolePolicy", "What Log Service needs to run a log trigger", kEtlRole},
        {"AliyunFCDefaultRolePolicy", "What Function Compute needs to run a function", kFunctionDefaultRole},
        {"AdministratorAccess", "Everything", kAdministrator},
        {"ReadOnlyAccess", "Reading everywhere", kReadOnly},
    };
    return all;
}

PolicyPtr systemPolicy(std::string_view name)
{
    static const std::map<std::string_view, PolicyPtr> parsed = [] {
        std::map<std::string_view, PolicyPtr> all;
        for (const auto &policy : systemPolicies())
            all[policy.name] = parsePolicy(policy.document).value_or(nullptr); // a test reads every one
        return all;
    }();
    const auto found = parsed.find(name);
    return found == parsed.end() ? nullptr : found->second;
}

} // namespace sluice
