#include "engine/catalog/jsonpath.h"

#include <vector>

namespace sluice {
namespace {

struct JsonLevel {
    bool list = false;
    std::size_t index = 0; // in a list
    std::string key; // of an object, raw
    bool wantsKey = true;
};

std::size_t offsetOf(std::string_view text, int line, int column)
{
    std::size_t at = 0;
    for (int i = 1; i < line; ++i) {
        at = text.find('\n', at);
        if (at == std::string_view::npos)
            return text.size();
        ++at;
    }
    return at + static_cast<std::size_t>(column > 0 ? column - 1 : 0);
}

// The string that begins at `at`, without its quotes; `at` moves behind it.
std::string_view skipString(std::string_view text, std::size_t &at)
{
    const auto begin = ++at;
    while (at < text.size() && text[at] != '"')
        at += text[at] == '\\' ? 2 : 1;
    const auto end = at < text.size() ? at : text.size();
    at = end + 1;
    return text.substr(begin, end - begin);
}

std::string joined(const std::vector<JsonLevel> &levels)
{
    std::string path;
    for (const auto &level : levels) {
        const auto part = level.list ? std::to_string(level.index) : level.key;
        if (part.empty())
            break; // between two members
        path += (path.empty() ? "" : ".") + part;
    }
    return path;
}

} // namespace

std::string jsonPathAt(std::string_view json, int line, int column)
{
    const auto wanted = offsetOf(json, line, column);
    std::vector<JsonLevel> levels;
    std::size_t at = 0;
    while (at < json.size() && wanted < json.size()) {
        const char c = json[at];
        if (c == '"') {
            auto end = at;
            const auto text = skipString(json, end);
            if (!levels.empty() && !levels.back().list && levels.back().wantsKey)
                levels.back().key = std::string(text);
            if (wanted < end)
                return joined(levels);
            at = end;
            continue;
        }
        if (wanted <= at && c != ' ' && c != '\n' && c != '\r' && c != '\t')
            return joined(levels);
        if (c == '{' || c == '[')
            levels.push_back({c == '[', 0, {}, true});
        else if ((c == '}' || c == ']') && !levels.empty())
            levels.pop_back();
        else if (c == ':' && !levels.empty())
            levels.back().wantsKey = false;
        else if (c == ',' && !levels.empty()) {
            ++levels.back().index;
            levels.back().key.clear();
            levels.back().wantsKey = true;
        }
        ++at;
    }
    return {};
}

} // namespace sluice
