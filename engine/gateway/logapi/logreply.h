// Log Service's answers (sls-api §1.3, §4.2): a request id on every one, names in lower case as some clients look them up,
// errors as {"errorCode","errorMessage"}. Pure, any thread.
#pragma once

#include "engine/base/result.h"
#include "engine/gateway/http.h"

namespace sluice {

[[nodiscard]] HttpResponse emptyLogReply(const std::string &requestId); // 200, no content type: some clients would parse it
[[nodiscard]] HttpResponse jsonLogReply(const std::string &requestId, std::string json);

// The status of the error's code where the service documents one, else of its kind. Codes that the service does not know
// become those that it has; details stay.
[[nodiscard]] HttpResponse errorLogReply(const std::string &requestId, const Error &error);

} // namespace sluice
