#include "tests/support/randomdefinitions.h"

#include <vector>

namespace sluice::test {

std::string RandomDefinitions::text()
{
    static const std::vector<std::string> kPieces = {
        "a",
        "B ",
        " ",
        "true",
        "null",
        "~",
        "1e5",
        "-",
        ": ",
        "#",
        " #",
        "\n",
        "\r",
        "\t",
        "\"",
        "'",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        "&x",
        "*y",
        "!t",
        "|",
        ">",
        "%",
        "@",
        "`",
        "\xe6\x97\xa5",
        "\xf0\x9f\x9a\x80",
        "0",
        "0x1",
        "---",
        "...",
        "? ",
        "<<",
        "\x01",
        "\x7f",
        "\xc2\x85",
        "\xe2\x80\xa8",
        "\xef\xbb\xbf",
        "=",
        "yes",
        "\xc2\xa0",
        "e",
    };
    std::string out = coin() ? "" : "x"; // what follows stands first, or not
    for (auto count = upTo(7); count > 0; --count)
        out += kPieces[upTo(kPieces.size())];
    while (out.starts_with("\xef\xbb\xbf")) // the one thing that is refused
        out.erase(0, 3);
    return out;
}

std::string RandomDefinitions::name(const std::string &prefix)
{
    return prefix + std::to_string(upTo(1'000'000));
}

std::string RandomDefinitions::jsonText(const std::string &text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += std::string("\\") + c;
        else if (static_cast<unsigned char>(c) < 0x20)
            out += std::string("\\u00") + (c >= 0x10 ? '1' : '0') + "0123456789abcdef"[c & 0xf];
        else
            out += c;
    }
    return out + '"';
}

std::string RandomDefinitions::jsonValue(int depth)
{
    static const std::vector<std::string> kPlain = {"0",    "-1",    "1.50", "1e3", "12345678901234567890",
                                                    "true", "false", "null", "[]",  "{}"};
    const auto space = coin() ? std::string() : std::string(" ");
    if (depth == 0 || upTo(3) == 0)
        return coin() ? jsonText(text()) : kPlain[upTo(kPlain.size())];
    const bool list = coin();
    std::string out = list ? "[" : "{";
    const auto count = upTo(4);
    for (std::uint64_t i = 0; i < count; ++i)
        out += (i > 0 ? "," + space : "") + (list ? "" : jsonText(std::to_string(i) + text()) + ":" + space)
            + jsonValue(depth - 1);
    return out + (list ? "]" : "}");
}

std::string RandomDefinitions::jsonObject()
{
    std::string out = coin() ? "{" : "{ ";
    const auto count = upTo(4);
    for (std::uint64_t i = 0; i < count; ++i)
        out += (i > 0 ? "," : "") + jsonText(text() + std::to_string(i)) + ":" + jsonValue(4);
    return out + '}';
}

void RandomDefinitions::addProject(Definitions &to)
{
    Project project{name("project"), "local", text()};
    to.projects[project.name] = project;
    for (const std::string log : {"etl-log", "fn-log"}) { // written to, never read: no loops
        auto &logstore = to.logstores[{project.name, log}];
        logstore.key = {project.name, log};
    }
}

void RandomDefinitions::addLogstore(Definitions &to)
{
    Logstore logstore;
    logstore.key = {anyOf(to.projects).first, name("store")};
    logstore.shards = 1 + static_cast<int>(upTo(4));
    logstore.ttlDays = 1 + static_cast<int>(upTo(60));
    logstore.maxBytes = coin() ? 0 : (std::uint64_t(64) << 20) + upTo(1'000'000'000);
    logstore.index = coin();
    logstore.appendMeta = coin();
    logstore.enforceTimeRange = coin();
    for (auto count = upTo(3); count > 0; --count) {
        CollectSource source;
        source.path = "/var/log/" + name("x") + (coin() ? " *.log" : "");
        source.follow = coin();
        source.topic = text();
        if (coin()) {
            source.format = "regex";
            source.pattern = "(?P<a>.*)" + text();
        } else if (coin()) {
            source.format = "csv";
            source.header = text();
        }
        if (coin()) {
            source.timeField = text();
            source.timeFormat = "%Y-%m-%d";
            source.timeZone = text();
        }
        logstore.collect.push_back(source);
    }
    to.logstores[logstore.key] = logstore;
}

void RandomDefinitions::addRole(Definitions &to)
{
    Role role{name("role-"), {}, text(), coin() ? "log" : "fc", {}, coin() ? "" : jsonObject(), {}, {}};
    for (auto count = upTo(3); count > 0; --count)
        role.policies.push_back(name("Policy"));
    if (!role.document.empty() && coin()) {
        role.policyName = name("policy-");
        role.policyDescription = text();
    }
    to.roles[role.name] = role;
}

void RandomDefinitions::addService(Definitions &to)
{
    Service service;
    service.name = name("service_");
    service.description = text();
    if (const LogstoreKey log{anyOf(to.projects).first, "fn-log"}; coin() && to.logstores.contains(log))
        service.log = log;
    if (coin()) {
        service.role = name("role-");
        service.policies = {"AliyunLogFullAccess", text()};
    }
    to.services[service.name] = service;
}

void RandomDefinitions::addFunction(Definitions &to)
{
    Function function;
    function.key = {anyOf(to.services).first, name("f")};
    function.description = text();
    if (coin()) {
        function.templateName = coin() ? "oss-shipper-csv" : "logstore-replication";
    } else {
        function.runtime = "python3";
        function.handler = text();
        function.initializer = text();
        function.code = "/code/" + name("z");
        function.pinnedCode = coin() ? std::string() : std::string(64, coin() ? '0' : 'f');
        function.preStop = text();
        function.preFreeze = text();
        function.instanceConcurrency = 1 + static_cast<int>(upTo(200));
        function.initializationTimeoutSeconds = 1 + static_cast<int>(upTo(300));
        if (coin()) {
            function.runtime = "custom";
            function.customCommand = {"/code/run", text()};
            function.customPort = 1'024 + static_cast<int>(upTo(60'000));
        }
    }
    function.memoryMb = 64 + static_cast<int>(upTo(1'000));
    function.timeoutSeconds = 1 + static_cast<int>(upTo(600));
    function.internetAccess = coin();
    for (auto count = upTo(3); count > 0; --count)
        function.environment[name("V")] = text();
    if (coin())
        function.secretValues[name("S")] = name("secret.");
    to.functions[function.key] = function;
}

bool RandomDefinitions::addTrigger(Definitions &to)
{
    if (to.logstores.empty())
        return false;
    Trigger trigger;
    trigger.source = anyOf(to.logstores).first;
    if (to.functions.empty() || trigger.source.logstore.ends_with("-log"))
        return false;
    for (const std::string log : {"etl-log", "fn-log"}) { // a test may have deleted them
        if (!to.logstores.contains({trigger.source.project, log}))
            return false;
    }
    const auto &function = anyOf(to.functions).second;
    trigger.key = {function.key.service, function.key.function, name("t-")};
    trigger.triggerLog = "etl-log";
    trigger.intervalSeconds = 3 + static_cast<int>(upTo(598));
    trigger.retries = static_cast<int>(upTo(101));
    trigger.enabled = coin();
    trigger.start = static_cast<StartAt>(upTo(3));
    trigger.startTime = trigger.start == StartAt::Time ? static_cast<std::int64_t>(upTo(4'000'000'000)) : 0;
    trigger.windowBytes = 65'536 + upTo(1'000'000);
    trigger.windowGroups = 1 + static_cast<std::uint32_t>(upTo(10'000));
    trigger.allowLoop = coin();
    if (!to.roles.empty() && coin())
        trigger.role = anyOf(to.roles).first;
    trigger.parameter = jsonObject();
    if (!to.buckets.empty() && function.templateName == "oss-shipper-csv")
        trigger.parameter = "{\"target\":{\"ossEndpoint\":\"local\",\"ossBucket\":\"" + anyOf(to.buckets).first + "\"}}";
    if (function.templateName == "logstore-replication")
        trigger.parameter = "{\"target\":{\"projectName\":\"" + trigger.source.project + "\",\"logstoreName\":\"fn-log\"}}";
    to.triggers[trigger.key] = trigger;
    return true;
}

void RandomDefinitions::addUser(Definitions &to)
{
    User user{name("user."), {}, text(), {}, coin() ? "" : jsonObject(), {}};
    for (auto count = upTo(3); count > 0; --count)
        user.policies.push_back(name("Policy"));
    for (auto count = upTo(User::kKeysMax + 1); count > 0; --count) {
        auto digits = std::to_string(m_random());
        digits.insert(0, 20 - digits.size(), 'K');
        user.keys.push_back({"SLU" + digits, static_cast<std::int64_t>(upTo(4'000'000'000'000)), coin()});
    }
    to.users[user.name] = user;
}

void RandomDefinitions::addConnection(Definitions &to)
{
    Connection connection;
    connection.name = name("connection_");
    connection.description = text();
    connection.colour = coin() ? "" : "#c0392B";
    connection.readOnly = coin();
    if (coin()) {
        connection.kind = ConnectionKind::Cloud;
        connection.account = std::to_string(upTo(1'000'000'000));
        connection.region = "cn-hangzhou";
        connection.logEndpoint = coin() ? "" : "https://log.example.com:8443/";
        connection.functionEndpoint = coin() ? "" : "fc.example.com";
        connection.user = "key" + std::to_string(upTo(1'000));
        connection.secret = name("secret.");
    } else {
        connection.kind = ConnectionKind::Kafka;
        for (auto count = 1 + upTo(3); count > 0; --count)
            connection.brokers.push_back(coin() ? name("kafka-") + ":9092" : "[::1]:9093");
        if (coin()) {
            connection.user = "writer";
            connection.secret = name("secret.");
        }
    }
    to.connections[connection.name] = connection;
}

bool RandomDefinitions::addOne(Definitions &to)
{
    const auto kind = upTo(12);
    if (to.projects.empty() || kind == 0)
        addProject(to);
    else if (kind == 1)
        addLogstore(to);
    else if (kind == 2)
        addRole(to);
    else if (kind == 3) {
        Bucket bucket;
        bucket.name = name("bucket-");
        to.buckets[bucket.name] = bucket;
    } else if (to.services.empty() || kind == 4)
        addService(to);
    else if (to.functions.empty() || kind == 5)
        addFunction(to);
    else if (kind == 6)
        addUser(to);
    else if (kind == 7)
        addConnection(to);
    else
        return addTrigger(to);
    return true;
}

Definitions RandomDefinitions::make()
{
    Definitions definitions;
    definitions.authorized = coin();
    for (auto count = 5 + upTo(30); count > 0; --count)
        addOne(definitions);
    return definitions;
}

} // namespace sluice::test
