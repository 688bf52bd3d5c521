// The XML that object storage answers with (fc-api §8). Pure, any thread.
#pragma once

#include "engine/objects/objectstorage.h"

#include <optional>
#include <string>
#include <string_view>

namespace sluice {

// Elements one after the other, with their text escaped: a byte that is no UTF-8 is '?', a control character a reference.
class XmlText {
public:
    XmlText();
    void begin(std::string_view name);
    void end(std::string_view name);
    void element(std::string_view name, std::string_view text);
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

// What a listing repeats of its request.
struct ListEcho {
    std::string bucket;
    ListQuery query; // `after` is the marker, or start-after
    std::string continuationToken = {}; // of version 2; then it is what `after` comes from
    bool urlEncoding = false; // encoding-type=url
    bool withOwner = true;
    int version = 1;
};
[[nodiscard]] std::string listText(const ListEcho &echo, const ListPage &page);

// Version 2's token and back. Nothing for what is none.
[[nodiscard]] std::string continuationToken(std::string_view after);
[[nodiscard]] std::optional<std::string> afterOfToken(std::string_view token);

struct BucketPlace {
    std::string region; // "local"
    std::string endpoint; // the host without a bucket
};
struct BucketPage {
    std::vector<BucketFacts> buckets;
    bool truncated = false;
};
[[nodiscard]] std::string bucketsText(const BucketPage &page, const BucketPlace &place);
[[nodiscard]] std::string bucketInfoText(const BucketFacts &bucket, const BucketPlace &place);
[[nodiscard]] std::string bucketLocationText(const BucketPlace &place);

} // namespace sluice
