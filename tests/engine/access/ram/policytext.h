// Policies and requests in one line, for tables of tests.
//   "+ log:Get*,log:List* @ * ; - !log:Get* @ !acs:oss:*:*:b/*,* ? IpAddress acs:SourceIp 10.0.0.0/8,::1 ? Bool
//   acs:MFAPresent true" a statement each: + Allow or - Deny, actions @ resources (! first: all but), ? operator key values
//   "log:GetLogs acs:log:local:0:project/p ip=10.0.0.1 tls mfa at=1700000000 tag:env=prod"
#pragma once

#include "engine/access/ram/evaluator.h"

#include <QMap>
#include <QString>
#include <QStringList>

namespace sluice::test {

inline QString jsonList(const QString &commas)
{
    QStringList quoted;
    for (const auto &item : commas.split(','))
        quoted << '"' + item + '"';
    return quoted.size() == 1 ? quoted.first() : '[' + quoted.join(',') + ']';
}

inline QString jsonMember(const QString &name, QString commas)
{
    const bool negated = commas.startsWith('!');
    return '"' + (negated ? "Not" + name : name) + "\":" + jsonList(negated ? commas.mid(1) : commas);
}

inline std::string policyJson(const QString &text)
{
    QStringList statements;
    for (const auto &statement : text.split(" ; ")) {
        const auto parts = statement.split(" ? ");
        const auto words = parts[0].split(' ', Qt::SkipEmptyParts);
        QString json = QString("{\"Effect\":\"%1\",").arg(words[0] == "+" ? "Allow" : "Deny")
            + jsonMember("Action", words[1]) + ',' + jsonMember("Resource", words[3]);
        QMap<QString, QStringList> operators;
        for (const auto &condition : parts.mid(1)) {
            const auto three = condition.split(' ', Qt::SkipEmptyParts);
            operators[three[0]] << '"' + three[1] + "\":" + jsonList(three[2]);
        }
        QStringList conditions;
        for (auto it = operators.cbegin(); it != operators.cend(); ++it)
            conditions << '"' + it.key() + "\":{" + it.value().join(',') + '}';
        if (!conditions.isEmpty())
            json += ",\"Condition\":{" + conditions.join(',') + '}';
        statements << json + '}';
    }
    return ("{\"Version\":\"1\",\"Statement\":[" + statements.join(',') + "]}").toStdString();
}

// A request with the texts that it looks at.
class RequestText {
public:
    explicit RequestText(const QString &text)
    {
        for (const auto &word : text.split(' '))
            m_words.push_back(word.toStdString());
        request.action = m_words[0];
        request.resource = m_words[1];
        request.time = wallFromSeconds(1'700'000'000); // 2023-11-14T22:13:20Z
        for (std::size_t i = 2; i < m_words.size(); ++i)
            option(m_words[i]);
        request.tags = m_tags;
    }
    RequestText(const RequestText &) = delete;
    RequestText &operator=(const RequestText &) = delete;

    AccessRequest request;

private:
    void option(std::string_view word)
    {
        if (word == "tls")
            request.secureTransport = true;
        else if (word == "mfa")
            request.mfa = true;
        else if (word.starts_with("ip="))
            request.sourceIp = word.substr(3);
        else if (word.starts_with("at="))
            request.time = wallFromSeconds(std::stoll(std::string(word.substr(3))));
        else if (word.starts_with("tag:"))
            m_tags.emplace_back(word.substr(4, word.find('=') - 4), word.substr(word.find('=') + 1));
    }

    std::vector<std::string> m_words;
    std::vector<std::pair<std::string_view, std::string_view>> m_tags;
};

} // namespace sluice::test
