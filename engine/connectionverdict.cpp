#include "engine/connectiontest.h"

namespace sluice {
namespace {

struct VerdictBuilder {
    const Connection &connection;
    std::vector<CheckRow> rows = {};

    void good(const char *check, std::string title, std::string evidence)
    {
        CheckRow row;
        row.check = check;
        row.subject = connection.name;
        row.title = std::move(title);
        row.evidence = std::move(evidence);
        rows.push_back(std::move(row));
    }
    std::vector<CheckRow> bad(std::string reason, std::string remedy, std::string command = {})
    {
        auto &row = rows.back();
        row.good = false;
        row.reason = std::move(reason);
        row.remedy = std::move(remedy);
        row.command = std::move(command);
        return std::move(rows);
    }
};

std::string shownAnswer(const CallAnswer &answer)
{
    auto text = "HTTP " + std::to_string(answer.status);
    for (const auto &part : {answer.code, answer.message})
        text += part.empty() ? "" : ", " + part;
    return answer.requestId.empty() ? text : text + " (request " + answer.requestId + ')';
}

bool contains(const std::string &text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

bool saysClock(const CallAnswer &answer)
{
    return answer.code == "RequestTimeExpired" || answer.code == "RequestTimeTooSkewed";
}

// The same code stands for an unknown key and for what a key may not do; the message tells them apart.
bool saysDenied(const CallAnswer &answer)
{
    return answer.status == 403 || (answer.code == "Unauthorized" && contains(answer.message, "denied by"));
}

bool saysKey(const CallAnswer &answer)
{
    return answer.code == "Unauthorized" || answer.code == "InvalidAccessKeyId" || answer.code == "MissAccessKeyId";
}

std::string clockText(const CallAnswer &answer, WallTime now)
{
    if (!answer.serverTime)
        return "the service did not say its time";
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(*answer.serverTime - now).count();
    return "the service's clock is " + std::to_string(seconds < 0 ? -seconds : seconds) + " s "
        + (seconds < 0 ? "behind" : "ahead");
}

} // namespace

std::vector<CheckRow> verdictOf(const Connection &connection, const CallAnswer &answer, WallTime now)
{
    VerdictBuilder verdict{connection};
    const auto shown = shownAnswer(answer);
    const bool understood = answer.status == 200 || saysClock(answer) || saysKey(answer) || saysDenied(answer)
        || answer.code == "SignatureNotMatch";
    verdict.good("call", "Log Service answers a signed call", shown + " in " + std::to_string(millis(answer.took)) + " ms");
    if (!understood || (answer.status == 200 && answer.projects < 0))
        return verdict.bad("the answer is not one that Log Service gives to this call",
                           "look whether the endpoint is that of Log Service, and try again");
    verdict.good("clock", "the clocks agree", clockText(answer, now));
    if (saysClock(answer))
        return verdict.bad("this machine's clock and the service's differ by more than "
                               + std::to_string(millis(kClockSkew) / 60'000) + " minutes",
                           "set this machine's clock");
    verdict.good("key", "the access key " + connection.user + " is known", answer.requestId);
    const auto set = "sluicectl connection set " + connection.name;
    if (saysKey(answer) && !saysDenied(answer))
        return verdict.bad("the service does not know the access key, or it is disabled: " + shown,
                           "give the id of an enabled access key", set + " --user ID");
    verdict.good("signature", "the key's secret is right", answer.requestId);
    if (answer.code == "SignatureNotMatch")
        return verdict.bad("the secret " + connection.secret
                               + " is not that of the access key, or the region is wrong: " + shown,
                           "store the secret of the access key again", "sluicectl secret add " + connection.secret);
    verdict.good("permission", "projects may be listed",
                 answer.status == 200 ? std::to_string(answer.projects) + " projects" : shown);
    if (saysDenied(answer))
        return verdict.bad("the access key may not list projects: " + shown,
                           "allow log:ListProject to the key's user, or use a connection for what it may do");
    return std::move(verdict.rows);
}

} // namespace sluice
