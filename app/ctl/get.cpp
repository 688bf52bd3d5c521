#include "app/ctl/commands.h"
#include "app/ctl/format.h"
#include "app/ctl/jsonlist.h"
#include "app/ctl/names.h"
#include "app/ctl/suggestion.h"
#include "app/ctl/table.h"
#include "app/ctl/timetext.h"
#include "app/ctl/words.h"

#include <algorithm>
#include <cmath>

namespace sluice::ctl {

namespace {

// Prints the rows whose name is wanted: as a JSON list, or as a table with one line for each.
template <class Row, class Name, class Cells>
void show(Session &session, std::vector<Row> rows, std::vector<Column> columns, Name name, Cells cells)
{
    const auto &values = session.arguments().values;
    const auto kind = values[0] == "list" ? std::string(session.arguments().command->name) + 's' : values[0];
    if (values.size() > 1) {
        std::vector<std::string> names;
        for (const auto &row : rows)
            names.push_back(name(row));
        std::erase_if(rows, [&](const Row &row) { return name(row) != values[1]; });
        if (rows.empty())
            return session.fail({ErrorKind::NotFound, "NotFound",
                                 "there is no " + values[1] + " among the " + kind + didYouMean(values[1], names)});
    }
    if (session.out().json()) {
        session.out().printLine(jsonList(rows));
    } else {
        Table table(std::move(columns));
        for (const auto &row : rows)
            table.add(cells(row));
        session.out().print(table.take());
        if (rows.empty())
            session.out().remark("there are no " + kind);
    }
    session.finish(Exit::Done);
}

std::string joined(const std::vector<std::string> &parts)
{
    std::string text;
    for (const auto &part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

std::string keysOf(const User &user)
{
    std::vector<std::string> keys;
    for (const auto &key : user.keys)
        keys.push_back(key.id + (key.active ? "" : " (inactive)"));
    return joined(keys);
}

std::string whereOf(const Connection &connection)
{
    switch (connection.kind) {
    case ConnectionKind::Local: return "this engine";
    case ConnectionKind::Cloud: return connection.logEndpoint.empty() ? connection.region : connection.logEndpoint;
    case ConnectionKind::Kafka: return joined(connection.brokers);
    }
    return {};
}

void projects(Session &session)
{
    session.ask(GetDefinitions(), [&session](DefinitionRows all) {
        show(
            session, std::move(all.projects), {{"PROJECT"}, {"REGION"}, {"DESCRIPTION"}},
            [](const Project &p) { return p.name; },
            [](const Project &p) {
                return std::vector{p.name, p.region, p.description};
            });
    });
}

void logstores(Session &session)
{
    session.ask(GetDefinitions(), [&session](DefinitionRows all) {
        show(
            session, std::move(all.logstores),
            {{"LOGSTORE"},
             {"SHARDS", Align::Right},
             {"DAYS", Align::Right},
             {"LINES", Align::Right},
             {"BYTES", Align::Right},
             {"LINES/S", Align::Right},
             {"LAST RECEIVED"}},
            [](const LogstoreRow &l) { return toText(l.definition.key); },
            [](const LogstoreRow &l) {
                return std::vector{toText(l.definition.key),
                                   std::to_string(l.definition.shards),
                                   std::to_string(l.definition.ttlDays),
                                   countText(l.lines),
                                   bytesText(l.bytes),
                                   countText(static_cast<std::uint64_t>(std::llround(std::max(0.0, l.linesPerSecond)))),
                                   timeText(l.lastReceivedMs)};
            });
    });
}

void services(Session &session)
{
    session.ask(GetDefinitions(), [&session](DefinitionRows all) {
        show(
            session, std::move(all.services), {{"SERVICE"}, {"REGION"}, {"LOG"}, {"ROLE"}, {"DESCRIPTION"}},
            [](const Service &s) { return s.name; },
            [](const Service &s) {
                return std::vector{s.name, s.region, s.log == LogstoreKey() ? "–" : toText(s.log), orDash(s.role),
                                   s.description};
            });
    });
}

void functions(Session &session)
{
    session.ask(GetDefinitions(), [&session](DefinitionRows all) {
        show(
            session, std::move(all.functions),
            {{"FUNCTION"}, {"KIND"}, {"MEMORY", Align::Right}, {"TIMEOUT", Align::Right}, {"PINNED"}, {"DESCRIPTION"}},
            [](const Function &f) { return toText(f.key); },
            [](const Function &f) {
                return std::vector{toText(f.key),
                                   f.templateName.empty() ? f.runtime : f.templateName,
                                   std::to_string(f.memoryMb) + " MB",
                                   std::to_string(f.timeoutSeconds) + " s",
                                   orDash(f.pinnedCode.substr(0, kDigestShown)),
                                   f.description};
            });
    });
}

void roles(Session &session)
{
    session.ask(GetDefinitions(), [&session](DefinitionRows all) {
        show(
            session, std::move(all.roles), {{"ROLE"}, {"TRUSTS"}, {"POLICIES"}, {"OWN POLICY"}, {"DESCRIPTION"}},
            [](const Role &r) { return r.name; },
            [](const Role &r) {
                return std::vector{r.name, r.trust, orDash(joined(r.policies)), yesNo(!r.document.empty()), r.description};
            });
    });
}

void buckets(Session &session)
{
    session.ask(GetDefinitions(), [&session](DefinitionRows all) {
        show(
            session, std::move(all.buckets), {{"BUCKET"}, {"REGION"}}, [](const Bucket &b) { return b.name; },
            [](const Bucket &b) {
                return std::vector{b.name, b.region};
            });
    });
}

void triggers(Session &session)
{
    session.ask(GetTriggers(), [&session](TriggerRows all) {
        show(
            session, std::move(all.rows),
            {{"TRIGGER"},
             {"STATE"},
             {"REASON", Align::Left, 40},
             {"LAG", Align::Right},
             {"WINDOWS", Align::Right},
             {"FAILED", Align::Right},
             {"LINES", Align::Right},
             {"LAST ERROR", Align::Left, 60}},
            [](const TriggerRow &t) { return toText(t.definition.key); },
            [](const TriggerRow &t) {
                return std::vector{toText(t.definition.key),
                                   wordsOf(t.state),
                                   t.reasonDetail.empty() ? wordsOf(t.reason) : t.reasonDetail,
                                   durationText(t.lagMs),
                                   countText(t.windows),
                                   countText(t.failedAttempts),
                                   countText(t.lines),
                                   t.lastError};
            });
    });
}

// The shards of one Logstore or of all, asked one after the other.
class Shards final : public QObject {
public:
    Shards(Session &session, std::vector<LogstoreKey> stores)
        : QObject(&session)
        , m_session(session)
        , m_stores(std::move(stores))
        , m_table({{"LOGSTORE"},
                   {"SHARD", Align::Right},
                   {"STATUS"},
                   {"LINES", Align::Right},
                   {"BYTES", Align::Right},
                   {"DAMAGED", Align::Right},
                   {"LAST RECEIVED"},
                   {"END"}})
    {
    }
    void next()
    {
        if (m_at == m_stores.size())
            return end();
        session().ask(GetShards{m_stores[m_at]}, [this](const ShardRows &shards) {
            const auto name = toText(m_stores[m_at]);
            for (const auto &row : shards.rows) {
                m_json += (m_json.empty() ? "" : ",") + jsonWith("logstore", name, row);
                m_table.add({name, std::to_string(row.shard), row.status, countText(row.lines), bytesText(row.bytes),
                             countText(row.damagedGroups), timeText(row.lastReceivedMs), row.end});
            }
            ++m_at;
            next();
        });
    }

private:
    Session &session() { return m_session; }
    void end()
    {
        if (m_session.out().json())
            m_session.out().printLine('[' + m_json + ']');
        else
            m_session.out().print(m_table.take());
        m_session.finish(Exit::Done);
    }

    Session &m_session;
    const std::vector<LogstoreKey> m_stores;
    std::size_t m_at = 0;
    std::string m_json;
    Table m_table;
};

void shards(Session &session)
{
    if (const auto &values = session.arguments().values; values.size() > 1) {
        auto key = logstoreFromText(values[1]);
        if (!key)
            return session.fail(key.error());
        return (new Shards(session, {std::move(*key)}))->next();
    }
    session.ask(GetDefinitions(), [&session](const DefinitionRows &all) {
        std::vector<LogstoreKey> stores;
        for (const auto &row : all.logstores)
            stores.push_back(row.definition.key);
        (new Shards(session, std::move(stores)))->next();
    });
}

} // namespace

void listUsers(Session &session)
{
    session.ask(GetDefinitions(), [&session](DefinitionRows all) {
        show(
            session, std::move(all.users), {{"USER"}, {"KEYS"}, {"POLICIES"}, {"OWN POLICY"}, {"DESCRIPTION"}},
            [](const User &u) { return u.name; },
            [](const User &u) {
                return std::vector{u.name, orDash(keysOf(u)), orDash(joined(u.policies)), yesNo(!u.document.empty()),
                                   u.description};
            });
    });
}

void listConnections(Session &session)
{
    session.ask(GetDefinitions(), [&session](DefinitionRows all) {
        show(
            session, std::move(all.connections),
            {{"CONNECTION"}, {"KIND"}, {"WHERE", Align::Left, 60}, {"USER"}, {"SECRET"}, {"READ-ONLY"}, {"DESCRIPTION"}},
            [](const Connection &c) { return c.name; },
            [](const Connection &c) {
                return std::vector{c.name,           wordsOf(c.kind),   whereOf(c),   orDash(c.user),
                                   orDash(c.secret), yesNo(c.readOnly), c.description};
            });
    });
}

void get(Session &session)
{
    using Show = void (*)(Session &);
    const std::vector<std::pair<std::string, Show>> kinds = {
        {"projects", projects},           {"logstores", logstores}, {"shards", shards}, {"services", services},
        {"functions", functions},         {"triggers", triggers},   {"roles", roles},   {"users", listUsers},
        {"connections", listConnections}, {"buckets", buckets}};
    const auto &wanted = session.arguments().values.front();
    std::vector<std::string> names;
    for (const auto &[name, show] : kinds) {
        if (name == wanted || name == wanted + 's')
            return show(session);
        names.push_back(name);
    }
    session.fail(
        {ErrorKind::Invalid, "Usage",
         "there is no table " + wanted + didYouMean(wanted, names)
             + " (projects, logstores, shards, services, functions, triggers, roles, users, connections, buckets)"});
}

} // namespace sluice::ctl
