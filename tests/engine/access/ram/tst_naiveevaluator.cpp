// The evaluator against a second one that is written to be obvious: it walks the JSON for each question, cuts texts into
// characters and tries every place of a wildcard.
#include "tests/engine/access/ram/policytext.h"

#include <QDateTime>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QtTest>

#include <random>

using namespace sluice;

namespace {

bool glob(QStringView pattern, QStringView text)
{
    if (pattern.isEmpty())
        return text.isEmpty();
    if (pattern[0] == '*')
        return glob(pattern.mid(1), text) || (!text.isEmpty() && glob(pattern, text.mid(1)));
    return !text.isEmpty() && (pattern[0] == '?' || pattern[0] == text[0]) && glob(pattern.mid(1), text.mid(1));
}

QStringList asList(const QJsonValue &value)
{
    QStringList list;
    for (const auto &item : value.isArray() ? value.toArray() : QJsonArray{value})
        list << item.toString();
    return list;
}

bool resourceMatches(const QString &pattern, const QString &resource)
{
    static const QRegularExpression cut("^(acs):([^:]*):([^:]*):([^:]*):(.*)$",
                                        QRegularExpression::DotMatchesEverythingOption);
    const auto wanted = cut.match(pattern);
    if (!wanted.hasMatch())
        return glob(pattern, resource);
    const auto asked = cut.match(resource);
    if (!asked.hasMatch())
        return false;
    for (int i = 2; i <= 5; ++i) {
        const bool any = wanted.captured(i).isEmpty() && (i == 3 || i == 4);
        if (!any && !glob(wanted.captured(i), asked.captured(i)))
            return false;
    }
    return true;
}

bool valueMatches(const QString &name, const QString &asked, const QString &wanted)
{
    if (name == "StringEquals" || name == "StringNotEquals")
        return asked == wanted;
    if (name.endsWith("IgnoreCase"))
        return asked.toLower() == wanted.toLower();
    if (name == "StringLike" || name == "StringNotLike")
        return glob(wanted, asked);
    if (name == "Bool")
        return asked.toLower() == wanted.toLower();
    if (name.endsWith("IpAddress")) {
        const QHostAddress address(asked);
        return wanted.contains('/') ? address.isInSubnet(QHostAddress::parseSubnet(wanted))
                                    : address == QHostAddress(wanted);
    }
    const auto number = [&name](const QString &text) {
        return name.startsWith("Date") ? double(QDateTime::fromString(text, Qt::ISODate).toSecsSinceEpoch())
                                       : text.toDouble();
    };
    const double a = number(asked);
    const double b = number(wanted);
    const auto how = QString(name).remove("Date").remove("Numeric");
    return how == "LessThan"         ? a < b
        : how == "LessThanEquals"    ? a <= b
        : how == "GreaterThan"       ? a > b
        : how == "GreaterThanEquals" ? a >= b
                                     : a == b;
}

std::optional<QString> keyValue(const QString &key, const AccessRequest &request)
{
    if (key == "acs:SourceIp")
        return request.sourceIp.empty() ? std::nullopt
                                        : std::optional(QString::fromStdString(std::string(request.sourceIp)));
    if (key == "acs:SecureTransport")
        return request.secureTransport ? "true" : "false";
    if (key == "acs:MFAPresent")
        return request.mfa ? "true" : "false";
    if (key == "acs:CurrentTime")
        return QDateTime::fromSecsSinceEpoch(unixSeconds(request.time), Qt::UTC).toString(Qt::ISODate);
    for (const auto &[name, value] : request.tags)
        if (key == "acs:ResourceTag/" + QString::fromStdString(std::string(name)))
            return QString::fromStdString(std::string(value));
    return std::nullopt;
}

bool conditionsHold(const QJsonObject &condition, const AccessRequest &request)
{
    for (auto how = condition.begin(); how != condition.end(); ++how) {
        const auto name = QString(how.key()).remove("ForAnyValue:").remove("ForAllValues:");
        const auto keys = how.value().toObject();
        for (auto key = keys.begin(); key != keys.end(); ++key) {
            const auto asked = keyValue(key.key(), request);
            if (!asked)
                return false;
            bool any = false;
            for (const auto &wanted : asList(key.value()))
                any = any || valueMatches(name, *asked, wanted);
            if (any == name.contains("Not"))
                return false;
        }
    }
    return true;
}

bool statementMatches(const QJsonObject &statement, const AccessRequest &request)
{
    const auto action = QString::fromStdString(std::string(request.action)).toLower();
    const auto resource = QString::fromStdString(std::string(request.resource));
    bool listed = false;
    const bool notAction = statement.contains("NotAction");
    for (const auto &pattern : asList(statement[notAction ? "NotAction" : "Action"]))
        listed = listed || glob(pattern.toLower(), action);
    if (listed == notAction)
        return false;
    listed = false;
    const bool notResource = statement.contains("NotResource");
    for (const auto &pattern : asList(statement[notResource ? "NotResource" : "Resource"]))
        listed = listed || resourceMatches(pattern, resource);
    return listed != notResource && conditionsHold(statement["Condition"].toObject(), request);
}

AccessVerdict naive(const std::vector<QJsonObject> &documents, const AccessRequest &request)
{
    bool allowed = false;
    for (const auto &root : documents) {
        for (const auto &item : root["Statement"].toArray()) {
            const auto statement = item.toObject();
            if (!statementMatches(statement, request))
                continue;
            if (statement["Effect"] == "Deny")
                return AccessVerdict::DeniedByStatement;
            allowed = true;
        }
    }
    return allowed ? AccessVerdict::Allowed : AccessVerdict::DeniedByDefault;
}

// Few words, so that what is asked and what is written meet often.
class Maker {
public:
    explicit Maker(unsigned seed)
        : m_random(seed)
    {
    }

    int below(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }
    bool chance(int percent) { return below(100) < percent; }
    QString pick(std::initializer_list<const char *> words)
    {
        return *(words.begin() + below(static_cast<int>(words.size())));
    }

    QString action()
    {
        return pick({"log:", "fc:", "oss:", "LOG:"}) + pick({"GetLogs", "getlogs", "GetLog", "PutLogs", "Invoke"});
    }
    QString resource()
    {
        if (chance(3))
            return pick({"*", "project/p", "acs:log:local:p", "acs:oss:l:0:"});
        return "acs:" + pick({"log", "oss", "fc"}) + ':' + pick({"local", "cn-a", ""}) + ':' + pick({"0", "1", ""}) + ':'
            + pick({"p", "p/a", "p/a/b", "q", "日/志", "p:a", "x:p/a", "P"});
    }
    QString pattern(QString text)
    {
        if (chance(12))
            return "*";
        for (int i = below(4); i > 0 && !text.isEmpty(); --i) {
            const auto at = below(static_cast<int>(text.size()));
            if (text[at] == ':' && chance(90))
                continue;
            text.replace(at, chance(50) ? below(3) : 1, chance(60) ? "*" : "?");
        }
        return text.isEmpty() || text == "?" ? "*" : text; // a lone "?" begins a condition
    }
    QString list(bool actions)
    {
        QStringList items;
        do {
            auto item = pattern(actions ? action() : resource());
            if (actions && item != "*" && (item.count(':') != 1 || item.startsWith(':') || item.endsWith(':')))
                item = action();
            items << item;
        } while (chance(30));
        return (chance(15) ? "!" : "") + items.join(',');
    }
    QString values(std::initializer_list<const char *> words)
    {
        return chance(30) ? pick(words) + ',' + pick(words) : pick(words);
    }
    QString condition()
    {
        const auto set = pick({"", "", "", "ForAnyValue:", "ForAllValues:"});
        switch (below(6)) {
        case 0:
            return set + pick({"IpAddress", "NotIpAddress"}) + " acs:SourceIp "
                + values({"10.0.0.0/8", "10.0.0.1", "10.128.0.0/9", "0.0.0.0/0", "2001:db8::/32", "::1"});
        case 1: return set + "Bool " + pick({"acs:SecureTransport ", "acs:MFAPresent "}) + values({"true", "false", "True"});
        case 2:
            return set + "Date" + comparison() + " acs:CurrentTime "
                + values({"2023-11-14T22:13:20Z", "2023-11-14T22:13:21Z", "2023-11-15T06:13:19+08:00",
                          "2030-01-01T00:00:00Z"});
        case 3: return set + "Numeric" + comparison() + " acs:ResourceTag/n " + values({"1", "2", "2.0", "-3", "1e1"});
        case 4:
            return set + pick({"StringLike", "StringNotLike"}) + " acs:ResourceTag/t "
                + values({"a*", "?b", "*", "ab", "A?"});
        default:
            return set + pick({"StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"})
                + " acs:ResourceTag/t " + values({"ab", "AB", "a", "cb"});
        }
    }
    QString comparison()
    {
        return pick({"Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"});
    }
    QString policy()
    {
        QStringList statements;
        do {
            auto text = pick({"+", "+", "-"}) + ' ' + list(true) + " @ " + list(false);
            if (chance(35)) {
                text += " ? " + condition();
                if (const auto other = condition(); chance(20) && other.section(' ', 0, 0) != text.section(' ', -3, -3))
                    text += " ? " + other;
            }
            statements << text;
        } while (chance(40));
        return statements.join(" ; ");
    }
    QString request()
    {
        auto text = action() + ' ' + resource();
        if (chance(70))
            text += " ip=" + pick({"10.0.0.1", "10.200.0.1", "11.0.0.1", "2001:db8::5", "::1"});
        text += QString(chance(50) ? " tls" : "") + (chance(50) ? " mfa" : "");
        if (chance(30))
            text += " at=" + pick({"1700000001", "1699999999", "1900000000"});
        if (chance(70))
            text += " tag:n=" + pick({"1", "2", "10", "-3"});
        if (chance(70))
            text += " tag:t=" + pick({"ab", "AB", "a", "cb", "Ab"});
        return text;
    }

private:
    std::mt19937 m_random;
};

} // namespace

class NaiveEvaluatorTest : public QObject {
    Q_OBJECT
private slots:
    void randomSetsAgree()
    {
        const int sets = qEnvironmentVariableIsSet("SLUICE_LONG") ? 200'000 : 20'000;
        int seen[3] = {};
        for (int seed = 0; seed < sets; ++seed) {
            Maker maker(static_cast<unsigned>(seed));
            std::vector<QJsonObject> documents;
            std::vector<PolicyPtr> parsed;
            std::vector<AttachedPolicy> attached;
            QStringList texts;
            do {
                texts << maker.policy();
                const auto json = test::policyJson(texts.back());
                documents.push_back(QJsonDocument::fromJson(QByteArray::fromStdString(json)).object());
                const auto policy = parsePolicy(json);
                QVERIFY2(policy, json.c_str());
                parsed.push_back(*policy);
                attached.push_back({"p", parsed.back().get()});
            } while (maker.chance(40));
            const auto asked = maker.request();
            const test::RequestText request(asked);
            const auto verdict = evaluate(attached, request.request).verdict;
            const auto expected = naive(documents, request.request);
            QVERIFY2(verdict == expected,
                     qPrintable(QString("seed %1: %2 asked %3").arg(seed).arg(texts.join(" | "), asked)));
            ++seen[static_cast<int>(verdict)];
        }
        for (const int count : seen) // or the sets would not tell much
            QVERIFY2(count > sets / 20, qPrintable(QString("%1 %2 %3").arg(seen[0]).arg(seen[1]).arg(seen[2])));
    }
};

QTEST_APPLESS_MAIN(NaiveEvaluatorTest)
#include "tst_naiveevaluator.moc"
