// Any bytes as what an instance sends on its protocol descriptor, in pieces: no crash, no memory beyond what came, and what
// is accepted comes back the same after a round trip.
#include "engine/functions/local/runtimeframe.h"

#include <cstdlib>

using namespace sluice;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    RuntimeFrameReader reader;
    std::string accepted;
    for (std::size_t at = 0; at < size; at += 11) {
        reader.add(bytes.substr(at, 11));
        for (;;) {
            const auto frame = reader.next();
            if (!frame)
                return 0;
            if (!*frame)
                break;
            accepted += encode(**frame);
            if (accepted != bytes.substr(0, accepted.size()))
                std::abort();
        }
    }
    return 0;
}
