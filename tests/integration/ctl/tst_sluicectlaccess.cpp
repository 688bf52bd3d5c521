// Users and connections through the program: tables, keys shown once, secrets in and out by a file descriptor.
#include "tests/support/ctlfixture.h"

#include <QtTest>

#include <fcntl.h>
#include <unistd.h>

using namespace sluice;

namespace {

DefinitionRows definitions()
{
    DefinitionRows rows;
    rows.roles = {{"etl-role", {}, "runs", "log", {"AliyunFCInvocationAccess"}, "{}"}, {"bare", {}, {}, "fc", {}, {}}};
    rows.users = {{"reader", {}, "who reads", {"AliyunLogReadOnlyAccess"}, {}, {{"SLU0123456789ABCDEFGHIJ", 1, true}}}};
    Connection local;
    local.name = "local";
    Connection prod{"prod", ConnectionKind::Cloud, "production", "#c0392b", true, "12", "cn-hangzhou", {}, {},
                    {},     "LTAI5tAccess",        "prod-key"};
    rows.connections = {local, prod};
    return rows;
}

NewKeyAnswer aKey(const std::string &user)
{
    return {user, "SLUAAAAAAAAAAAAAAAAAAAA", Secret("tops3cret"), {}};
}

// The fixture, with a process that has a pipe open as descriptor kFd: for what is read there, or written.
struct Ctl : test::CtlFixture {
    Ctl()
    {
        handler.on<GetDefinitions>([](const GetDefinitions &) { return definitions(); });
    }
    static constexpr int kFd = 200; // beyond what the program has open by itself
    Outcome withPipe(const QStringList &words, const QByteArray &input, QByteArray *output = nullptr) const
    {
        int ends[2] = {-1, -1};
        if (::pipe2(ends, O_CLOEXEC) != 0)
            qFatal("pipe");
        ::fcntl(ends[1], F_SETPIPE_SZ, 1 << 20); // all of the input fits before anybody reads
        QProcess process;
        process.setChildProcessModifier([&ends, output] { ::dup2(ends[output ? 1 : 0], kFd); });
        if (!output)
            Q_UNUSED(::write(ends[1], input.constData(), static_cast<std::size_t>(input.size())));
        start(process, words);
        process.waitForStarted();
        ::close(ends[1]);
        auto outcome = end(process);
        if (output) {
            char bytes[256];
            const auto got = ::read(ends[0], bytes, sizeof bytes);
            *output = QByteArray(bytes, static_cast<qsizetype>(got > 0 ? got : 0));
        }
        ::close(ends[0]);
        return outcome;
    }
};

} // namespace

class SluicectlAccessTest : public QObject {
    Q_OBJECT
private slots:
    void tables()
    {
        const Ctl at;
        QCOMPARE(at.run({"get", "users"}).out,
                 "USER    KEYS                     POLICIES                 OWN POLICY  DESCRIPTION\n"
                 "reader  SLU0123456789ABCDEFGHIJ  AliyunLogReadOnlyAccess  no          who reads\n");
        QCOMPARE(at.run({"user", "list"}).out, at.run({"get", "users"}).out);
        QCOMPARE(at.run({"get", "connections"}).out,
                 "CONNECTION  KIND   WHERE        USER          SECRET    READ-ONLY  DESCRIPTION\n"
                 "local       local  this engine  –             –         no\n"
                 "prod        cloud  cn-hangzhou  LTAI5tAccess  prod-key  yes        production\n");
        QCOMPARE(at.run({"connection", "list"}).out, at.run({"get", "connections"}).out);
        QCOMPARE(at.run({"get", "roles"}).out,
                 "ROLE      TRUSTS  POLICIES                  OWN POLICY  DESCRIPTION\n"
                 "etl-role  log     AliyunFCInvocationAccess  yes         runs\n"
                 "bare      fc      –                         no\n");
        const auto json = at.run({"get", "connection", "prod", "--json"}).out;
        QVERIFY2(
            json.startsWith("[{\"name\":\"prod\",\"kind\":\"cloud\",\"description\":\"production\",\"colour\":\"#c0392b\""),
            qPrintable(json));
        QVERIFY(at.run({"get", "users", "raeder"}).err.contains("did you mean reader?"));
    }

    void usage()
    {
        const Ctl at;
        const auto wrong = [&](const QStringList &words) {
            const auto done = at.run(words);
            return done.exit == 2 ? done.err : QString("exit %1").arg(done.exit);
        };
        QVERIFY(wrong({"user", "ad", "x"}).contains("there is no `user ad` (did you mean add?)"));
        QVERIFY(wrong({"user", "add"}).contains("an argument is missing: sluicectl user add NAME"));
        QVERIFY(wrong({"user", "list", "x"}).contains("one argument too many, \"x\": sluicectl user list"));
        QVERIFY(wrong({"user", "remove", "x", "--policy", "P"}).contains("--policy does not go with `user remove`"));
        QVERIFY(wrong({"user", "add", "x", "--polcy", "P"}).contains("did you mean --policy?"));
        QVERIFY(wrong({"connection", "add", "x"}).contains("--kind cloud or --kind kafka"));
        QVERIFY(wrong({"connection", "add", "x", "--kind", "kafak"}).contains("did you mean kafka?"));
        QVERIFY(wrong({"connection", "add", "prod", "--kind", "kafka"}).contains("there is a connection prod already"));
        QVERIFY(wrong({"connection", "set", "prod", "--read-only", "maybe"}).contains("yes or no"));
        QVERIFY(wrong({"connection", "set", "nothing"}).contains("there is no connection nothing"));
        QVERIFY(wrong({"user", "set", "nobody"}).contains("there is no user nobody"));
        QVERIFY(wrong({"user", "add", "reader"}).contains("there is a user reader already"));
        QVERIFY(wrong({"delete", "uesr", "x"}).contains("did you mean user?"));
        QVERIFY(at.run({"user", "--help"}).out.contains("--keep-old"));
        QVERIFY(at.run({"connection", "--help"}).out.contains("--log-endpoint URL"));
        QVERIFY(at.run({"--help"}).out.contains("\n  connection  "));
    }

    void aKeyIsShownOnce()
    {
        Ctl at;
        PutUser got;
        at.handler.on<PutUser>([&got](const PutUser &command) {
            got = command;
            return aKey(command.user.name);
        });
        at.file("policy.json", "{\"Version\":\"1\"}");
        auto done = at.run({"user", "add", "writer", "--policy", "A", "--policy=B", "--document", "policy.json"});
        QCOMPARE(done.exit, 0);
        QCOMPARE(
            done.out,
            "user    writer\nkey     SLUAAAAAAAAAAAAAAAAAAAA\nsecret  tops3cret\n\nThe secret is shown this once and never "
            "again: store it now. `sluicectl user rotate writer` makes another key.\n");
        QCOMPARE(done.err, QString());
        QCOMPARE(got.user.policies, std::vector<std::string>({"A", "B"}));
        QCOMPARE(got.user.document, std::string("{\"Version\":\"1\"}"));
        QCOMPARE(got.actor, std::string("sluicectl"));
        done = at.run({"user", "add", "writer", "--json"});
        QCOMPARE(done.out,
                 "{\"user\":\"writer\",\"keyId\":\"SLUAAAAAAAAAAAAAAAAAAAA\",\"secret\":\"tops3cret\",\"notice\":\"\"}\n");
    }

    void aKeyGoesToADescriptor()
    {
        Ctl at;
        int made = 0;
        at.handler.on<RotateKey>([&made](const RotateKey &command) {
            ++made;
            auto key = aKey(command.user);
            key.notice = command.dropOld ? "it ends with this run" : "";
            return key;
        });
        QByteArray written;
        auto done = at.withPipe({"user", "rotate", "reader", "--fd", "200"}, {}, &written);
        QCOMPARE(done.exit, 0);
        QCOMPARE(written, QByteArray("tops3cret\n"));
        QCOMPARE(done.out, "user    reader\nkey     SLUAAAAAAAAAAAAAAAAAAAA\n");
        QCOMPARE(done.err, "warning: it ends with this run\n");
        done = at.withPipe({"user", "rotate", "reader", "--keep-old", "--fd", "200", "--json"}, {}, &written);
        QVERIFY2(done.out.contains("\"secret\":\"***\",\"notice\":\"\""), qPrintable(done.out));
        QCOMPARE(made, 2);
        done = at.run({"user", "rotate", "reader", "--fd", "201"});
        QCOMPARE(done.exit, 2);
        QVERIFY(done.err.contains("file descriptor 201 is not open for writing"));
        QCOMPARE(made, 2); // no key is made whose secret has nowhere to go
    }

    void usersChangeAndGo()
    {
        Ctl at;
        PutUser got;
        at.handler.on<PutUser>([&got](const PutUser &command) -> Result<NewKeyAnswer> {
            got = command;
            if (!command.user.document.empty())
                return fail(Error{ErrorKind::Invalid, "MalformedPolicyDocument", "Effect is Allow or Deny", {{}, 3, 7}});
            return NewKeyAnswer{command.user.name, {}, {}, {}};
        });
        at.handler.on<DeleteObject>([](const DeleteObject &command) {
            return PlanRows{{{"delete", command.kind, command.name, ""}}, {}};
        });
        auto done = at.run({"user", "set", "reader", "--policy", "B"});
        QCOMPARE(done.exit, 0);
        QCOMPARE(done.err, "user reader is changed; its keys stay\n");
        QCOMPARE(done.out, QString());
        QCOMPARE(got.user.description, std::string("who reads"));
        QCOMPARE(got.user.policies, std::vector<std::string>({"B"}));
        at.file("bad.json", "{}");
        done = at.run({"user", "set", "reader", "--document", "bad.json"});
        QCOMPARE(done.exit, 2);
        QCOMPARE(done.err, "bad.json:3:7: Effect is Allow or Deny (MalformedPolicyDocument)\n");
        QCOMPARE(at.run({"user", "set", "reader", "--document", "gone.json"}).exit, 2);
        QCOMPARE(at.run({"user", "remove", "reader"}).out, "   KIND  NAME    CHANGE\n-  user  reader\n1 deleted\n");
        QCOMPARE(at.run({"delete", "user", "reader"}).exit, 0);
    }

    void connectionsWithASecret()
    {
        Ctl at;
        std::vector<std::string> asked;
        PutConnection got;
        std::string secret;
        at.handler.on<PutConnection>([&](const PutConnection &command) {
            got = command;
            asked.emplace_back("connection");
            return Nothing();
        });
        at.handler.on<PutSecret>([&](const PutSecret &command) {
            secret = command.name + '=' + std::string(command.secret.view());
            asked.emplace_back("secret");
            return Nothing();
        });
        const QStringList words = {"connection", "add",      "stage",       "--kind", "cloud", "--account",
                                   "12",         "--region", "cn-hangzhou", "--user", "LTAI5t"};
        auto done =
            at.withPipe(words + QStringList{"--fd", "200", "--colour", "#00ff00", "--read-only", "yes"}, "tops3cret\n");
        QVERIFY2(done.exit == 0, qPrintable(done.err));
        QVERIFY(!(done.out + done.err).contains("tops3cret"));
        QCOMPARE(asked, std::vector<std::string>({"connection", "secret"}));
        QCOMPARE(secret, std::string("connection.stage=tops3cret"));
        QCOMPARE(got.connection.secret, std::string("connection.stage"));
        QCOMPARE(got.connection.kind, ConnectionKind::Cloud);
        QCOMPARE(got.connection.colour, std::string("#00ff00"));
        QVERIFY(got.connection.readOnly);
        done = at.run(words, "from a pipe\n");
        QCOMPARE(done.exit, 0);
        QCOMPARE(secret, std::string("connection.stage=from a pipe"));
        asked.clear();
        QCOMPARE(at.withPipe(words + QStringList{"--fd", "200"}, "\n").exit, 2);
        QCOMPARE(at.withPipe(words + QStringList{"--fd", "200"}, QByteArray(70'000, 'x')).exit, 2);
        QVERIFY(asked.empty());
        done = at.run(words + QStringList{"--secret", "stored-already"});
        QCOMPARE(done.exit, 0);
        QCOMPARE(asked, std::vector<std::string>{"connection"});
    }

    void connectionsWithoutOne()
    {
        Ctl at;
        PutConnection got;
        at.handler.on<PutConnection>([&](const PutConnection &command) {
            got = command;
            return Nothing();
        });
        at.handler.on<DeleteObject>([](const DeleteObject &command) {
            return PlanRows{{{"delete", command.kind, command.name, ""}}, {}};
        });
        auto done = at.run({"connection", "add", "stream", "--kind", "kafka", "--broker", "a:1", "--broker", "b:2"});
        QCOMPARE(done.exit, 0);
        QCOMPARE(got.connection.brokers, std::vector<std::string>({"a:1", "b:2"}));
        QCOMPARE(got.connection.secret, std::string());
        done = at.run({"connection", "set", "prod", "--read-only", "no", "--json"});
        QVERIFY(!got.connection.readOnly);
        QCOMPARE(got.connection.account, std::string("12"));
        QVERIFY(done.out.startsWith("{\"name\":\"prod\",\"kind\":\"cloud\""));
        done = at.run({"connection", "remove", "prod"});
        QCOMPARE(done.exit, 0);
        QVERIFY(done.err.contains("its secret prod-key stays"));
    }

    void aConnectionWhoseSecretIsNotStored()
    {
        Ctl at;
        at.handler.on<PutConnection>([](const PutConnection &) { return Nothing(); });
        at.handler.on<PutSecret>([](const PutSecret &) -> Result<Nothing> {
            return fail(ErrorKind::Denied, "KeychainLocked", "the keychain is locked");
        });
        const auto done = at.withPipe(
            {"connection", "add", "k", "--kind", "kafka", "--broker", "a:1", "--user", "u", "--fd", "200"}, "tops3cret");
        QCOMPARE(done.exit, 1);
        QVERIFY2(done.err.contains("`sluicectl secret add connection.k` stores it"), qPrintable(done.err));
    }

    void tests()
    {
        Ctl at;
        CheckRow good;
        good.check = "resolve";
        good.subject = "prod";
        good.title = "x has an address";
        good.evidence = "10.0.0.1 in 3 ms";
        auto bad = good;
        bad.good = false;
        bad.check = "reach";
        bad.title = "x:443 can be reached";
        bad.reason = "the connection was refused";
        bad.evidence = {};
        bad.remedy = "look at the port";
        bad.command = "sluicectl connection set prod";
        at.handler.on<TestConnection>([&](const TestConnection &command) {
            return CheckRows{command.name == "prod" ? std::vector{good, bad} : std::vector{good}};
        });
        auto done = at.run({"connection", "test", "prod"});
        QCOMPARE(done.exit, 1);
        QCOMPARE(done.out,
                 "  ✔ x has an address\n      10.0.0.1 in 3 ms\n  ✘ x:443 can be reached: the connection was refused\n      "
                 "→ look at "
                 "the port\n        sluicectl connection set prod\n");
        done = at.run({"connection", "test", "local", "--json"});
        QCOMPARE(done.exit, 0);
        QVERIFY(done.out.startsWith("[{\"check\":\"resolve\",\"subject\":\"prod\",\"good\":true"));
    }

    void theAuditSaysAsWhom()
    {
        Ctl at;
        int page = 0;
        at.handler.on<GetAudit>([&page](const GetAudit &) {
            AuditRows rows;
            if (page++ % 2 == 1)
                return rows;
            rows.rows.resize(2);
            rows.rows[0] = {1, 0, "sluicectl", {}, "create", "user", "reader", {}, {}};
            rows.rows[1] = {2,        0,          "gateway", {CallerKind::User, "gateway", "reader", "SLUX", {}, {}},
                            "denied", "logstore", "a/b",     {},
                            {}};
            return rows;
        });
        const auto done = at.run({"audit"});
        QVERIFY2(done.out.contains("user reader by gateway (key SLUX)  denied  logstore  a/b"), qPrintable(done.out));
        QVERIFY(done.out.contains("sluicectl                          create"));
        QVERIFY(at.run({"audit", "--json"})
                    .out.contains("\"caller\":{\"kind\":\"user\",\"client\":\"gateway\",\"user\":\"reader\""));
    }
};

QTEST_GUILESS_MAIN(SluicectlAccessTest)
#include "tst_sluicectlaccess.moc"
