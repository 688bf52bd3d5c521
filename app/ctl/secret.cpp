#include "app/ctl/commands.h"
#include "app/ctl/secretinput.h"
#include "app/ctl/suggestion.h"
#include "app/ctl/table.h"
#include "app/ctl/words.h"

#include "engine/client/json.h"

namespace sluice::ctl {

namespace {

std::string joined(const std::vector<std::string> &parts)
{
    std::string text;
    for (const auto &part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

void add(Session &session, const std::string &name)
{
    if (session.attachment().ownsEngine() && session.arguments().secrets == "memory")
        return session.fail(
            {ErrorKind::Invalid, "Usage",
             "no engine runs here that could remember it: with --secrets memory, start `sluicectl serve "
             "--secrets memory` first and add the secret while it runs, or use the keychain, or give secrets "
             "at the start with --secrets env or --secrets fd:N"});
    auto secret = readSecret(session, name);
    if (!secret)
        return session.fail(secret.error());
    session.ask(PutSecret{name, std::move(*secret), kActor, false}, [&session, name](const Nothing &) {
        session.ask(GetSecrets(), [&session, name](const SecretRows &rows) {
            session.out().remark("stored " + name + " in " + rows.home);
            if (!rows.why.empty())
                session.out().remark(rows.why);
            session.finish(Exit::Done);
        });
    });
}

void list(Session &session)
{
    session.ask(GetSecrets(), [&session](const SecretRows &rows) {
        if (session.out().json()) {
            session.out().printLine(toJson(rows));
            return session.finish(Exit::Done);
        }
        Table table({{"SECRET"}, {"STATE"}, {"USED BY", Align::Left, 60}, {"DETAIL", Align::Left, 100}});
        for (const auto &row : rows.rows)
            table.add({row.name, row.state, joined(row.users), row.detail});
        session.out().print(table.take());
        session.out().remark("kept in " + rows.home + (rows.why.empty() ? "" : ". " + rows.why));
        session.finish(Exit::Done);
    });
}

} // namespace

void secret(Session &session)
{
    const auto &values = session.arguments().values;
    const auto &verb = values.front();
    const std::vector<std::string> verbs = {"add", "list", "remove"};
    const auto wanted = verb == "list" ? 1U : 2U;
    if (verb != "add" && verb != "list" && verb != "remove")
        return session.fail(
            {ErrorKind::Invalid, "Usage",
             "secret " + verb + " is not known" + didYouMean(verb, verbs) + " (add NAME, list, remove NAME)"});
    if (values.size() < wanted)
        return session.fail({ErrorKind::Invalid, "Usage", "sluicectl secret " + verb + " needs the NAME of a secret"});
    if (values.size() > wanted && verb == "add") // and what it was is not repeated here
        return session.fail(
            {ErrorKind::Invalid, "Usage",
             "a secret's value is never taken from an argument, where the process list and the shell's "
             "history show it. It was not stored; change it where it is valid, now that it was shown. Type the "
             "new one when asked, or give it by a pipe or with --fd N"});
    if (values.size() > wanted)
        return session.fail({ErrorKind::Invalid, "Usage", "one argument too many: sluicectl secret " + verb});
    if (verb == "list")
        return list(session);
    if (verb == "add")
        return add(session, values[1]);
    session.ask(RemoveSecret{values[1], kActor}, [&session, name = values[1]](const Nothing &) {
        session.out().remark("removed " + name);
        session.finish(Exit::Done);
    });
}

} // namespace sluice::ctl
