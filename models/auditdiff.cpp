#include "models/auditdiff.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

namespace sluice {

namespace {

struct DiffText {
    Q_DECLARE_TR_FUNCTIONS(AuditDiff)
};

using Fields = std::map<QString, QString>;

QString cutValue(const QString &text)
{
    return text.size() <= kShownMax ? text : text.left(kShownMax) + QChar(0x2026);
}

QString valueText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool: return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double: {
        QJsonArray one{value}; // as JSON writes it: no rounding, no exponent for whole numbers
        const auto text = QString::fromUtf8(QJsonDocument(one).toJson(QJsonDocument::Compact));
        return text.mid(1, text.size() - 2);
    }
    case QJsonValue::String: return cutValue(value.toString());
    case QJsonValue::Array:
        return cutValue(QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)));
    case QJsonValue::Null: return QStringLiteral("null");
    default: return {};
    }
}

void flatten(const QJsonObject &object, const QString &path, Fields &fields)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto name = path.isEmpty() ? it.key() : path + QLatin1Char('.') + it.key();
        if (it.value().isObject() && !it.value().toObject().isEmpty())
            flatten(it.value().toObject(), name, fields);
        else
            fields[name] = it.value().isObject() ? QStringLiteral("{}") : valueText(it.value());
    }
}

// Whether the text could be taken apart; an empty text is an object without fields.
bool readFields(const std::string &json, Fields &fields)
{
    if (json.empty())
        return true;
    if (json.size() > kComparedMax)
        return false;
    const auto document = QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), qsizetype(json.size())));
    if (!document.isObject())
        return false;
    flatten(document.object(), {}, fields);
    return true;
}

QString cutText(const std::string &text)
{
    return cutValue(QString::fromUtf8(text.data(), qsizetype(std::min(text.size(), std::size_t(kShownMax) * 4))));
}

} // namespace

std::vector<FieldChange> fieldChanges(const std::string &before, const std::string &after)
{
    Fields old;
    Fields fresh;
    if (!readFields(before, old) || !readFields(after, fresh)) {
        if (before == after)
            return {};
        return {{{}, cutText(before), cutText(after)}};
    }
    std::vector<FieldChange> changes;
    for (const auto &[name, value] : old) {
        const auto found = fresh.find(name);
        if (found == fresh.end())
            changes.push_back({name, value, {}});
        else if (found->second != value)
            changes.push_back({name, value, found->second});
    }
    for (const auto &[name, value] : fresh) {
        if (!old.contains(name))
            changes.push_back({name, {}, value});
    }
    std::sort(changes.begin(), changes.end(), [](const auto &a, const auto &b) { return a.field < b.field; });
    return changes;
}

QString changeSummary(const std::string &action, const std::string &before, const std::string &after)
{
    if (before.empty() && after.empty())
        return {};
    if (action == "denied") {
        Fields refusal;
        if (readFields(after, refusal) && refusal.contains(QStringLiteral("detail"))) {
            const auto times = refusal[QStringLiteral("times")].toInt();
            const auto why = refusal[QStringLiteral("detail")];
            return times > 1 ? DiffText::tr("%1 (%2 times)").arg(why).arg(times) : why;
        }
    }
    const auto changes = fieldChanges(before, after);
    if (changes.empty() || before.empty() || after.empty())
        return {}; // created or deleted: the action says it all
    const auto &first = changes.front();
    const auto side = [](const QString &value) {
        return value.isEmpty() ? QStringLiteral("–") : value.section(QLatin1Char('\n'), 0, 0);
    };
    auto text = QStringLiteral("%1%2 → %3")
                    .arg(first.field.isEmpty() ? QString() : first.field + QStringLiteral(": "), side(first.before),
                         side(first.after));
    if (changes.size() > 1)
        text += QStringLiteral(", ") + DiffText::tr("%n more", nullptr, int(changes.size()) - 1);
    return text;
}

} // namespace sluice
