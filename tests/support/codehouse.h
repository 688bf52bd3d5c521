// A code folder on disk with a few files. Header only.
#pragma once

#include "models/codedesk.h"
#include "tests/support/codeondisk.h"

namespace sluice::test {

struct CodeHouse : CodeOnDisk {
    CodeHouse()
    {
        write("index.py", "import json\n\n\ndef handler(event, context):\n    return 'ok'\n");
        write("README.md", "# Clean\n");
        write("events/空.json", "{}");
        write("event.json", "{\"a\": 1}");
    }
    [[nodiscard]] CodeDesk::Key key(const QString &path) const { return {folder(), path}; }
};

} // namespace sluice::test
