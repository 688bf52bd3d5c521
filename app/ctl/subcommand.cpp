#include "app/ctl/subcommand.h"

#include "app/ctl/suggestion.h"

#include <algorithm>

namespace sluice::ctl {

namespace {

Done checkSub(const Arguments &arguments, const Subcommand &sub)
{
    const auto whole = std::string(arguments.command->name) + ' ' + std::string(sub.name);
    const auto hint = ": sluicectl " + whole + (sub.argument.empty() ? "" : ' ' + std::string(sub.argument));
    const auto wanted = sub.argument.empty() ? 1U : 2U;
    if (arguments.values.size() < wanted && !sub.argument.starts_with('['))
        return fail(ErrorKind::Invalid, "Usage", "an argument is missing" + hint);
    if (arguments.values.size() > wanted)
        return fail(ErrorKind::Invalid, "Usage", "one argument too many, \"" + arguments.values[wanted] + '"' + hint);
    for (const auto &[option, value] : arguments.options) {
        if (std::ranges::find(sub.options, std::string_view(option)) == sub.options.end())
            return fail(ErrorKind::Invalid, "Usage", option + " does not go with `" + whole + '`');
    }
    return {};
}

} // namespace

void runSubcommand(Session &session, std::span<const Subcommand> all)
{
    const auto &arguments = session.arguments();
    const auto &wanted = arguments.values.front();
    const auto sub = std::ranges::find(all, std::string_view(wanted), &Subcommand::name);
    if (sub == all.end()) {
        std::vector<std::string> names;
        for (const auto &one : all)
            names.emplace_back(one.name);
        return session.fail({ErrorKind::Invalid, "Usage",
                             "there is no `" + std::string(arguments.command->name) + ' ' + wanted + '`'
                                 + didYouMean(wanted, names) + "; see `sluicectl " + std::string(arguments.command->name)
                                 + " --help`"});
    }
    if (auto good = checkSub(arguments, *sub); !good)
        return session.fail(std::move(good).error());
    sub->run(session);
}

} // namespace sluice::ctl
