// Reading and checking policies: what is refused, what is doubtful, and where.
#include "engine/access/ram/policy.h"
#include "engine/access/ram/trust.h"

#include <QtTest>

using namespace sluice;

namespace {

constexpr auto kError = PolicyProblem::Weight::Error;
constexpr auto kWarning = PolicyProblem::Weight::Warning;

// The statement stands on a line of its own, the third; it begins in column 3.
std::string document(const std::string &statement)
{
    return "{\n  \"Version\": \"1\", \"Statement\": [\n  " + statement + "\n]}";
}

std::string allow(const std::string &rest)
{
    return document(R"({"Effect":"Allow",)" + rest + '}');
}

QString shown(const std::vector<PolicyProblem> &problems)
{
    QStringList lines;
    for (const auto &problem : problems)
        lines << QString("%1:%2 %3: %4")
                     .arg(problem.line)
                     .arg(problem.column)
                     .arg(problem.weight == kError ? "error" : "warning", QString::fromStdString(problem.message));
    return lines.join('\n');
}

void add(const char *name, const std::string &text, int line, int column, PolicyProblem::Weight weight, const char *words)
{
    QTest::newRow(name) << QByteArray::fromStdString(text) << line << column << (weight == kError) << QString(words);
}

void documents()
{
    using S = std::string;
    add("nothing", "", 1, 1, kError, "the text ends here");
    add("no JSON", "Allow everything", 1, 1, kError, "value is expected");
    add("cut off", "{\"Version\": \"1\",\n \"Statement\": [", 2, 16, kError, "the text ends here");
    add("text behind", "{}\n x", 2, 2, kError, "more text");
    add("a list", "[]", 1, 1, kError, "a policy is an object");
    add("byte-order mark", "\xEF\xBB\xBF" + allow(R"("Action":"log:*","Resource":"*")"), 1, 1, kError, "byte-order mark");
    add("invalid UTF-8", document("{\"Effect\":\"\xFF\"}"), 3, 14, kError, "not UTF-8");
    add("column counts bytes", document("{\"日志\":\"\xC3\"}"), 3, 14, kError, "not UTF-8");
    add("overlong", document("{\"Effect\":\"\xC0\xAF\"}"), 3, 14, kError, "not UTF-8");
    add("NUL in a text", document("{\"Effect\":\"Al" + S(1, '\0') + "low\"}"), 3, 16, kError, "control character");
    add("NUL behind", allow(R"("Action":"log:*","Resource":"*")") + S(1, '\0'), 4, 3, kError, "more text");
    add("escaped NUL", allow(R"("Action":"log:*","Resource":"*\u0000")"), 3, 49, kError, "control character");
    add("half a surrogate", allow(R"("Action":"log:*","Resource":"\ud800")"), 3, 50, kError, "surrogate");
    add("too deep", S(5000, '['), 1, 17, kError, "deeper than 16");
    add("too deep objects",
        document(R"({"Effect":{"a":{"b":{"c":{"d":{"e":{"f":{"g":{"h":{"i":{"j":{"k":{"l":{"m":{"n":1}}}}}}}}}}}}}}})"), 3,
        78, kError, "deeper than 16");
    add("too long", S(kPolicyBytesMax + 1, ' '), 1, 1, kError, "at most 65536 bytes");
    add("no version", R"({"Statement":[{"Effect":"Allow","Action":"log:*","Resource":"*"}]})", 1, 1, kError,
        "Version is missing");
    add("number as version", R"({"Version":1,"Statement":[{"Effect":"Allow","Action":"log:*","Resource":"*"}]})", 1, 12,
        kError, "Version must be \"1\"");
    add("another version", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"log:*","Resource":"*"}]})", 1,
        12, kError, "Version must be \"1\"");
    add("no statement", R"({"Version":"1"})", 1, 1, kError, "Statement is missing");
    add("statement is an object", R"({"Version":"1","Statement":{}})", 1, 28, kError,
        "must be a list of statements, not an object");
    add("no statements", R"({"Version":"1","Statement":[]})", 1, 28, kError, "Statement is empty");
    add("statement is a text", document(R"("Allow")"), 3, 3, kError, "a statement is an object, not a string");
    add("unknown name above",
        R"({"Version":"1","Statment":[],"Statement":[{"Effect":"Allow","Action":"log:*","Resource":"*"}]})", 1, 16, kError,
        "did you mean Statement?");
    add("version twice", R"({"Version":"1","Version":"1","Statement":[{"Effect":"Allow","Action":"log:*","Resource":"*"}]})",
        1, 16, kError, "\"Version\" stands here twice");
}

void statements()
{
    add("no effect", document(R"({"Action":"log:*","Resource":"*"})"), 3, 3, kError, "Effect is missing");
    add("effect in lower case", document(R"({"Effect":"allow","Action":"log:*","Resource":"*"})"), 3, 13, kError,
        "Effect must be \"Allow\" or \"Deny\"");
    add("effect is a list", document(R"({"Effect":["Allow"],"Action":"log:*","Resource":"*"})"), 3, 13, kError,
        "Effect must be");
    add("effect twice", document(R"({"Effect":"Deny","Effect":"Allow","Action":"log:*","Resource":"*"})"), 3, 20, kError,
        "twice");
    add("no action", allow(R"("Resource":"*")"), 3, 3, kError, "Action is missing (or NotAction)");
    add("no resource", allow(R"("Action":"log:*")"), 3, 3, kError, "Resource is missing (or NotResource)");
    add("both actions", allow(R"("Action":"log:*","NotAction":"fc:*","Resource":"*")"), 3, 38, kError, "not both");
    add("both resources", document(R"({"Effect":"Deny","Action":"log:*","NotResource":"acs:log:::p","Resource":"*"})"), 3,
        65, kError, "not both");
    add("unknown name", allow(R"("Acton":"log:*","Action":"log:*","Resource":"*")"), 3, 21, kError, "did you mean Action?");
    add("principal", allow(R"("Action":"log:*","Resource":"*","Principal":{"RAM":["*"]})"), 3, 53, kError, "trust document");
    add("no actions", allow(R"("Action":[],"Resource":"*")"), 3, 30, kError, "Action is empty");
    add("empty action", allow(R"("Action":[""],"Resource":"*")"), 3, 31, kError, "empty text");
    add("action is a number", allow(R"("Action":["log:*",7],"Resource":"*")"), 3, 39, kError,
        "Action lists texts, not a number");
    add("resource is null", allow(R"("Action":"log:*","Resource":null)"), 3, 49, kError, "Resource lists texts, not null");
    add("lists in lists", allow(R"("Action":[["log:*"]],"Resource":"*")"), 3, 31, kError, "not a list");
    add("no colon", allow(R"("Action":"GetLogs","Resource":"*")"), 3, 30, kError, "written service:Name");
    add("two colons", allow(R"("Action":"log:Get:Logs","Resource":"*")"), 3, 30, kError, "written service:Name");
    add("no service", allow(R"("Action":":GetLogs","Resource":"*")"), 3, 30, kError, "written service:Name");
    add("space in an action", allow(R"("Action":"log:Get*, log:List*","Resource":"*")"), 3, 30, kError, "another character");
    add("pattern too long", allow(R"("Action":"log:*","Resource":"acs:log:*:*:)" + std::string(1024, 'x') + "\""), 3, 49,
        kError, "longer than 1024 bytes");
}

void conditions()
{
    const auto with = [](const std::string &condition) {
        return allow(R"("Action":"log:*","Resource":"*","Condition":)" + condition);
    };
    const auto deny = [](const std::string &condition) {
        return document(R"({"Effect":"Deny","Action":"log:*","Resource":"*","Condition":)" + condition + '}');
    };
    add("condition is a list", with("[]"), 3, 65, kError, "Condition is an object");
    add("unknown operator", with(R"({"IpAdress":{"acs:SourceIp":"::1"}})"), 3, 66, kError, "did you mean IpAddress?");
    add("operator in lower case", with(R"({"bool":{"acs:MFAPresent":"true"}})"), 3, 66, kError, "did you mean Bool?");
    add("operator twice", with(R"({"Bool":{"acs:MFAPresent":"true"},"Bool":{"acs:MFAPresent":"true"}})"), 3, 99, kError,
        "twice");
    add("key twice", with(R"({"Bool":{"acs:MFAPresent":true,"acs:MFAPresent":true}})"), 3, 96, kError, "twice");
    add("operator without keys", with(R"({"Bool":{}})"), 3, 73, kError, "Bool is empty");
    add("operator is a text", with(R"({"Bool":"true"})"), 3, 73, kError, "Bool is an object");
    add("no values", with(R"({"Bool":{"acs:MFAPresent":[]}})"), 3, 91, kError, "list of values is empty");
    add("value is an object", with(R"({"Bool":{"acs:MFAPresent":{}}})"), 3, 91, kError, "not with an object");
    add("no bool", with(R"({"Bool":{"acs:MFAPresent":"maybe"}})"), 3, 91, kError,
        "compares with true or false, not with \"maybe\"");
    add("no address", with(R"({"IpAddress":{"acs:SourceIp":["10.0.0.0/33"]}})"), 3, 95, kError, "not with \"10.0.0.0/33\"");
    add("no time", with(R"({"DateLessThan":{"acs:CurrentTime":"2023-02-30"}})"), 3, 100, kError, "a time such as");
    add("no number", with(R"({"NumericEquals":{"acs:ResourceTag/n":"0x10"}})"), 3, 103, kError,
        "a number, not with \"0x10\"");
    add("unknown key", with(R"({"Bool":{"acs:SecureTransprt":"true"}})"), 3, 74, kWarning,
        "did you mean acs:SecureTransport?");
    add("unknown key denies nothing", deny(R"({"Bool":{"acs:SecureTransprt":"true"}})"), 3, 73, kError,
        "would deny nothing");
    add("key of another service", with(R"({"StringLike":{"oss:Prefix":"csv*"}})"), 3, 80, kWarning,
        "no condition key \"oss:Prefix\"");
    add("operator of another kind", with(R"({"IpAddress":{"acs:CurrentTime":"::1"}})"), 3, 79, kWarning,
        "acs:CurrentTime is a time");
    add("other kind denies nothing", deny(R"({"Bool":{"acs:SourceIp":"true"}})"), 3, 73, kError,
        "acs:SourceIp is an address");
    add("empty condition", with("{}"), 3, 65, kWarning, "always holds");
    add("no time between",
        with(R"({"DateLessThan":{"acs:CurrentTime":"2023-01-01"},"DateGreaterThan":{"acs:CurrentTime":"2024-01-01"}})"), 3,
        3, kWarning, "leave no time between");
}

void advice()
{
    const auto take = [](const std::string &action, const std::string &resource) {
        return allow("\"Action\":\"" + action + "\",\"Resource\":\"" + resource + '"');
    };
    add("unknown action", take("log:PostLogStoreLog", "*"), 3, 30, kWarning, "did you mean PostLogStoreLogs?");
    add("unknown fc action", take("fc:InvokeFunctoin", "*"), 3, 30, kWarning, "did you mean InvokeFunction?");
    add("unknown oss action", take("oss:PutObjct", "*"), 3, 30, kWarning, "did you mean PutObject?");
    add("unknown ram action", take("ram:PassRol", "*"), 3, 30, kWarning, "did you mean PassRole?");
    add("unknown sts action", take("sts:AsumeRole", "*"), 3, 30, kWarning, "did you mean AssumeRole?");
    add("pattern of no action", take("log:Fetch*", "*"), 3, 30, kWarning, "\"Fetch*\" matches");
    add("unknown service", take("sls:GetLogs", "*"), 3, 30, kWarning, "there is no service \"sls\"");
    add("misspelt service", take("logs:GetLogs", "*"), 3, 30, kWarning, "did you mean log?");
    add("no resource name", take("log:*", "project/p"), 3, 49, kWarning, "can never match: a resource begins with acs:");
    add("parts missing", take("log:*", "acs:log:project/p"), 3, 49, kWarning, "can never match: a resource has five parts");
    add("parts missing, wildcards", take("log:*", "acs:log:*:project/p"), 3, 49, kWarning, "has 4 of the five parts");
    add("nothing behind", take("log:*", "acs:log:*:*:"), 3, 49, kWarning, "name behind the last colon is empty");
    add("resource of an unknown service", take("log:*", "acs:sls:*:*:project/p"), 3, 49, kWarning,
        "there is no service \"sls\"");
    add("resource of another service", take("log:*", "acs:oss:*:*:b"), 3, 49, kWarning,
        "no action of this statement is of oss");
    add("everything", take("*", "*"), 3, 3, kWarning, "allows everything on everything");
    add("everything by colons", take("*:*", "*"), 3, 3, kWarning, "allows everything on everything");
    add("denies everything", document(R"({"Effect":"Deny","Action":"*","Resource":"*"})"), 3, 3, kWarning,
        "denies everything, always");
    add("allow all but", allow(R"("NotAction":"ram:*","Resource":"*")"), 3, 21, kWarning, "NotAction with Allow");
    add("allow on all but", allow(R"("Action":"log:*","NotResource":"acs:log:*:*:project/p")"), 3, 38, kWarning,
        "NotResource with Allow");
    add("all but everything", allow(R"("NotAction":"*","Resource":"*")"), 3, 21, kWarning, "excludes every action");
    add("on all but everything", allow(R"("Action":"log:*","NotResource":"*")"), 3, 38, kWarning, "excludes every resource");
}

} // namespace

class PolicyTest : public QObject {
    Q_OBJECT
private slots:
    void problems_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("error");
        QTest::addColumn<QString>("words");
        documents();
        statements();
        conditions();
        advice();
    }
    void problems()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(bool, error);
        QFETCH(QString, words);
        const auto found = checkPolicy(text.toStdString());
        QVERIFY2(found.size() == 1, qPrintable(shown(found)));
        const auto all = shown(found);
        QVERIFY2(all.startsWith(QString("%1:%2 %3: ").arg(line).arg(column).arg(error ? "error" : "warning")),
                 qPrintable(all));
        QVERIFY2(all.contains(words), qPrintable(all));
        const auto parsed = parsePolicy(text.toStdString());
        QCOMPARE(parsed.has_value(), !error);
        if (!error)
            return;
        QCOMPARE(parsed.error().kind, ErrorKind::Invalid);
        QCOMPARE(parsed.error().code, std::string("MalformedPolicyDocument"));
        QCOMPARE(parsed.error().detail, found[0].message);
        QCOMPARE(parsed.error().place, (Place{{}, line, column}));
    }
    void goodOnesHaveNone()
    {
        QCOMPARE(shown(checkPolicy(allow(
                     R"("Action":["log:get*","fc:InvokeFunction"],"Resource":["acs:log:*:*:project/p","acs:fc:::*"])"))),
                 QString());
        QCOMPARE(shown(checkPolicy(allow(R"("Action":"sts:AssumeRole","Resource":"acs:ram::0:role/r")"))), QString());
        QCOMPARE(shown(checkPolicy(allow(R"("Action":"ecs:Whatever","Resource":"*")"))), QString());
        QCOMPARE(shown(checkPolicy(allow(
                     R"("Action":"oss:*","Resource":"*","Condition":{"NumericLessThan":{"acs:ResourceTag/n":[5,"6"]}})"))),
                 QString());
    }
    void allInTheOrderOfTheText()
    {
        const auto text = document(R"({"Effect":"Allw","Resource":"*","Action":["log:Gat","nocolon"],"Sid":"x"})");
        QCOMPARE(shown(checkPolicy(text)),
                 QString("3:13 error: Effect must be \"Allow\" or \"Deny\"\n"
                         "3:45 warning: no action of log is known that \"Gat\" names\n"
                         "3:55 error: an action is written service:Name, such as log:GetLogStore, or *; not \"nocolon\"\n"
                         "3:66 error: \"Sid\" is no part of a statement"));
    }
    void limits()
    {
        std::string statement = R"({"Effect":"Deny","Action":"log:GetLogs","Resource":"*"})";
        std::string list = statement;
        for (std::size_t i = 1; i < kStatementsMax; ++i)
            list += ',' + statement;
        QCOMPARE(shown(checkPolicy(document(list))), QString());
        QVERIFY(shown(checkPolicy(document(list + ',' + statement))).endsWith("at most 100 statements, not 101"));
        std::string actions = "\"log:GetLogs\"";
        for (std::size_t i = 2; i < kPatternsMax; ++i)
            actions += ",\"log:GetLogs\"";
        QCOMPARE(shown(checkPolicy(allow("\"Action\":[" + actions + "],\"Resource\":\"*\""))), QString());
        QVERIFY(
            shown(checkPolicy(allow("\"Action\":[" + actions + "],\"Resource\":[\"*\",\"*\"]"))).contains("at most 500"));
        const auto padded = allow(R"("Action":"log:*","Resource":"*")");
        QVERIFY(parsePolicy(padded + std::string(kPolicyBytesMax - padded.size(), ' ')));
        QVERIFY(!parsePolicy(padded + std::string(kPolicyBytesMax - padded.size() + 1, ' ')));
    }
    void aFloodOfProblemsIsCutAndCounted()
    {
        std::string actions;
        for (int i = 0; i < 300; ++i)
            actions += "\"log:Nothing\",";
        const auto found = checkPolicy(allow("\"Action\":[" + actions + "\"nocolon\"],\"Resource\":\"*\""));
        QCOMPARE(found.size(), kPolicyProblemsMax);
        QCOMPARE(found.back().message, std::string("202 more problems are not listed"));
        QVERIFY(found.back().weight == kWarning);
        QVERIFY(found[found.size() - 2].weight == kError); // not crowded out
        QCOMPARE(found[0].line, 3);
        QCOMPARE(found[0].column, 31);
    }
    void systemPoliciesAreGood()
    {
        QCOMPARE(systemPolicies().size(), std::size_t(11));
        for (const auto &policy : systemPolicies()) {
            const bool everything = policy.name == "AdministratorAccess";
            QCOMPARE(shown(checkPolicy(policy.document)),
                     QString(everything ? "3:17 warning: allows everything on everything" : ""));
            QVERIFY(systemPolicy(policy.name));
            QCOMPARE(systemPolicy(policy.name), systemPolicy(policy.name));
            QVERIFY(!policy.description.empty());
        }
        QVERIFY(!systemPolicy("AliyunNothing"));
        QVERIFY(!systemPolicy(""));
    }
    void trustDocuments()
    {
        QVERIFY(trustDocumentOf("log").find("\"log.aliyuncs.com\"") != std::string::npos);
        QVERIFY(trustDocumentOf("fc").find("\"fc.aliyuncs.com\"") != std::string::npos);
        QCOMPARE(trustDocumentOf("ecs"), std::string());
        QVERIFY(shown(checkPolicy(trustDocumentOf("log"))).contains("Principal belongs into the trust document"));
    }
};

QTEST_APPLESS_MAIN(PolicyTest)
#include "tst_policy.moc"
