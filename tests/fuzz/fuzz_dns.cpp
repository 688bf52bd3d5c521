// DNS queries as a function may send them: whatever comes, an answer is well formed and about that query.
#include "app/bridge/dnsmessage.h"

#include <cstdint>
#include <cstdlib>

using namespace sluice::bridge;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view packet(reinterpret_cast<const char *>(data), size);
    const auto query = parseDnsQuery(packet);
    for (const bool forwards : {false, true}) {
        const auto answer = ownDnsAnswer(packet, forwards);
        if (!query && (!answer || !answer->empty()))
            std::abort();
        if (query && answer
            && (answer->size() < 12 || answer->substr(0, 2) != packet.substr(0, 2) || !((*answer)[2] & 0x80)))
            std::abort();
        if (query && answer && answer->size() > packet.size() + 16)
            std::abort(); // never an amplifier
    }
    return 0;
}
