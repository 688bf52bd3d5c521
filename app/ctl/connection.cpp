// connection add, set, test, remove and list.
#include "app/ctl/checktext.h"
#include "app/ctl/commands.h"
#include "app/ctl/jsonlist.h"
#include "app/ctl/planrows.h"
#include "app/ctl/secretinput.h"
#include "app/ctl/subcommand.h"
#include "app/ctl/suggestion.h"

#include <algorithm>
#include <array>

namespace sluice::ctl {

namespace {

Done badOption(std::string text)
{
    return fail(ErrorKind::Invalid, "Usage", std::move(text));
}

Result<ConnectionKind> kindFrom(const std::string &text)
{
    const std::array<std::string, 2> kinds = {"cloud", "kafka"};
    if (text == kinds[0])
        return ConnectionKind::Cloud;
    if (text == kinds[1])
        return ConnectionKind::Kafka;
    return fail(ErrorKind::Invalid, "Usage",
                text.empty() ? "a kind is needed: --kind cloud or --kind kafka"
                             : "there is no kind " + text + didYouMean(text, kinds) + " (cloud, kafka)");
}

// The command's options put into the connection; what is not given stays.
Done fillConnection(const Arguments &arguments, Connection &connection)
{
    const auto text = [&](const char *option, std::string &value) { value = arguments.option(option, value); };
    text("--description", connection.description);
    text("--colour", connection.colour);
    text("--account", connection.account);
    text("--region", connection.region);
    text("--log-endpoint", connection.logEndpoint);
    text("--function-endpoint", connection.functionEndpoint);
    text("--user", connection.user);
    text("--secret", connection.secret);
    if (arguments.has("--broker"))
        connection.brokers = arguments.every("--broker");
    if (!arguments.has("--read-only"))
        return {};
    const auto readOnly = arguments.option("--read-only");
    if (readOnly != "yes" && readOnly != "no")
        return badOption("--read-only is yes or no, not \"" + readOnly + '"');
    connection.readOnly = readOnly == "yes";
    return {};
}

void endWith(Session &session, const Connection &connection, const char *what)
{
    if (session.out().json())
        session.out().printLine(toJson(connection));
    else
        session.out().remark("connection " + connection.name + ": " + what);
    session.finish(Exit::Done);
}

// The connection first: a secret that no rule lets anybody use would stay behind.
void sendConnection(Session &session, const Connection &connection, Secret secret, const char *what)
{
    session.ask(PutConnection{connection, kActor},
                [&session, connection, secret = std::move(secret), what](const Nothing &) mutable {
                    if (secret.empty())
                        return endWith(session, connection, what);
                    PutSecret command{connection.secret, std::move(secret), kActor};
                    session.attempt(std::move(command), [&session, connection, what](Result<Nothing> stored) {
                        if (stored)
                            return endWith(session, connection, what);
                        stored.error().detail += "; the connection is there, its secret is not: `sluicectl secret add "
                            + connection.secret + "` stores it";
                        session.fail(std::move(stored).error());
                    });
                });
}

// Asks for a secret unless one is named that is stored already.
void sendNew(Session &session, Connection connection)
{
    Secret secret;
    const bool needed = connection.kind == ConnectionKind::Cloud || !connection.user.empty();
    if (needed && connection.secret.empty()) {
        connection.secret = "connection." + connection.name;
        auto asked = readSecret(session, connection.secret);
        if (!asked)
            return session.fail(std::move(asked).error());
        secret = std::move(*asked);
    }
    sendConnection(session, connection, std::move(secret), "added; `sluicectl connection test` says whether it works");
}

void withConnection(Session &session, std::function<void(const Connection *)> then)
{
    session.ask(GetDefinitions(), [&session, then = std::move(then)](const DefinitionRows &all) {
        const auto found = std::ranges::find(all.connections, session.arguments().values[1], &Connection::name);
        then(found == all.connections.end() ? nullptr : &*found);
    });
}

void addConnection(Session &session)
{
    Connection connection;
    connection.name = session.arguments().values[1];
    const auto kind = kindFrom(session.arguments().option("--kind"));
    const auto filled = fillConnection(session.arguments(), connection);
    if (!kind || !filled)
        return session.fail(!kind ? kind.error() : filled.error());
    connection.kind = *kind;
    withConnection(session, [&session, connection](const Connection *known) {
        if (known)
            return session.fail(
                {ErrorKind::Exists, "ConnectionAlreadyExists",
                 "there is a connection " + connection.name + " already; `sluicectl connection set` changes it"});
        sendNew(session, connection);
    });
}

void setConnection(Session &session)
{
    withConnection(session, [&session](const Connection *known) {
        if (!known)
            return session.fail({ErrorKind::NotFound, "ConnectionNotExist",
                                 "there is no connection " + session.arguments().values[1]
                                     + "; `sluicectl connection list` shows those there are"});
        auto connection = *known;
        if (auto filled = fillConnection(session.arguments(), connection); !filled)
            return session.fail(std::move(filled).error());
        sendConnection(session, connection, {}, "changed");
    });
}

void testConnection(Session &session)
{
    session.ask(TestConnection{session.arguments().values[1]}, [&session](const CheckRows &found) {
        bool good = true;
        for (const auto &row : found.rows) {
            good = good && row.good;
            if (!session.out().json())
                session.out().print(checkText(session.out(), row));
        }
        if (session.out().json())
            session.out().printLine(jsonList(found.rows));
        session.finish(good ? Exit::Done : Exit::Failed);
    });
}

void removeConnection(Session &session)
{
    withConnection(session, [&session](const Connection *known) {
        const auto secret = known ? known->secret : std::string();
        session.ask(DeleteObject{"connection", session.arguments().values[1], false, kActor},
                    [&session, secret](const PlanRows &rows) {
                        printPlan(session, rows, Tense::Did);
                        if (!secret.empty())
                            session.out().remark("its secret " + secret + " stays: `sluicectl secret remove " + secret
                                                 + "` removes it");
                        session.finish(Exit::Done);
                    });
    });
}

} // namespace

void connection(Session &session)
{
    const std::vector<std::string_view> fields = {"--description", "--colour",       "--read-only",         "--account",
                                                  "--region",      "--log-endpoint", "--function-endpoint", "--broker",
                                                  "--user",        "--secret"};
    auto adding = fields;
    adding.insert(adding.end(), {"--kind", "--fd"});
    const std::array<Subcommand, 5> all = {{
        {"add", "NAME", adding, addConnection},
        {"set", "NAME", fields, setConnection},
        {"test", "NAME", {}, testConnection},
        {"remove", "NAME", {}, removeConnection},
        {"list", "", {}, listConnections},
    }};
    runSubcommand(session, all);
}

} // namespace sluice::ctl
