#include "engine/access/ram/trust.h"

namespace sluice {

std::string trustDocumentOf(std::string_view service)
{
    if (service != "log" && service != "fc")
        return {};
    return R"({
  "Version": "1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "sts:AssumeRole",
      "Principal": {
        "Service": [
          ")"
        + std::string(service) + R"(.aliyuncs.com"
        ]
      }
    }
  ]
}
)";
}

} // namespace sluice
