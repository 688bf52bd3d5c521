#include "app/ctl/names.h"

#include "app/ctl/suggestion.h"

namespace sluice::ctl {

namespace {

Result<std::pair<std::string, std::string>> twoParts(const std::string &text, std::string_view form)
{
    const auto slash = text.find('/');
    if (slash == std::string::npos || slash == 0 || slash + 1 == text.size()
        || text.find('/', slash + 1) != std::string::npos)
        return fail(ErrorKind::Invalid, "Usage", '"' + text + "\" is not of the form " + std::string(form));
    return std::pair(text.substr(0, slash), text.substr(slash + 1));
}

} // namespace

Result<LogstoreKey> logstoreFromText(const std::string &text)
{
    SLUICE_LET(auto parts, twoParts(text, "PROJECT/LOGSTORE"));
    return LogstoreKey{std::move(parts.first), std::move(parts.second)};
}

Result<FunctionKey> functionFromText(const std::string &text)
{
    SLUICE_LET(auto parts, twoParts(text, "SERVICE/FUNCTION"));
    return FunctionKey{std::move(parts.first), std::move(parts.second)};
}

Result<TriggerKey> triggerFromText(const std::string &text, const std::vector<Trigger> &triggers)
{
    std::vector<const TriggerKey *> bare;
    std::vector<std::string> names;
    for (const auto &trigger : triggers) {
        names.push_back(toText(trigger.key));
        if (names.back() == text)
            return trigger.key;
        if (trigger.key.trigger == text)
            bare.push_back(&trigger.key);
        names.push_back(trigger.key.trigger);
    }
    if (bare.size() == 1)
        return *bare.front();
    if (bare.empty())
        return fail(ErrorKind::NotFound, "TriggerNotFound", "there is no trigger " + text + didYouMean(text, names));
    std::string list;
    for (const auto *key : bare)
        list += (list.empty() ? "" : ", ") + toText(*key);
    return fail(ErrorKind::Invalid, "Usage", "several triggers are called " + text + ": " + list);
}

void withTrigger(Session &session, const std::string &text, std::function<void(TriggerKey)> then)
{
    session.ask(GetDefinitions(), [&session, text, then = std::move(then)](const DefinitionRows &rows) {
        auto key = triggerFromText(text, rows.triggers);
        if (key)
            then(std::move(*key));
        else
            session.fail(key.error());
    });
}

} // namespace sluice::ctl
