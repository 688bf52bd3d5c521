// Any bytes as a zip of code: no crash, and whatever is accepted lies below its folder, with links that do too.
#include "engine/functions/code/codesource.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

using namespace sluice;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    namespace fs = std::filesystem;
    static const std::string base = fs::temp_directory_path().string() + "/fuzzcodezip" + std::to_string(::getpid());
    fs::create_directories(base + "/work");
    {
        std::ofstream file(base + "/code.zip", std::ios::binary | std::ios::trunc);
        file.write(reinterpret_cast<const char *>(data), static_cast<std::streamsize>(size));
    }
    {
        CodeStaging staging(base + "/work/tree");
        if (readCode(base + "/code.zip", staging) && staging.finish()) {
            const auto root = fs::canonical(base + "/work/tree").string();
            for (const auto &entry : fs::recursive_directory_iterator(root))
                if (!fs::canonical(entry.path()).string().starts_with(root))
                    std::abort();
        }
    }
    // Nothing is beside the tree, and nothing of it is left.
    if (!fs::is_empty(base + "/work"))
        std::abort();
    return 0;
}
