// Definitions as JSON and back, by their SLUICE_FIELDS: the form in which the catalog keeps an object.
// Keys are sorted and the text has no spaces, so equal values give equal bytes. A key that is missing leaves the
// member's default (an older row); a key that is not known is ignored; a wrong type is Corrupt.
#pragma once

#include "engine/access/caller.h"
#include "engine/access/connection.h"
#include "engine/base/fields.h"
#include "engine/base/result.h"
#include "engine/triggers/trigger.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>
#include <string>
#include <vector>

namespace sluice::fieldjson {

template <class T> QJsonValue toValue(const T &value);

inline QJsonValue scalar(const std::string &value)
{
    return QString::fromStdString(value);
}
inline QJsonValue scalar(bool value)
{
    return value;
}
inline QJsonValue scalar(StartAt value)
{
    switch (value) {
    case StartAt::Newest: return QStringLiteral("newest");
    case StartAt::Oldest: return QStringLiteral("oldest");
    case StartAt::Time: return QStringLiteral("time");
    }
    return {};
}
inline QJsonValue scalar(ConnectionKind value)
{
    switch (value) {
    case ConnectionKind::Local: return QStringLiteral("local");
    case ConnectionKind::Cloud: return QStringLiteral("cloud");
    case ConnectionKind::Kafka: return QStringLiteral("kafka");
    }
    return {};
}
inline QJsonValue scalar(CallerKind value)
{
    switch (value) {
    case CallerKind::Owner: return QStringLiteral("owner");
    case CallerKind::User: return QStringLiteral("user");
    case CallerKind::Role: return QStringLiteral("role");
    }
    return {};
}
template <class T>
requires std::is_integral_v<T> QJsonValue scalar(T value)
{
    return static_cast<qint64>(value);
}
template <class T> QJsonValue scalar(const std::vector<T> &values)
{
    QJsonArray array;
    for (const auto &value : values)
        array.append(toValue(value));
    return array;
}
inline QJsonValue scalar(const std::map<std::string, std::string> &values)
{
    QJsonObject object;
    for (const auto &[name, value] : values)
        object.insert(QString::fromStdString(name), QString::fromStdString(value));
    return object;
}

template <class T> QJsonValue toValue(const T &value)
{
    if constexpr (HasFields<T>) {
        QJsonObject object;
        visitFields(value, [&object](std::string_view name, const auto &member) {
            object.insert(QLatin1StringView(name.data(), static_cast<qsizetype>(name.size())), toValue(member));
        });
        return object;
    } else {
        return scalar(value);
    }
}

template <class T> bool fromValue(const QJsonValue &json, T &value);

inline bool read(const QJsonValue &json, std::string &value)
{
    value = json.toString().toStdString();
    return json.isString();
}
inline bool read(const QJsonValue &json, bool &value)
{
    value = json.toBool();
    return json.isBool();
}
inline bool read(const QJsonValue &json, StartAt &value)
{
    for (const auto at : {StartAt::Newest, StartAt::Oldest, StartAt::Time}) {
        if (json == scalar(at)) {
            value = at;
            return true;
        }
    }
    return false;
}
inline bool read(const QJsonValue &json, ConnectionKind &value)
{
    for (const auto kind : {ConnectionKind::Local, ConnectionKind::Cloud, ConnectionKind::Kafka}) {
        if (json == scalar(kind)) {
            value = kind;
            return true;
        }
    }
    return false;
}
inline bool read(const QJsonValue &json, CallerKind &value)
{
    for (const auto kind : {CallerKind::Owner, CallerKind::User, CallerKind::Role}) {
        if (json == scalar(kind)) {
            value = kind;
            return true;
        }
    }
    return false;
}
template <class T>
requires std::is_integral_v<T>
bool read(const QJsonValue &json, T &value)
{
    if (!json.isDouble())
        return false;
    const qint64 number = json.toInteger(-1);
    value = static_cast<T>(number);
    return static_cast<qint64>(value) == number;
}
template <class T> bool read(const QJsonValue &json, std::vector<T> &values)
{
    values.clear();
    for (const auto item : json.toArray()) {
        if (!fromValue(item, values.emplace_back()))
            return false;
    }
    return json.isArray();
}
inline bool read(const QJsonValue &json, std::map<std::string, std::string> &values)
{
    values.clear();
    const auto object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it.value().isString())
            return false;
        values.emplace(it.key().toStdString(), it.value().toString().toStdString());
    }
    return json.isObject();
}

template <class T> bool fromValue(const QJsonValue &json, T &value)
{
    if constexpr (HasFields<T>) {
        if (!json.isObject())
            return false;
        const auto object = json.toObject();
        bool good = true;
        visitFields(value, [&](std::string_view name, auto &member) {
            const auto it = object.constFind(QLatin1StringView(name.data(), static_cast<qsizetype>(name.size())));
            if (it != object.constEnd())
                good = fromValue(it.value(), member) && good;
        });
        return good;
    } else {
        return read(json, value);
    }
}

template <class T> [[nodiscard]] std::string toText(const T &value)
{
    return QJsonDocument(toValue(value).toObject()).toJson(QJsonDocument::Compact).toStdString();
}

template <class T> [[nodiscard]] Result<T> fromText(const std::string &text)
{
    QJsonParseError error;
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())), &error);
    T value;
    if (error.error != QJsonParseError::NoError || !document.isObject() || !fromValue(QJsonValue(document.object()), value))
        return fail(ErrorKind::Corrupt, "CatalogObjectDamaged",
                    "a stored definition cannot be read: " + text.substr(0, 200));
    return value;
}

} // namespace sluice::fieldjson
