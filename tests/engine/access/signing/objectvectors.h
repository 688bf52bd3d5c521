// Vectors of object storage: OSS V1 and V4 in both request styles, S3 V4 with the examples that its maker publishes.
#pragma once

#include "tests/engine/access/signing/functionvectors.h"

namespace sluice::test {

inline std::vector<Vector> ossV1Vectors()
{
    const std::string headers = "Content-Type: application/octet-stream\nDate: " + kExampleDate
        + "\nx-oss-meta-src: shard0\nx-oss-security-token: TOKEN+/=abc\nHost: etl-bucket.oss-cn-hangzhou.aliyuncs.com\n";
    const std::string key = "/csv/20200109/06/0_MTIz_MTI0.csv";
    Vector byHost{.title = "OssV1 virtual host",
                  .scheme = SignatureScheme::OssV1,
                  .keyId = kExampleKey,
                  .secret = kExampleSecret,
                  .request = WireRequest::from("PUT", key, headers, "etl-bucket"),
                  .authorization = "OSS " + kExampleKey + ":H/mvDtrOpbmndL+Xw2MztHl5M7c=",
                  .token = "TOKEN+/=abc"};
    auto byPath = byHost;
    byPath.title = "OssV1 path";
    byPath.request.path = "/etl-bucket" + key;
    byPath.request.bucket.clear();
    return {byHost, byPath};
}

inline std::vector<Vector> ossV4Vectors()
{
    const std::string headers = "content-type: application/octet-stream\nx-oss-date: 20200109T060304Z\n"
                                "x-oss-content-sha256: UNSIGNED-PAYLOAD\nx-oss-meta-src: shard0\n";
    const std::string key = "/csv/20200109/06/0_MTIz_MTI0%3D%3D.csv";
    Vector byHost{.title = "OssV4 virtual host",
                  .scheme = SignatureScheme::OssV4,
                  .keyId = kExampleKey,
                  .secret = kExampleSecret,
                  .request = WireRequest::from("PUT", key, headers, "etl-bucket"),
                  .authorization = "OSS4-HMAC-SHA256 Credential=" + kExampleKey
                      + "/20200109/cn-hangzhou/oss/aliyun_v4_request,"
                        "Signature=db7f7e5051b74231281090fa44982e1517098ed7306b52269a6a5ebb45923c81",
                  .region = "cn-hangzhou"};
    auto byPath = byHost;
    byPath.title = "OssV4 path";
    byPath.request.path = "/etl-bucket" + key;
    byPath.request.bucket.clear();
    return {byHost, byPath};
}

// The examples of the S3 reference: one key, one day, one bucket.
inline Vector s3Example(std::string title, std::string_view method, std::string_view target, std::string headers,
                        const std::string &list, const std::string &signature)
{
    headers += "Host: examplebucket.s3.amazonaws.com\nx-amz-date: 20130524T000000Z\n";
    if (headers.find("x-amz-content-sha256") == std::string::npos)
        headers += "x-amz-content-sha256: " + bodyDigestFor(SignatureScheme::S3V4, "") + '\n';
    return {.title = "S3V4 " + std::move(title),
            .scheme = SignatureScheme::S3V4,
            .keyId = "AKIAIOSFODNN7EXAMPLE",
            .secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            .request = WireRequest::from(method, target, headers),
            .authorization =
                "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=" + list
                + ",Signature=" + signature,
            .region = "us-east-1"};
}

inline std::vector<Vector> s3V4Vectors()
{
    std::vector<Vector> all;
    all.push_back(
        {.title = "S3V4 etl",
         .scheme = SignatureScheme::S3V4,
         .keyId = kExampleKey,
         .secret = kExampleSecret,
         .request = WireRequest::from(
             "PUT", "/csv/0_MTIz_MTI0%3D%3D.csv",
             "Host: etl-bucket.s3.us-east-1.amazonaws.com\ncontent-type: text/csv\nx-amz-date: 20200109T060304Z\n"
             "x-amz-content-sha256: 5be08c9684a1d25efcee09318204824278b08bbfb4aef973ffefd0b9d7478313\n"),
         .authorization = "AWS4-HMAC-SHA256 Credential=" + kExampleKey
             + "/20200109/us-east-1/s3/aws4_request,SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date,"
               "Signature=64742af61e481db5fcd6f8849de37c6621dbcdd38ed10471ab363586a9050494",
         .region = "us-east-1",
         .body = "a,b\n"});
    all.push_back(s3Example("get object", "GET", "/test.txt", "Range: bytes=0-9\n",
                            "host;range;x-amz-content-sha256;x-amz-date",
                            "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"));
    all.back().direction = Direction::VerifyOnly;
    all.push_back(s3Example("put object", "PUT", "/test%24file.text",
                            "Date: Fri, 24 May 2013 00:00:00 GMT\nx-amz-storage-class: REDUCED_REDUNDANCY\n"
                            "x-amz-content-sha256: 44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072\n",
                            "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
                            "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"));
    all.back().direction = Direction::VerifyOnly;
    all.back().body = "Welcome to Amazon S3.";
    all.push_back(s3Example("get lifecycle", "GET", "/?lifecycle", "", "host;x-amz-content-sha256;x-amz-date",
                            "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"));
    all.push_back(s3Example("list", "GET", "/?max-keys=2&prefix=J", "", "host;x-amz-content-sha256;x-amz-date",
                            "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"));
    auto url = s3Example("pre-signed", "GET",
                         "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                         "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                         "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                         "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
                         "", "", "");
    url.request.remove("x-amz-date");
    url.request.remove("x-amz-content-sha256");
    url.authorization.clear();
    all.push_back(url);
    return all;
}

} // namespace sluice::test
