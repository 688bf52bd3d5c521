// user add, set, remove, rotate and list.
#include "app/ctl/commands.h"
#include "app/ctl/planrows.h"
#include "app/ctl/secretfd.h"
#include "app/ctl/subcommand.h"
#include "app/ctl/textfile.h"
#include "engine/client/json.h"

#include <algorithm>
#include <array>

namespace sluice::ctl {

namespace {

constexpr std::size_t kDocumentFileMax = 64 * 1024;

// On purpose and this once: toJson() does not show secrets.
std::string jsonWithSecret(const NewKeyAnswer &key)
{
    std::string out = "{\"user\":";
    appendJsonText(out, key.user);
    out += ",\"keyId\":";
    appendJsonText(out, key.keyId);
    out += ",\"secret\":";
    appendJsonText(out, key.secret.view());
    out += ",\"notice\":";
    appendJsonText(out, key.notice);
    return out + '}';
}

void printOnce(Session &session, std::string text)
{
    session.out().print(text);
    wipe(text);
}

void printKey(Session &session, const NewKeyAnswer &key, std::optional<int> fd)
{
    auto &out = session.out();
    if (!key.notice.empty())
        out.warn(key.notice);
    if (fd) {
        if (auto written = writeSecret(*fd, key.secret); !written) {
            written.error().detail += "; the key " + key.keyId + " is there, its secret is lost: `sluicectl user rotate "
                + key.user + "` makes another";
            return session.fail(std::move(written).error());
        }
    }
    if (out.json())
        printOnce(session, (fd ? toJson(key) : jsonWithSecret(key)) + '\n');
    else if (fd)
        printOnce(session, "user    " + key.user + "\nkey     " + key.keyId + '\n');
    else
        printOnce(session,
                  "user    " + key.user + "\nkey     " + key.keyId + "\nsecret  " + std::string(key.secret.view())
                      + "\n\nThe secret is shown this once and never again: store it now. `sluicectl user rotate " + key.user
                      + "` makes another key.\n");
    session.finish(Exit::Done);
}

// The command's options put into the user; what is not given stays.
Done fillUser(Session &session, User &user)
{
    const auto &arguments = session.arguments();
    if (arguments.has("--policy")) {
        user.policies = arguments.every("--policy");
        std::erase(user.policies, std::string()); // --policy= : none
    }
    user.description = arguments.option("--description", user.description);
    if (!arguments.has("--document"))
        return {};
    const auto file = arguments.option("--document");
    if (file.empty()) {
        user.document.clear();
        return {};
    }
    SLUICE_LET(user.document, readText(file, kDocumentFileMax));
    return {};
}

// A mistake in the policy document has its place in the file that was given.
void failInDocument(Session &session, Error error)
{
    if (error.place.file.empty() && error.place.line > 0)
        error.place.file = session.arguments().option("--document");
    session.fail(std::move(error));
}

void sendUser(Session &session, User user, std::optional<int> fd)
{
    if (auto filled = fillUser(session, user); !filled)
        return session.fail(std::move(filled).error());
    session.attempt(PutUser{std::move(user), kActor}, [&session, fd](Result<NewKeyAnswer> key) {
        if (!key)
            return failInDocument(session, std::move(key).error());
        if (!key->keyId.empty())
            return printKey(session, *key, fd);
        if (session.out().json())
            session.out().printLine(toJson(*key));
        else
            session.out().remark("user " + key->user + " is changed; its keys stay");
        session.finish(Exit::Done);
    });
}

void withUser(Session &session, std::function<void(const User *)> then)
{
    session.ask(GetDefinitions(), [&session, then = std::move(then)](const DefinitionRows &all) {
        const auto found = std::ranges::find(all.users, session.arguments().values[1], &User::name);
        then(found == all.users.end() ? nullptr : &*found);
    });
}

void addUser(Session &session)
{
    const auto fd = outputFd(session);
    if (!fd)
        return session.fail(fd.error());
    withUser(session, [&session, fd = *fd](const User *known) {
        const auto &name = session.arguments().values[1];
        if (known)
            return session.fail({ErrorKind::Exists, "EntityAlreadyExists.User",
                                 "there is a user " + name
                                     + " already; `sluicectl user set` changes it, `sluicectl user "
                                       "rotate` gives it a new key"});
        User user;
        user.name = name;
        sendUser(session, std::move(user), fd);
    });
}

void setUser(Session &session)
{
    withUser(session, [&session](const User *known) {
        if (!known)
            return session.fail(
                {ErrorKind::NotFound, "EntityNotExist.User",
                 "there is no user " + session.arguments().values[1] + "; `sluicectl user list` shows those there are"});
        sendUser(session, *known, std::nullopt);
    });
}

void rotateUser(Session &session)
{
    const auto fd = outputFd(session);
    if (!fd)
        return session.fail(fd.error());
    RotateKey command{session.arguments().values[1], !session.arguments().has("--keep-old"), kActor};
    session.ask(std::move(command), [&session, fd = *fd](const NewKeyAnswer &key) { printKey(session, key, fd); });
}

void removeUser(Session &session)
{
    session.ask(DeleteObject{"user", session.arguments().values[1], false, kActor}, [&session](const PlanRows &rows) {
        printPlan(session, rows, Tense::Did);
        session.finish(Exit::Done);
    });
}

} // namespace

void user(Session &session)
{
    const std::array<Subcommand, 5> all = {{
        {"add", "NAME", {"--policy", "--document", "--description", "--fd"}, addUser},
        {"set", "NAME", {"--policy", "--document", "--description"}, setUser},
        {"remove", "NAME", {}, removeUser},
        {"rotate", "NAME", {"--keep-old", "--fd"}, rotateUser},
        {"list", "", {}, listUsers},
    }};
    runSubcommand(session, all);
}

} // namespace sluice::ctl
