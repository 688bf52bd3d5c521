// Vectors of Function Compute: FC 2.0, its pre-signed URLs, and ACS3.
#pragma once

#include "tests/engine/access/signing/wirerequest.h"

namespace sluice::test {

inline const std::string kExampleKey = "LTAI5tEXAMPLEKEYID0001";
inline const std::string kExampleSecret = "exampleSecretKey0123456789abcd";
inline const std::string kExampleDate = "Thu, 09 Jan 2020 06:03:04 GMT";

inline Vector functionVector(std::string title, std::string_view method, std::string_view target, std::string headers,
                             const std::string &signature)
{
    headers += "Date: " + kExampleDate + "\nHost: 1234567890123456.cn-hangzhou.fc.aliyuncs.com\n";
    return {.title = "FunctionV2 " + std::move(title),
            .scheme = SignatureScheme::FunctionV2,
            .keyId = kExampleKey,
            .secret = kExampleSecret,
            .request = WireRequest::from(method, target, headers),
            .authorization = "FC " + kExampleKey + ':' + signature};
}

inline Vector functionUrlVector(std::string title, std::string key, std::string secret, std::string_view target,
                                std::string_view headers, std::int64_t now)
{
    return {.title = "FunctionV2 " + std::move(title),
            .scheme = SignatureScheme::FunctionV2,
            .keyId = std::move(key),
            .secret = std::move(secret),
            .request = WireRequest::from("GET", target, headers),
            .authorization = "",
            .token = "stsToken",
            .now = wallFromSeconds(now)};
}

inline std::vector<Vector> functionV2Vectors()
{
    const std::string json = "Content-Type: application/json\n";
    const std::string proxy = "/2016-08-15/proxy/etl-svc/fn_a/";
    std::vector<Vector> all;
    all.push_back(functionVector("V1", "GET", "/2016-08-15/services", json, "GhzeCrriaf9Hq7J9KwfM956uAv6qDvzQ6mHKUKQq1Pc="));
    all.push_back(functionVector("V2", "POST", "/2016-08-15/services/etl-svc.LATEST/functions/fn_a/invocations",
                                 "Content-Type: application/octet-stream\nContent-MD5: e59138f35192e320088b83d28388d6bb\n"
                                 "X-Fc-Account-Id: 1234567890123456\nX-Fc-Invocation-Type: Sync\nX-Fc-Log-Type: Tail\n"
                                 "X-Fc-Security-Token: TOKEN+/=abc\n",
                                 "YqgNXXvjRbyipbexv/ToUzerXaVMtW+i84nocsOWAZ8="));
    all.back().token = "TOKEN+/=abc";
    all.back().body = R"({"k":1})";
    all.push_back(
        functionVector("V3", "GET", proxy + "a%20b?z=1&a=2&a=1&flag", json, "FfABR09i9yNYv1JhTBRVAUUsrpmH1i0VwdzEdiEBvcQ="));
    all.push_back(functionVector("V3 without flag", "GET", proxy + "a%20b?z=1&a=2&a=1", json,
                                 "rWa80JfT4YceaoYMZYk5OmRt16HW9IuxpjC+pY98U6Q="));
    all.push_back(functionVector("V4", "GET", proxy, json, "y+G7lglXsuD9NWhbeub8xIhaahyxBVWf9sLPWN/GaiA="));
    all.push_back(functionUrlVector("GO1", "akID", "S9MWOBG0AOWHSO9HPASP216QOPHT5YR4NLH3A",
                                    "/2016-08-15/proxy/service.LATEST/func/abc%20123?x=xyz&x=456&a=123+45"
                                    "&x-fc-expires=1583221068&x-fc-access-key-id=akID&x-fc-security-token=stsToken"
                                    "&x-fc-signature=QFdNhz0Dl%2BonUM%2FMvpX940WFH3H8OHayZHbby1c01aI%3D",
                                    "x-fc-trace-id: trace-id\ncontent-type: text/json\n"
                                    "content-md5: ef5b43a0fe1d5b401b62c3ba33a7a3d6\n",
                                    1583221068));
    all.back().direction = Direction::VerifyOnly;
    all.back().bodyIsKnown = false;
    all.push_back(functionUrlVector("GO2", "akid", "akSec",
                                    "/2016-08-15/proxy/service/func/?x-fc-access-key-id=akid&x-fc-expires=1583339600"
                                    "&x-fc-security-token=stsToken"
                                    "&x-fc-signature=Yi0jCBQ6cTZc%2BtN8wtYUz9FbYNijx5jDiE3sVNW6XwA%3D",
                                    "Host: localhost\n", 1583339600));
    return all;
}

inline Vector acs3Vector(std::string title, std::string_view method, std::string_view target, std::string headers,
                         const std::string &list, const std::string &signature)
{
    headers += "host: fcv3.cn-hangzhou.aliyuncs.com\nx-acs-date: 2024-01-09T06:03:04Z\nx-acs-version: 2023-03-30\n"
               "x-acs-signature-nonce: 0b1c2d3e4f5061728394a5b6c7d8e9f0\n";
    return {.title = "Acs3 " + std::move(title),
            .scheme = SignatureScheme::Acs3,
            .keyId = kExampleKey,
            .secret = kExampleSecret,
            .request = WireRequest::from(method, target, headers),
            .authorization =
                "ACS3-HMAC-SHA256 Credential=" + kExampleKey + ",SignedHeaders=" + list + ",Signature=" + signature};
}

inline std::vector<Vector> acs3Vectors()
{
    const std::string names = "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";
    std::vector<Vector> all;
    all.push_back(acs3Vector("A1", "POST", "/2023-03-30/functions/fn_a/triggers",
                             "content-type: application/json; charset=utf-8\nx-acs-action: CreateTrigger\n"
                             "x-acs-content-sha256: 8ab479377cd5aee3c4111192c0c3632e4f56c72c85285426eef1d8f934b875ad\n",
                             "content-type;" + names, "c8986034f4662faeb8c38e9755629fa7978d59ff213285f3ba7ba3b0d3b55927"));
    all.back().body = R"({"triggerName":"log-t1","triggerType":"log","triggerConfig":"{\"enable\":true}"})";
    all.push_back(acs3Vector("A2", "GET", "/2023-03-30/functions?prefix=etl-&limit=10",
                             "x-acs-action: ListFunctions\n"
                             "x-acs-content-sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n",
                             names, "e008712cc494c954f3691aa38c4ad08ece906e93961561840d1aad86d2e6ffe4"));
    return all;
}

} // namespace sluice::test
