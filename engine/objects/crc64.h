// CRC-64 of ECMA-182, reflected, begun and ended with all ones: what object storage calls hash-crc64ecma. Of "123456789" it
// is 0x995DC9BBDF1939FA. Pure, any thread.
#pragma once

#include <cstdint>
#include <string_view>

namespace sluice {

// `crc` is that of the bytes before these; 0 = there are none.
[[nodiscard]] std::uint64_t crc64(std::string_view bytes, std::uint64_t crc = 0);

} // namespace sluice
