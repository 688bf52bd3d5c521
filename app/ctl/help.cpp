#include "app/ctl/help.h"

namespace sluice::ctl {

namespace {

std::string padded(std::string text, std::size_t width)
{
    if (text.size() < width)
        text.append(width - text.size(), ' ');
    return text;
}

std::string lines(std::span<const OptionSpec> options)
{
    std::string text;
    for (const auto &option : options) {
        auto name = std::string(option.name);
        if (!option.value.empty())
            name += ' ' + std::string(option.value);
        text += "  " + padded(std::move(name), 18) + "  " + std::string(option.help) + '\n';
    }
    return text;
}

bool hasTimes(const CommandSpec &command)
{
    for (const auto &option : command.options) {
        if (option.value.find("TIME") != std::string_view::npos)
            return true;
    }
    return false;
}

} // namespace

std::string overview(std::span<const CommandSpec> commands)
{
    std::string text =
        "usage: sluicectl [--data DIR] [--json] [--quiet] COMMAND …\n\n"
        "Everything that Sluice does, without a window. A command attaches to the engine that holds the data\n"
        "directory, or starts one for as long as it takes.\n\n";
    for (const auto &command : commands)
        text += "  " + padded(std::string(command.name), 12) + std::string(command.summary) + '\n';
    text += "\noptions of every command:\n" + lines(globalOptions());
    text += "\nexit status: 0 done, 1 the work failed, 2 bad usage or bad input, 3 the data directory is held and cannot be "
            "reached\n"
            "`sluicectl COMMAND --help` tells more about one.\n";
    return text;
}

std::string helpOf(const CommandSpec &command)
{
    std::string text = "usage: sluicectl " + std::string(command.name);
    if (!command.arguments.empty())
        text += ' ' + std::string(command.arguments);
    for (const auto &option : command.options)
        text += " [" + std::string(option.name) + (option.value.empty() ? "" : ' ' + std::string(option.value)) + ']';
    text += "\n\n" + std::string(command.summary) + '\n';
    if (!command.options.empty())
        text += "\noptions:\n" + lines(command.options);
    text += "\noptions of every command:\n" + lines(globalOptions());
    if (hasTimes(command))
        text += "\nTIME: 2026-11-22T14:20:00Z, unix seconds, now-15m (s m h d), begin, end\n";
    return text;
}

} // namespace sluice::ctl
