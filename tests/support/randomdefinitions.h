// Definitions that keep every rule, from a seed: for tests of what must hold for all of them.
#pragma once

#include "engine/catalog/definitions.h"

#include <random>

namespace sluice::test {

class RandomDefinitions {
public:
    explicit RandomDefinitions(std::uint64_t seed)
        : m_random(seed)
    {
    }

    [[nodiscard]] Definitions make();
    // Adds one object of a random kind that fits to what is there; false when none fits.
    bool addOne(Definitions &to);

    [[nodiscard]] std::uint64_t upTo(std::uint64_t limit) { return m_random() % limit; } // 0 … limit - 1
    [[nodiscard]] bool coin() { return upTo(2) == 0; }
    [[nodiscard]] std::string text(); // nasty free text, valid UTF-8 without NUL
    [[nodiscard]] std::string jsonObject(); // of any shape and spacing
    template <class Map> [[nodiscard]] auto &anyOf(Map &map)
    {
        return *std::next(map.begin(), static_cast<std::ptrdiff_t>(upTo(map.size())));
    }

private:
    [[nodiscard]] std::string name(const std::string &prefix);
    [[nodiscard]] std::string jsonValue(int depth);
    [[nodiscard]] std::string jsonText(const std::string &text);
    void addProject(Definitions &to);
    void addLogstore(Definitions &to);
    void addRole(Definitions &to);
    void addService(Definitions &to);
    void addFunction(Definitions &to);
    void addUser(Definitions &to);
    void addConnection(Definitions &to);
    bool addTrigger(Definitions &to);

    std::mt19937_64 m_random;
};

} // namespace sluice::test
