#include "engine/gateway/logapi/pullbody.h"

#include "engine/logs/wire.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace sluice {

namespace {

constexpr char kListTag = static_cast<char>(wire::tag(1, wire::kBytes));
constexpr std::size_t kShortRun = 15; // literals that fit into an lz4 token
constexpr std::size_t kRunByte = 255; // that each further byte of the length can say

std::size_t listBytes(const LogBatch &batch)
{
    std::size_t sum = 0;
    for (const auto &group : batch.groups)
        sum += 1 + wire::varintSize(group.bytes.size()) + group.bytes.size();
    return sum;
}

char *putList(char *at, const LogBatch &batch)
{
    for (const auto &group : batch.groups) {
        *at++ = kListTag;
        at = wire::putVarint(at, group.bytes.size());
        std::memcpy(at, group.bytes.data(), group.bytes.size());
        at += group.bytes.size();
    }
    return at;
}

std::size_t runHeadBytes(std::size_t literals)
{
    return literals < kShortRun ? 1 : 2 + (literals - kShortRun) / kRunByte;
}

char *putRunHead(char *at, std::size_t literals)
{
    if (literals < kShortRun) {
        *at++ = static_cast<char>(literals << 4);
        return at;
    }
    *at++ = static_cast<char>(kShortRun << 4);
    literals -= kShortRun;
    std::memset(at, 0xff, literals / kRunByte);
    at += literals / kRunByte;
    *at++ = static_cast<char>(literals % kRunByte);
    return at;
}

std::string_view trimmedToken(std::string_view text)
{
    text = text.substr(0, text.find(';'));
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

} // namespace

Compression acceptedCodec(std::string_view acceptEncoding)
{
    while (!acceptEncoding.empty()) {
        const auto comma = std::min(acceptEncoding.find(','), acceptEncoding.size());
        const auto codec = compressionFromText(trimmedToken(acceptEncoding.substr(0, comma)));
        if (codec && *codec != Compression::None)
            return *codec;
        acceptEncoding.remove_prefix(std::min(comma + 1, acceptEncoding.size()));
    }
    return Compression::None;
}

Result<PullBody> pullBody(const LogBatch &batch, Compression codec)
{
    PullBody body;
    body.rawBytes = listBytes(batch);
    const auto headBytes = codec == Compression::Lz4 ? runHeadBytes(body.rawBytes) : 0;
    body.bytes.resize(headBytes + body.rawBytes);
    auto *at = body.bytes.data();
    if (codec == Compression::Lz4)
        at = putRunHead(at, body.rawBytes);
    putList(at, batch);
    if (codec == Compression::Zstd || codec == Compression::Deflate) {
        SLUICE_LET(body.bytes, compress(codec, body.bytes));
    }
    return body;
}

} // namespace sluice
