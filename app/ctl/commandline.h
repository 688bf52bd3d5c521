// The command line as data: what commands there are, and what was asked.
#pragma once

#include "engine/base/result.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::ctl {

class Session;

struct OptionSpec {
    std::string_view name; // "--from"
    std::string_view value; // placeholder, "TIME"; "" = takes none
    std::string_view help;
};

enum class Needs {
    Nothing, // no engine
    Engine, // any engine of the directory; an own one does not schedule
    Schedule, // one that runs triggers and collectors
    Lock, // an own one: nobody else may hold the directory
};

struct CommandSpec {
    std::string_view name;
    std::string_view arguments; // "STACK"
    std::string_view summary;
    std::vector<OptionSpec> options;
    std::size_t argumentsMin = 0;
    std::size_t argumentsMax = 0;
    Needs needs = Needs::Engine;
    void (*run)(Session &) = nullptr;
    std::vector<std::string_view> withoutEngine = {}; // first arguments with which it needs none
};

struct Arguments {
    std::string secrets = "keychain";
    const CommandSpec *command = nullptr; // null: `help` of everything, or `version`
    std::vector<std::string> values;
    std::map<std::string, std::string, std::less<>> options; // name → value ("" for one without)
    std::vector<std::pair<std::string, std::string>> given; // every option with its value, in the order of the words
    std::string data; // "" = the command's default
    std::string as; // "" = the owner
    bool json = false;
    bool quiet = false;
    bool help = false;
    bool version = false;

    [[nodiscard]] Needs needs() const; // of the command as it was given
    [[nodiscard]] bool has(std::string_view option) const { return options.contains(option); }
    [[nodiscard]] std::string option(std::string_view name, std::string fallback = {}) const; // the last one given
    [[nodiscard]] std::vector<std::string> every(std::string_view name) const; // of one that may be repeated
};

inline constexpr std::size_t kAnyNumber = 10'000;

// Invalid/"Usage" says what is wrong and, where something close exists, what may have been meant.
[[nodiscard]] Result<Arguments> parse(std::span<const std::string> words, std::span<const CommandSpec> commands);

[[nodiscard]] std::span<const OptionSpec> globalOptions();

// A whole number within the range. Invalid/"Usage" names the option.
[[nodiscard]] Result<std::int64_t> wholeNumber(std::string_view what, std::string_view text, std::int64_t min,
                                               std::int64_t max);

} // namespace sluice::ctl
