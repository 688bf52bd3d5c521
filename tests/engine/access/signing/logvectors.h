// Vectors of Log Service, V1 and V4.
#pragma once

#include "tests/engine/access/signing/wirerequest.h"

namespace sluice::test {

inline const std::string kProtobufBody = [] {
    const std::string_view digits =
        "0a1e08f8b2939e0512160a07546573744b6579120b54657374436f6e74656e741a00220e31302e3233302e32"
        "30312e313137";
    std::string bytes;
    for (std::size_t i = 0; i < digits.size(); i += 2)
        bytes += static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
    return bytes;
}();
inline const std::string kLogToken = "STS.token/+=";

inline Vector logV1Vector(std::string title, std::string_view method, std::string_view target, std::string headers,
                          std::string signature)
{
    headers += "Date: Mon, 09 Nov 2015 06:11:16 GMT\nx-log-apiversion: 0.6.0\nx-log-signaturemethod: hmac-sha1\n"
               "Host: my-proj.cn-hangzhou.log.aliyuncs.com\nUser-Agent: tests\n";
    return {.title = "LogV1 " + std::move(title),
            .scheme = SignatureScheme::LogV1,
            .keyId = "testAccessKeyId",
            .secret = "testAccessKeySecret",
            .request = WireRequest::from(method, target, headers),
            .authorization = "LOG testAccessKeyId:" + signature};
}

inline Vector goVector(std::string title, std::string_view target, std::string headers, std::string signature)
{
    auto vector = logV1Vector(std::move(title), "GET", target, std::move(headers), std::move(signature));
    vector.keyId = "mockAccessKeyID";
    vector.secret = "mockAccessKeySecret";
    vector.request.value("Date") = "Mon, 3 Jan 2010 08:33:47 GMT";
    vector.authorization.replace(4, 15, vector.keyId);
    return vector;
}

inline std::vector<Vector> logV1Vectors()
{
    const std::string empty = "x-log-bodyrawsize: 0\n";
    std::vector<Vector> all;
    all.push_back(
        logV1Vector("A", "GET", "/logstores?logstoreName=&offset=0&size=1000", empty, "X5vU5vONr7gbJ76DqWfYcjY8UY8="));
    all.push_back(logV1Vector("B", "POST", "/logstores/app_log/shards/lb",
                              "x-log-bodyrawsize: 50\nContent-MD5: 875264590688CA6171F6228AF5BBB3D2\n"
                              "Content-Type: application/x-protobuf\n",
                              "90Jxzit26TSdR4UCkdTUZ+mHIEk="));
    all.back().body = kProtobufBody;
    all.push_back(logV1Vector("C", "GET",
                              "/logstores/app_log/shards/0?type=log&cursor=MTQ0NzI5OTYwNjg5NjYzMjM1Ng%3D%3D&count=1000",
                              empty + "x-acs-security-token: " + kLogToken + "\n", "fowm7dG7lGcIKn3dVi46pOxvI0g="));
    all.back().token = kLogToken;
    all.push_back(logV1Vector("D", "POST", "/logstores/app_log/consumergroups/cg-1?type=heartbeat&consumer=host+1%2Fa",
                              "x-log-bodyrawsize: 6\nContent-MD5: 264884439B70AB09A86BC848421C6DE6\n"
                              "Content-Type: application/json\n",
                              "RDBcDQxy3uAEBSvvHhMaU13wV08="));
    all.back().body = "[0, 1]";
    all.push_back(
        logV1Vector("E", "GET",
                    "/logstores/app_log?type=histogram&from=1447048800&to=1447052400&query=level%3A%E9%94%99%E8%AF%AF"
                    "%20and%20%22a%3Db%26c%22%20%7C%20x%2By",
                    empty, "f3HQJUgAmPEDPPRXiDBgcLQwWTw="));
    all.push_back(goVector("F", "/logstores", empty, "Rwm6cTKzoti4HWoe+GKcb6Kv07E="));
    all.push_back(goVector("G", "/logstores/app_log",
                           "x-log-bodyrawsize: 50\nContent-MD5: 8D6881250FF5559F59BBDF04100F6E59\n"
                           "Content-Type: application/x-protobuf\n",
                           "87xQWqFaOSewqRIma8kPjGYlXHc="));
    all.back().body = "\x0a\x32" + kProtobufBody;
    return all;
}

inline Vector logV4Vector(std::string title, std::string_view method, std::string_view target, std::string_view headers,
                          const std::string &signature)
{
    return {.title = "LogV4 " + std::move(title),
            .scheme = SignatureScheme::LogV4,
            .keyId = "testAccessKeyId",
            .secret = "testAccessKeySecret",
            .request = WireRequest::from(method, target, headers),
            .authorization =
                "SLS4-HMAC-SHA256 Credential=testAccessKeyId/20240115/cn-hangzhou/sls/aliyun_v4_request,Signature="
                + signature,
            .region = "cn-hangzhou"};
}

inline Vector sdkVector(std::string title, std::string_view method, std::string_view target, std::string headers,
                        std::string body, const std::string &region, const std::string &signature)
{
    headers += "x-log-date: 20220808T032330Z\nx-log-content-sha256: ";
    headers += bodyDigestFor(SignatureScheme::LogV4, body) + '\n';
    return {.title = "LogV4 C " + std::move(title),
            .scheme = SignatureScheme::LogV4,
            .keyId = "acsddda21dsd",
            .secret = "zxasdasdasw2",
            .request = WireRequest::from(method, target, headers),
            .authorization = "SLS4-HMAC-SHA256 Credential=acsddda21dsd/20220808/" + region
                + "/sls/aliyun_v4_request,Signature=" + signature,
            .region = region,
            .body = std::move(body)};
}

inline std::vector<Vector> logV4Vectors()
{
    std::vector<Vector> all;
    all.push_back(logV4Vector(
        "A", "GET", "/logstores/app_log/shards/0?type=log&cursor=MTQ0NzI5OTYwNjg5NjYzMjM1Ng%3D%3D&end_cursor=&count=1000",
        "Host: my-proj.localhost:8080\nx-log-apiversion: 0.6.0\nx-log-bodyrawsize: 0\nx-log-date: 20240115T080910Z\n"
        "x-log-content-sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\nAccept: */*\n",
        "6c0ab03bda283785f13734118e38a6b842b9703616776823f35bccf328272979"));
    all.push_back(logV4Vector(
        "B", "POST", "/logstores/app_log/shards/lb",
        "Host: my-proj.cn-hangzhou.log.aliyuncs.com\nContent-Type: application/x-protobuf\nx-log-apiversion: 0.6.0\n"
        "x-log-bodyrawsize: 50\nx-log-date: 20240115T080910Z\nx-acs-security-token: STS.token/+=\n"
        "x-log-content-sha256: 1182a15d1d4e9e6f64dc598c4c6f4e57ead2dcad9e724b1adc4dd8573cb0aeb9\nAccept: */*\n",
        "ebee452326879d1815eb2a028d840cf8eb0361bc83afd61a9cdf809a7d01ece5"));
    all.back().token = kLogToken;
    all.back().body = kProtobufBody;
    const std::string body = "adasd= -asd zcas";
    const std::string odd = "?=efg&+abc=efg&+agc+=&A-bc=eFg";
    const std::string more = "x-acs-ppp: dds\nx-log-test: het123\n";
    all.push_back(sdkVector("plain", "POST", "/logstores", "", body, "cn-shanghai",
                            "8a10a5e723cb2e75964816de660b2c16a58af8bc0261f7f0722d832468c76ce8"));
    all.push_back(sdkVector("odd query", "POST", "/logstores" + odd, more, body, "cn-hangzhou",
                            "a98f5632e93836e63839cd836a54055f480020a9364ca944e2d34f2eb9bf1bed"));
    all.push_back(sdkVector("no body", "POST", "/logstores" + odd, more, "", "cn-hangzhou",
                            "5a66d8f8051983e0e9d08e0f960ef9252ef971eead5bb5c7acec8617a2eb2701"));
    all.push_back(sdkVector("get", "GET", "/logstores" + odd, more, "", "cn-hangzhou",
                            "d92741852500791d662a8d469ff61627c0559ecd86c3f59b7bf6772b6c62666a"));
    all.push_back(
        sdkVector("odd path", "POST",
                  "/logstores/hello/a+*~bb/cc" + odd + "&abs-ij*asd%2Fvc=a~js%2Bd+ada&a+abAas123%2Fvc=a~jdad+a2ADFs%2Bd+ada",
                  more, body, "cn-hangzhou", "2c204068e961a8813a6bcf7ac422f7fa6e9bf9a5da493e0165dfe100854d18ff"));
    return all;
}

} // namespace sluice::test
