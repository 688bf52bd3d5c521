// Any bytes as a function configuration; what is accepted must give object names that stay in their bucket's folder.
#include "engine/functions/native/csvtemplate.h"
#include "engine/functions/native/templateparameter.h"
#include "engine/objects/local/keypath.h"

#include <cstdlib>

using namespace sluice;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    static_cast<void>(parseTemplateParameter(NativeTemplateKind::LogstoreReplication, text));
    const auto parsed = parseTemplateParameter(NativeTemplateKind::OssShipperCsv, text);
    if (!parsed)
        return 0;
    const auto &csv = std::get<CsvParameter>(parsed->value);
    Event event;
    event.begin = Cursor(1);
    event.end = Cursor(2);
    event.cursorTime = static_cast<std::int64_t>(size) * 1'000'003;
    const auto name = objectNameOf(csv, event);
    if (checkShippedKey(name.key)) {
        const auto path = pathOfKey(name.key);
        for (const auto &folder : path.folders)
            if (folder.empty() || folder.front() == '.')
                std::abort();
        if (keyOfPath(path) != name.key)
            std::abort();
    }
    CsvTemplate work(csv);
    static_cast<void>(work.feed({}));
    static_cast<void>(work.finish());
    return 0;
}
