// A request of Log Service on its way through LogApi's threads; one of them has it at a time.
#pragma once

#include "engine/gateway/logapi/logapi.h"
#include "engine/gateway/logapi/logreply.h"

namespace sluice {

struct LogApi::Exchange {
    HttpRequest request;
    HttpAnswer answer;
    std::string id; // x-log-requestid
    Result<LogCall> call = LogCall();
    std::string digest; // of the body, as the signature's scheme wants it
    Authenticated who;
};

} // namespace sluice
