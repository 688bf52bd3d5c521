// Errors as object storage writes them (fc-api §8). Pure, any thread.
#pragma once

#include "engine/base/result.h"
#include "engine/gateway/http.h"

namespace sluice {

struct ObjectErrorPlace { // what the call was about; "" = nothing
    std::string_view requestId;
    std::string_view host;
    std::string_view bucket;
    std::string_view key;
};

// The status and the service's own code of an engine's error: "SignatureNotMatch" is 403 SignatureDoesNotMatch.
struct ObjectErrorCode {
    int status = 500;
    std::string_view code;
};
[[nodiscard]] ObjectErrorCode objectErrorCode(const Error &error);

// <Error><Code/><Message/><RequestId/><HostId/>…</Error>; x-oss-err says the same in the head, for HEAD has no body.
[[nodiscard]] HttpResponse objectErrorAnswer(const Error &error, const ObjectErrorPlace &place);

} // namespace sluice
