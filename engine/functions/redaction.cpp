#include "engine/functions/redaction.h"

#include "engine/base/jsonvalue.h"

#include <algorithm>

namespace sluice {

namespace {

void replaceAll(std::string &text, std::string_view what, std::string_view with)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

} // namespace

void redactValues(const std::vector<Secret> &values, std::string &text)
{
    for (const auto &value : values) {
        if (value.view().size() < kRedactedBytesMin)
            continue;
        replaceAll(text, value.view(), "***");
        auto quoted = jsonQuoted(value.view());
        replaceAll(text, std::string_view(quoted).substr(1, quoted.size() - 2), "***");
        wipe(quoted);
        std::string joined(value.view()); // a function log's line has no line breaks
        std::ranges::replace(joined, '\n', '\r');
        replaceAll(text, joined, "***");
        wipe(joined);
    }
}

void sortForRedaction(std::vector<Secret> &values)
{
    std::ranges::sort(values, std::ranges::greater(), [](const Secret &value) { return value.view().size(); });
}

} // namespace sluice
