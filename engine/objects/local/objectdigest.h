// The two digests that every object has. One thread at a time.
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace sluice {

class ObjectDigest {
public:
    // Unsupported/"NoMd5": the cryptographic library refuses it.
    [[nodiscard]] Done begin();
    void add(std::string_view bytes);
    [[nodiscard]] Result<std::string> md5(); // ends it; upper-case hex
    [[nodiscard]] std::uint64_t crc64() const { return m_crc64; }

private:
    struct Free {
        void operator()(evp_md_ctx_st *context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_md5;
    std::uint64_t m_crc64 = 0;
};

} // namespace sluice
