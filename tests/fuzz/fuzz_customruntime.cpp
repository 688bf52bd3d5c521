// Any bytes as what a custom runtime answers, in pieces of the first byte's size: no crash, and no more comes out than went
// in.
#include "engine/functions/local/customruntime.h"

#include <cstdlib>

using namespace sluice;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char *>(data) + 1, size - 1);
    const std::size_t piece = data[0] + 1U;
    CustomRuntimeReader reader;
    std::size_t given = 0;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        reader.add(bytes.substr(at, piece));
        if (at + piece >= bytes.size())
            reader.close();
        for (;;) {
            const auto reply = reader.next();
            if (!reply)
                return 0;
            if (!*reply)
                break;
            given += (*reply)->body.size();
            if (given > bytes.size() || (*reply)->status < 200)
                std::abort();
        }
    }
    return 0;
}
