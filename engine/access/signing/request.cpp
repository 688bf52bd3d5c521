#include "engine/access/signing/request.h"

namespace sluice {

std::string_view toText(SignatureScheme scheme)
{
    switch (scheme) {
    case SignatureScheme::LogV1: return "LOG";
    case SignatureScheme::LogV4: return "SLS4-HMAC-SHA256";
    case SignatureScheme::FunctionV2: return "FC";
    case SignatureScheme::Acs3: return "ACS3-HMAC-SHA256";
    case SignatureScheme::OssV1: return "OSS";
    case SignatureScheme::OssV4: return "OSS4-HMAC-SHA256";
    case SignatureScheme::S3V4: return "AWS4-HMAC-SHA256";
    }
    return "?";
}

} // namespace sluice
