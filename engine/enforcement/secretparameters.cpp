#include "engine/enforcement/secretparameters.h"

#include "engine/base/jsonvalue.h"
#include "engine/base/limits.h"
#include "engine/catalog/names.h"

#include <map>
#include <optional>

namespace sluice {

namespace {

struct Spot { // where a secret's object stands in the text
    std::size_t begin;
    std::size_t end;
    std::string name;
};

void findSpots(const JsonValue &value, std::vector<Spot> &spots)
{
    if (value.is(JsonValue::Kind::Object) && value.members.size() == 1 && value.members.front().name == "secret"
        && value.members.front().value.is(JsonValue::Kind::String)) {
        spots.push_back({value.begin, value.end, value.members.front().value.text});
        return;
    }
    for (const auto &item : value.items)
        findSpots(item, spots);
    for (const auto &member : value.members)
        findSpots(member.value, spots);
}

std::vector<Spot> spotsOf(std::string_view json)
{
    std::vector<Spot> spots;
    if (json.find("secret") == std::string_view::npos && json.find('\\') == std::string_view::npos)
        return spots; // nearly every parameter
    if (const auto value = parseJson(json, limits::kEventBytesMax))
        findSpots(*value, spots);
    return spots;
}

template <class TextOf> std::string replaced(std::string_view json, const std::vector<Spot> &spots, TextOf textOf)
{
    std::vector<std::string> texts; // first all, so that the result need not grow and leave copies behind
    std::size_t size = json.size();
    for (const auto &spot : spots) {
        texts.push_back(textOf(spot.name));
        size += texts.back().size();
    }
    std::string out;
    out.reserve(size);
    std::size_t at = 0;
    for (std::size_t i = 0; i < spots.size(); ++i) {
        out.append(json.substr(at, spots[i].begin - at)).append(texts[i]);
        at = spots[i].end;
        wipe(texts[i]);
    }
    return out.append(json.substr(at));
}

// Waits for all the secrets of one text, asked for at the same time.
struct Resolution {
    std::string json;
    std::vector<Spot> spots;
    std::map<std::string, Secret> values;
    std::size_t waiting = 0;
    std::optional<Error> error;
    Reply<ResolvedParameter> reply;

    void found(const std::string &name, Result<Secret> secret)
    {
        if (!secret) {
            if (!error)
                error = Error{secret.error().kind, secret.error().code, "secret '" + name + "': " + secret.error().detail};
        } else if (!isUtf8(secret->view())) {
            error = Error{ErrorKind::Invalid, "SecretNotText",
                          "secret '" + name + "' is not UTF-8 text, and a parameter can hold nothing else"};
        } else {
            values[name] = std::move(*secret);
        }
        if (--waiting > 0)
            return;
        if (error)
            return reply(fail(std::move(*error)));
        ResolvedParameter result;
        result.json = replaced(json, spots, [this](const std::string &wanted) { return jsonQuoted(values[wanted].view()); });
        for (auto &[known, value] : values)
            result.values.push_back(std::move(value));
        reply(std::move(result));
    }
};

} // namespace

std::set<std::string> secretsOf(std::string_view parameterJson)
{
    std::set<std::string> names;
    for (auto &spot : spotsOf(parameterJson))
        names.insert(std::move(spot.name));
    return names;
}

std::string withoutSecrets(std::string_view parameterJson)
{
    return replaced(parameterJson, spotsOf(parameterJson), [](const std::string &) { return std::string("\"secret\""); });
}

void resolveSecrets(std::string_view parameterJson, Secrets &secrets, Loop &loop, Reply<ResolvedParameter> reply)
{
    auto spots = spotsOf(parameterJson);
    if (spots.empty())
        return loop.answer<ResolvedParameter>(std::move(reply), ResolvedParameter{std::string(parameterJson), {}});
    const auto names = secretsOf(parameterJson);
    for (const auto &name : names) {
        if (auto good = checkSecretName(name); !good)
            return loop.answer<ResolvedParameter>(std::move(reply), fail(std::move(good).error()));
    }
    if (names.size() > kParameterSecretsMax)
        return loop.answer<ResolvedParameter>(
            std::move(reply),
            fail(ErrorKind::Full, "TooManySecrets",
                 "a parameter can hold at most " + std::to_string(kParameterSecretsMax) + " different secrets"));
    const auto resolution = std::make_shared<Resolution>();
    resolution->json = parameterJson;
    resolution->spots = std::move(spots);
    resolution->waiting = names.size();
    resolution->reply = std::move(reply);
    for (const auto &name : names)
        secrets.read(name, [resolution, name](Result<Secret> secret) { resolution->found(name, std::move(secret)); });
}

} // namespace sluice
