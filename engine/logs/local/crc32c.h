// CRC-32C (Castagnoli, reflected 0x82F63B78), by the SSE4.2 instruction where the processor has it. Any thread.
#pragma once

#include <cstdint>
#include <string_view>

namespace sluice {

// Continues `crc` (0 to begin with, or a salt) over `bytes`: crc32c("123456789") == 0xE3069283.
[[nodiscard]] std::uint32_t crc32c(std::string_view bytes, std::uint32_t crc = 0);

// The same by table, for processors without the instruction; public so that a test can hold the two together.
[[nodiscard]] std::uint32_t crc32cByTable(std::string_view bytes, std::uint32_t crc = 0);

} // namespace sluice
