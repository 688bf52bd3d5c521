// Rules about roles, users and connections: names, policies and documents, keys, what each kind of connection needs.
#include "engine/catalog/accessnames.h"
#include "engine/catalog/jsonpath.h"
#include "engine/catalog/references.h"
#include "engine/catalog/rules.h"
#include "engine/catalog/stackfile.h"

#include <QtTest>

using namespace sluice;

namespace {

const std::string kKey = "SLU0123456789ABCDEFGHIJ";

// A stand-in for the real policies: one name is known, and "Effect": "Maybe" is a mistake at its place.
RuleHooks hooks()
{
    RuleHooks made;
    made.checkPolicyName = [](const std::string &name) -> Done {
        if (name == "AliyunLogFullAccess")
            return {};
        return fail(ErrorKind::Invalid, "EntityNotExist.Policy", "there is no policy \"" + name + '"');
    };
    made.checkPolicyDocument = [](const std::string &json) -> Done {
        const auto at = json.find("\"Maybe\"");
        if (at == std::string::npos)
            return {};
        const auto start = json.rfind('\n', at);
        const auto line =
            static_cast<int>(std::count(json.begin(), json.begin() + static_cast<std::ptrdiff_t>(at), '\n')) + 1;
        const auto column = static_cast<int>(at - (start == std::string::npos ? 0 : start + 1)) + 1;
        return fail(Error{ErrorKind::Invalid, "MalformedPolicyDocument", "Effect is Allow or Deny", {{}, line, column}});
    };
    return made;
}

QStringList problems(const Definitions &next, const Definitions &before = {})
{
    QStringList list;
    for (const auto &problem : check(next, before, hooks()))
        list += QString::fromStdString(problem.path + ' ' + problem.error.code);
    return list;
}

QStringList userProblems(const User &user)
{
    Definitions next;
    next.users[user.name] = user;
    return problems(next);
}

QStringList connectionProblems(const Connection &connection)
{
    Definitions next;
    next.connections[connection.name] = connection;
    return problems(next);
}

Connection cloud()
{
    Connection made;
    made.name = "prod";
    made.kind = ConnectionKind::Cloud;
    made.account = "1234567890123456";
    made.region = "cn-hangzhou";
    made.user = "LTAI5tExample";
    made.secret = "prod-key";
    return made;
}

Connection kafka()
{
    Connection made;
    made.name = "stream";
    made.kind = ConnectionKind::Kafka;
    made.brokers = {"kafka-1:9092", "[::1]:9093"};
    return made;
}

QString firstDetail(const Definitions &next, const Definitions &before = {})
{
    const auto found = check(next, before, hooks());
    return found.empty() ? QString() : QString::fromStdString(found.front().error.detail);
}

} // namespace

class AccessRulesTest : public QObject {
    Q_OBJECT
private slots:
    void names()
    {
        for (const auto *good : {"a", "A.b_c-9", "9"})
            QVERIFY2(checkUserName(good), good);
        QVERIFY(checkUserName(std::string(64, 'x')));
        for (const auto *bad : {"", "a b", "a/b", "ä", "a@b"})
            QVERIFY2(!checkUserName(bad), bad);
        QVERIFY(!checkUserName(std::string(65, 'x')));
        QCOMPARE(checkUserName("a b").error().detail,
                 std::string("a user's name may hold only letters A–Z a–z, digits, '.', '_' and '-'"));
        QVERIFY(checkConnectionName("prod_1-a"));
        QVERIFY(!checkConnectionName("prod.1"));
        QVERIFY(checkAccessKeyId(kKey));
        for (const auto *bad : {"", "SLU", "SLU0123456789ABCDEFGHI", "SLU0123456789ABCDEFGHIJK", "LTA0123456789ABCDEFGHIJ",
                                "SLU0123456789abcdefghij"})
            QVERIFY2(!checkAccessKeyId(bad), bad);
        for (const auto *good : {"", "#000000", "#c0392B"})
            QVERIFY2(checkColour(good), good);
        for (const auto *bad : {"red", "#fff", "#12345g", "123456#", "#1234567"})
            QVERIFY2(!checkColour(bad), bad);
        QVERIFY(checkAccount("1"));
        for (const auto *bad : {"", "12a", "-1", " 1"})
            QVERIFY2(!checkAccount(bad), bad);
        QVERIFY(!checkAccount(std::string(33, '1')));
    }

    void users()
    {
        User user{"reader", {}, {}, {"AliyunLogFullAccess"}, R"({"Version":"1","Statement":[]})", {{kKey, 1, true}}};
        QCOMPARE(userProblems(user), QStringList());
        user.policies.push_back("AliyunLogFulAccess");
        user.description = std::string(2'000, 'x');
        user.document = R"({"Statement":[{"Effect":"Allow"},{"Action":"*","Effect":"Maybe"}]})";
        user.keys.push_back({"mine", 2, true});
        QCOMPARE(userProblems(user),
                 QStringList({"users.reader.description InvalidArgument", "users.reader.policies.1 EntityNotExist.Policy",
                              "users.reader.document.Statement.1.Effect MalformedPolicyDocument",
                              "users.reader.keys InvalidAccessKeyId"}));
        user.document = "{";
        QVERIFY(userProblems(user).contains("users.reader.document ParameterInvalid"));
        user.document = "[]";
        QVERIFY(userProblems(user).contains("users.reader.document ParameterInvalid"));
        QVERIFY(userProblems({"a b", {}, {}, {}, {}, {}}).contains("users.a b InvalidParameter.UserName"));
    }

    void documentsSayTheirOwnPlace()
    {
        Definitions next;
        next.users["a"] = {"a", {}, {}, {}, "{\n  \"Effect\": \"Maybe\"\n}", {}};
        QCOMPARE(firstDetail(next), QString("Effect is Allow or Deny (line 2, column 13 of the document)"));
        const auto error = asError(check(next, {}, hooks()));
        QCOMPARE(error.place.line, 2);
        QCOMPARE(error.place.column, 13);
        QVERIFY(error.detail.starts_with("users.a.document.Effect: "));
    }

    void keysAreFewAndNobodyElses()
    {
        Definitions next;
        next.users["a"] = {"a", {}, {}, {}, {}, {{kKey, 1, true}, {"SLU11111111111111111111", 1, true}}};
        QCOMPARE(problems(next), QStringList());
        next.users["a"].keys.push_back({"SLU22222222222222222222", 1, true});
        QCOMPARE(problems(next), QStringList("users.a.keys LimitExceeded.User.AccessKey"));
        next.users["a"].keys.resize(1);
        next.users["b"] = {"b", {}, {}, {}, {}, {{kKey, 1, false}}};
        QCOMPARE(problems(next), QStringList("users.b.keys EntityAlreadyExists.User.AccessKey"));
    }

    void aPolicysNameGoesWithAPolicy()
    {
        Definitions next;
        auto &role = next.roles["r"];
        role = {"r", {}, {}, "fc", {}, R"({"Version":"1","Statement":[]})", "r-policy", "What r needs"};
        QCOMPARE(problems(next), QStringList());
        role.policyName = std::string(129, 'x');
        role.policyDescription = std::string(2'000, 'x');
        QCOMPARE(problems(next),
                 QStringList({"roles.r.policyName InvalidArgument", "roles.r.policyDescription InvalidArgument"}));
        role = {"r", {}, {}, "fc", {}, {}, "r-policy", "What r needs"};
        QCOMPARE(problems(next),
                 QStringList({"roles.r.policyName InvalidArgument", "roles.r.policyDescription InvalidArgument"}));
    }

    void rolesAndServicesNameKnownPolicies()
    {
        Definitions next;
        next.roles["r"] = {"r", {}, {}, "log", {"AliyunLogFullAccess", "Nothing"}, {}, {}, {}};
        next.services["s"].name = "s";
        next.services["s"].role = "r";
        next.services["s"].policies = {"Nothing"};
        QCOMPARE(
            problems(next),
            QStringList({"roles.r.policies.1 EntityNotExist.Policy", "services.s.role.policies.0 EntityNotExist.Policy"}));
        QVERIFY(check(next, {}, {}).empty()); // without the hooks nobody knows
        QCOMPARE(problems(next, next), QStringList()); // what is so already stands in nobody's way
    }

    void cloudConnections()
    {
        QCOMPARE(connectionProblems(cloud()), QStringList());
        Connection bare;
        bare.name = "prod";
        bare.kind = ConnectionKind::Cloud;
        bare.brokers = {"x:1"};
        bare.colour = "blue";
        bare.logEndpoint = "http://log.example.com";
        bare.functionEndpoint = "ftp://x";
        QCOMPARE(connectionProblems(bare),
                 QStringList({"connections.prod.colour InvalidArgument", "connections.prod.brokers InvalidArgument",
                              "connections.prod.account InvalidArgument", "connections.prod.region InvalidRegion",
                              "connections.prod.user InvalidArgument", "connections.prod.secret InvalidArgument",
                              "connections.prod.logEndpoint InvalidEndpoint",
                              "connections.prod.functionEndpoint InvalidEndpoint"}));
        auto local = cloud();
        local.logEndpoint = "http://127.0.0.1:8080/";
        local.secret = "a b";
        QCOMPARE(connectionProblems(local), QStringList("connections.prod.secret InvalidArgument"));
    }

    void kafkaConnections()
    {
        QCOMPARE(connectionProblems(kafka()), QStringList());
        auto bad = kafka();
        bad.brokers = {"kafka-1", "kafka-2:0", "http://x:1", ":9092"};
        bad.user = "writer";
        bad.account = "1";
        QCOMPARE(connectionProblems(bad),
                 QStringList({"connections.stream.account InvalidArgument", "connections.stream.brokers.0 InvalidBroker",
                              "connections.stream.brokers.1 InvalidBroker", "connections.stream.brokers.2 InvalidBroker",
                              "connections.stream.brokers.3 InvalidBroker", "connections.stream.secret InvalidArgument"}));
        bad.brokers.clear();
        QVERIFY(connectionProblems(bad).contains("connections.stream.brokers InvalidArgument"));
        Definitions next;
        next.connections["stream"] = kafka();
        next.connections["stream"].brokers = {"kafka-1"};
        QCOMPARE(firstDetail(next), QString("a broker needs its port; did you mean \"kafka-1:9092\"?"));
    }

    void localIsThereForGood()
    {
        Definitions before;
        before.connections["local"].name = "local";
        auto next = before;
        next.connections["local"].readOnly = true;
        next.connections["local"].colour = "#000000";
        QCOMPARE(problems(next, before), QStringList());
        next.connections["local"] = kafka();
        next.connections["local"].name = "local";
        QCOMPARE(problems(next, before), QStringList("connections.local.kind ConnectionIsBuiltIn"));
        next = before;
        next.connections["second"].name = "second";
        QCOMPARE(problems(next, before), QStringList("connections.second.kind ConnectionIsBuiltIn"));
        next = before;
        next.connections["local"].region = "cn-hangzhou";
        QCOMPARE(problems(next, before), QStringList("connections.local.region InvalidArgument"));
        next.connections.clear();
        QCOMPARE(problems(next, before), QStringList("connections.local ConnectionIsBuiltIn"));
    }

    void stackFilesSayWhereADocumentIsWrong()
    {
        const std::string text = "sluice: 1\n"
                                 "roles:\n"
                                 "  good: {policies: [AliyunLogFullAccess, Nothing]}\n"
                                 "  bad:\n"
                                 "    document:\n"
                                 "      Version: \"1\"\n"
                                 "      Statement:\n"
                                 "        - {Effect: Allow}\n"
                                 "        - {Action: \"*\", Effect: Maybe}\n"
                                 "  worse:\n"
                                 "    document: |\n"
                                 "      {\"Statement\": [\n"
                                 "        {\"Effect\": \"Maybe\"}]}\n";
        const auto reading = readStack(text, "/s/stack.yaml");
        QVERIFY(reading.errors.empty());
        const auto plan = planStack(reading.stack, {}, {}, PruneMode::Keep, hooks());
        QStringList found;
        for (const auto &error : plan.errors)
            found +=
                QString("%1:%2 %3").arg(error.place.line).arg(error.place.column).arg(QString::fromStdString(error.code));
        QCOMPARE(
            found,
            QStringList({"3:42 EntityNotExist.Policy", "9:33 MalformedPolicyDocument", "11:15 MalformedPolicyDocument"}));
        QVERIFY(plan.errors.back().detail.ends_with("(line 2, column 14 of the document)"));
    }

    void placesInJson()
    {
        const std::string json = "{\"a\": 1, \"b\": [true, {\"c\": \"x,\\\"}\"}, 3], \"d\": {}}";
        const auto at = [&](const std::string &what) {
            return QString::fromStdString(jsonPathAt(json, 1, static_cast<int>(json.find(what)) + 1));
        };
        QCOMPARE(at("{\"a"), QString());
        QCOMPARE(at("\"a\""), QString("a"));
        QCOMPARE(at("1,"), QString("a"));
        QCOMPARE(at("true"), QString("b.0"));
        QCOMPARE(at("\"x,"), QString("b.1.c"));
        QCOMPARE(at("3]"), QString("b.2"));
        QCOMPARE(at("{}"), QString("d"));
        QCOMPARE(jsonPathAt(json, 7, 1), std::string());
        QCOMPARE(jsonPathAt(json, 0, -5), std::string());
        QCOMPARE(jsonPathAt("{\n\"a\":\n[5]}", 3, 2), std::string("a.0"));
    }

    void onlyWhatAStackHoldsIsExported()
    {
        Definitions all;
        all.connections["prod"] = cloud();
        all.users["reader"].name = "reader";
        QCOMPARE(exportStack(all, {}).value(), std::string("sluice: 1\nauthorize: false\n"));
        QCOMPARE(exportStack(all, {"reader"}).error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(AccessRulesTest)
#include "tst_accessrules.moc"
