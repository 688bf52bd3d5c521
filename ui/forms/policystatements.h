// The statements of a policy as they are written, with where; of a text that is no policy, what can be read of it. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

struct WrittenPattern {
    std::string text;
    std::size_t begin = 0; // bytes, with the quotes
    std::size_t end = 0;
};
struct WrittenStatement {
    bool allows = true;
    bool notAction = false;
    bool notResource = false;
    bool resourcesAreList = false;
    bool hasCondition = false;
    std::vector<WrittenPattern> actions;
    std::vector<WrittenPattern> resources;
    std::size_t begin = 0;
};

[[nodiscard]] std::vector<WrittenStatement> writtenStatements(std::string_view json);

} // namespace sluice
