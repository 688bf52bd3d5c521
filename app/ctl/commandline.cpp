#include "app/ctl/commandline.h"

#include "app/ctl/suggestion.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace sluice::ctl {

namespace {

constexpr std::array kGlobalOptions = {
    OptionSpec{"--data", "DIR", "the data directory ($XDG_DATA_HOME/sluice)"},
    OptionSpec{"--as", "USER", "act with a local user's rights instead of the owner's"},
    OptionSpec{"--json", "", "JSON on standard output: one document, or one object a line for streams"},
    OptionSpec{"--secrets", "PLACE", "where an engine of its own keeps secrets: keychain (default), memory, env, fd:N"},
    OptionSpec{"--quiet", "", "no progress and no remarks"},
    OptionSpec{"--help", "", "this text"},
    OptionSpec{"--version", "", "the version of the program"},
};

tl::unexpected<Error> usage(std::string what)
{
    return fail(ErrorKind::Invalid, "Usage", std::move(what));
}

class Parser {
public:
    Parser(std::span<const std::string> words, std::span<const CommandSpec> commands)
        : m_words(words)
        , m_commands(commands)
    {
    }

    Result<Arguments> parse()
    {
        bool optionsEnd = false;
        for (; m_at < m_words.size(); ++m_at) {
            const auto &word = m_words[m_at];
            if (optionsEnd || word == "-" || !word.starts_with('-')) {
                SLUICE_TRY(value(word));
            } else if (word == "--") {
                optionsEnd = true;
            } else {
                SLUICE_TRY(option(word));
            }
        }
        SLUICE_TRY(checkCount());
        return std::move(m_found);
    }

private:
    Done value(const std::string &word)
    {
        if (m_found.command) {
            m_found.values.push_back(word);
            return {};
        }
        if (word == "help" && !m_found.help) {
            m_found.help = true;
            return {};
        }
        const auto found = std::ranges::find(m_commands, std::string_view(word), &CommandSpec::name);
        if (found != m_commands.end()) {
            m_found.command = &*found;
            return {};
        }
        std::vector<std::string> names;
        for (const auto &command : m_commands)
            names.emplace_back(command.name);
        return usage("there is no command " + word + didYouMean(word, names) + "; `sluicectl --help` lists them");
    }

    Done option(const std::string &word)
    {
        const auto equals = word.find('=');
        const auto name = word == "-h" ? std::string("--help") : word.substr(0, equals);
        const auto *spec = find(name);
        if (!spec)
            return usage("unknown option " + name + didYouMean(name, known()) + helpHint());
        std::string value;
        if (spec->value.empty()) {
            if (equals != std::string::npos)
                return usage(name + " takes no value");
        } else if (equals != std::string::npos) {
            value = word.substr(equals + 1);
        } else if (m_at + 1 < m_words.size()) {
            value = m_words[++m_at];
        } else {
            return usage(name + " needs a value: " + std::string(spec->value));
        }
        return keep(name, std::move(value));
    }

    Done keep(const std::string &name, std::string value)
    {
        if (name == "--json")
            m_found.json = true;
        else if (name == "--quiet")
            m_found.quiet = true;
        else if (name == "--help")
            m_found.help = true;
        else if (name == "--version")
            m_found.version = true;
        else if (name == "--as")
            m_found.as = std::move(value);
        else if (name == "--secrets")
            m_found.secrets = std::move(value);
        else if (name != "--data")
            m_found.options[name] = m_found.given.emplace_back(name, std::move(value)).second;
        else if (value.empty())
            return usage("--data needs the name of a directory");
        else
            m_found.data = std::move(value);
        return {};
    }

    [[nodiscard]] const OptionSpec *find(std::string_view name) const
    {
        const auto own =
            m_found.command ? std::span<const OptionSpec>(m_found.command->options) : std::span<const OptionSpec>();
        for (const auto options : {globalOptions(), own}) {
            if (const auto found = std::ranges::find(options, name, &OptionSpec::name); found != options.end())
                return &*found;
        }
        return nullptr;
    }

    [[nodiscard]] std::vector<std::string> known() const
    {
        std::vector<std::string> names;
        for (const auto &option : globalOptions())
            names.emplace_back(option.name);
        if (m_found.command) {
            for (const auto &option : m_found.command->options)
                names.emplace_back(option.name);
        }
        return names;
    }

    [[nodiscard]] std::string helpHint() const
    {
        return m_found.command ? "; see `sluicectl " + std::string(m_found.command->name) + " --help`"
                               : "; an option of a command comes after its name";
    }

    Done checkCount() const
    {
        if (m_found.help || m_found.version)
            return {};
        if (!m_found.command)
            return usage("no command was given; `sluicectl --help` lists them");
        const auto name = "sluicectl " + std::string(m_found.command->name);
        const auto hint = ": " + name + ' ' + std::string(m_found.command->arguments);
        if (m_found.values.size() < m_found.command->argumentsMin)
            return usage("an argument is missing" + hint);
        if (m_found.values.size() > m_found.command->argumentsMax)
            return usage("one argument too many, \"" + m_found.values[m_found.command->argumentsMax] + '"' + hint);
        return {};
    }

    std::span<const std::string> m_words;
    std::span<const CommandSpec> m_commands;
    std::size_t m_at = 0;
    Arguments m_found;
};

} // namespace

Needs Arguments::needs() const
{
    const bool none = !values.empty()
        && std::ranges::find(command->withoutEngine, std::string_view(values.front())) != command->withoutEngine.end();
    return none ? Needs::Nothing : command->needs;
}

std::string Arguments::option(std::string_view name, std::string fallback) const
{
    const auto found = options.find(name);
    return found == options.end() ? std::move(fallback) : found->second;
}

std::vector<std::string> Arguments::every(std::string_view name) const
{
    std::vector<std::string> values;
    for (const auto &[option, value] : given) {
        if (option == name)
            values.push_back(value);
    }
    return values;
}

std::span<const OptionSpec> globalOptions()
{
    return kGlobalOptions;
}

Result<Arguments> parse(std::span<const std::string> words, std::span<const CommandSpec> commands)
{
    return Parser(words, commands).parse();
}

Result<std::int64_t> wholeNumber(std::string_view what, std::string_view text, std::int64_t min, std::int64_t max)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < min || value > max)
        return usage(std::string(what) + " must be a whole number from " + std::to_string(min) + " to " + std::to_string(max)
                     + ", not \"" + std::string(text) + '"');
    return value;
}

} // namespace sluice::ctl
