// What a policy allows, in words.
#include "ui/forms/policychecks.h"
#include "ui/forms/policystatements.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PolicyWords)
};

constexpr std::size_t kNamedMax = 3; // resources or deeds of one line

// What a person would call a set of actions.
struct Deed {
    const char *action; // one that stands for it
    QString (*words)();
};

const std::array<Deed, 11> &deeds()
{
    static const std::array<Deed, 11> kDeeds = {{
        {"log:GetCursorOrData", [] { return Text::tr("read logs"); }},
        {"log:ListShards", [] { return Text::tr("list shards"); }},
        {"log:PostLogStoreLogs", [] { return Text::tr("write logs"); }},
        {"log:UpdateLogStore", [] { return Text::tr("change Logstores"); }},
        {"log:DeleteLogStore", [] { return Text::tr("delete Logstores"); }},
        {"fc:InvokeFunction", [] { return Text::tr("invoke functions"); }},
        {"fc:UpdateFunction", [] { return Text::tr("change functions"); }},
        {"oss:GetObject", [] { return Text::tr("read objects"); }},
        {"oss:PutObject", [] { return Text::tr("put objects"); }},
        {"oss:DeleteObject", [] { return Text::tr("delete objects"); }},
        {"sts:AssumeRole", [] { return Text::tr("assume roles"); }},
    }};
    return kDeeds;
}

bool takes(const WrittenStatement &statement, const char *action)
{
    const auto lower = [](std::string_view text) {
        return QString::fromUtf8(text.data(), qsizetype(text.size())).toLower().toStdString();
    };
    const bool listed = std::any_of(statement.actions.begin(), statement.actions.end(),
                                    [&](const WrittenPattern &one) { return globMatches(lower(one.text), lower(action)); });
    return listed != statement.notAction;
}

QStringList deedsOf(const WrittenStatement &statement)
{
    QStringList words;
    for (const auto &deed : deeds()) {
        if (takes(statement, deed.action))
            words.append(deed.words());
    }
    if (words.size() == int(deeds().size()))
        return {Text::tr("do everything")};
    if (words.isEmpty()) {
        for (const auto &action : statement.actions)
            words.append(QString::fromStdString(action.text).toHtmlEscaped());
    }
    return words;
}

QString strong(const QString &text)
{
    return QStringLiteral("<b>%1</b>").arg(text.toHtmlEscaped());
}

// "in project shop", "into every bucket": from "acs:log:*:*:project/shop/*".
QString whereOf(const std::string &resource)
{
    const auto text = QString::fromStdString(resource);
    if (text == QLatin1String("*"))
        return strong(Text::tr("everywhere"));
    const auto service = text.section(QLatin1Char(':'), 1, 1);
    auto rest = text.section(QLatin1Char(':'), 4);
    if (service == QLatin1String("log") && rest.startsWith(QLatin1String("project/"))) {
        const auto project = rest.section(QLatin1Char('/'), 1, 1);
        const auto logstore = rest.section(QLatin1Char('/'), 3, 3);
        if (project == QLatin1String("*"))
            return Text::tr("in %1").arg(strong(Text::tr("every project")));
        if (!logstore.isEmpty() && logstore != QLatin1String("*"))
            return Text::tr("in Logstore %1").arg(strong(project + QLatin1Char('/') + logstore));
        return Text::tr("in project %1").arg(strong(project));
    }
    if (service == QLatin1String("oss")) {
        const auto bucket = rest.section(QLatin1Char('/'), 0, 0);
        return bucket == QLatin1String("*") ? Text::tr("in %1").arg(strong(Text::tr("every bucket")))
                                            : Text::tr("in bucket %1").arg(strong(bucket));
    }
    return Text::tr("on %1").arg(strong(text));
}

QString placesOf(const WrittenStatement &statement)
{
    const auto everywhere = [&statement](std::string_view service) {
        return std::all_of(statement.actions.begin(), statement.actions.end(),
                           [service](const WrittenPattern &one) { return one.text.starts_with(service); });
    };
    QStringList places;
    for (const auto &resource : statement.resources) {
        auto place = whereOf(resource.text);
        if (resource.text == "*" && everywhere("oss:"))
            place = Text::tr("in %1").arg(strong(Text::tr("every bucket")));
        else if (resource.text == "*" && everywhere("log:"))
            place = Text::tr("in %1").arg(strong(Text::tr("every project")));
        if (!places.contains(place))
            places.append(place);
    }
    if (places.size() > qsizetype(kNamedMax))
        places = places.mid(0, kNamedMax) + QStringList{QStringLiteral("…")};
    const auto joined = places.join(Text::tr(", "));
    return statement.notResource ? Text::tr("everywhere but %1").arg(joined) : joined;
}

} // namespace

QList<AllowLine> inWords(const QString &document)
{
    const auto text = document.toStdString();
    QList<AllowLine> lines;
    if (!parsePolicy(text))
        return lines;
    const auto statements = writtenStatements(text);
    for (const auto &statement : statements) {
        AllowLine line;
        line.kind = statement.allows ? AllowLine::Kind::Allow : AllowLine::Kind::Deny;
        line.text = Text::tr("%1 %2").arg(deedsOf(statement).join(Text::tr(", ")), placesOf(statement));
        if (statement.hasCondition)
            line.text += Text::tr(", under a condition");
        if (!lines.contains(line))
            lines.append(line);
    }
    QStringList missing;
    for (const auto &deed : deeds()) {
        const bool any = std::any_of(statements.begin(), statements.end(), [&deed](const WrittenStatement &statement) {
            return statement.allows && takes(statement, deed.action);
        });
        if (!any)
            missing.append(deed.words());
    }
    if (!missing.isEmpty())
        lines.append({AllowLine::Kind::Not, missing.join(Text::tr(", "))});
    return lines;
}

} // namespace sluice
