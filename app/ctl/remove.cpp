// delete, trash, undo, redo and audit.
#include "app/ctl/commands.h"
#include "app/ctl/confirm.h"
#include "app/ctl/format.h"
#include "app/ctl/jsonlist.h"
#include "app/ctl/planrows.h"
#include "app/ctl/suggestion.h"
#include "app/ctl/table.h"
#include "app/ctl/timetext.h"

#include <algorithm>
#include <array>

namespace sluice::ctl {

namespace {

constexpr std::uint32_t kAuditPage = 1'000;

Done checkKind(const std::string &kind)
{
    const std::array<std::string, 9> kinds = {"project",  "logstore", "bucket", "role",      "service",
                                              "function", "trigger",  "user",   "connection"};
    if (std::ranges::find(kinds, kind) != kinds.end())
        return {};
    return fail(ErrorKind::Invalid, "Usage",
                "there is no kind " + kind + didYouMean(kind, kinds)
                    + " (project, logstore, bucket, role, service, function, trigger, user, connection)");
}

void changed(Session &session, const PlanRows &rows)
{
    printPlan(session, rows, Tense::Did);
    session.finish(Exit::Done);
}

void restore(Session &session)
{
    const auto &values = session.arguments().values;
    if (values.size() != 2 || values[0] != "restore")
        return session.fail({ErrorKind::Invalid, "Usage", "usage: sluicectl trash [restore NAME]"});
    session.ask(RestoreObject{values[1], kActor}, [&session](const PlanRows &rows) { changed(session, rows); });
}

void printTrash(Session &session, const TrashRows &trash)
{
    if (session.out().json())
        return session.out().printLine(jsonList(trash.rows));
    Table table({{"ID"}, {"KIND"}, {"NAME"}, {"DELETED"}, {"KEPT UNTIL"}, {"BY"}});
    for (const auto &row : trash.rows)
        table.add({row.id, row.kind, row.name, timeText(row.deletedMs), timeText(row.purgeMs), row.actor});
    session.out().print(table.take());
    if (trash.rows.empty())
        session.out().remark("the trash is empty");
}

// A change of the owner's says its program alone, as it always did.
std::string who(const AuditRow &row)
{
    return row.caller.kind == CallerKind::Owner ? row.actor : toText(row.caller);
}

// Pages through the audit, then prints its newest rows.
class Audit final : public QObject {
public:
    Audit(Session &session, std::size_t count)
        : QObject(&session)
        , m_session(session)
        , m_count(count)
    {
    }
    void read()
    {
        m_session.ask(GetAudit{m_after, kAuditPage}, [this](AuditRows page) {
            if (page.rows.empty())
                return print();
            m_after = page.rows.back().sequence;
            std::ranges::move(page.rows, std::back_inserter(m_rows));
            if (m_rows.size() > 2 * m_count)
                m_rows.erase(m_rows.begin(), m_rows.end() - static_cast<std::ptrdiff_t>(m_count));
            read();
        });
    }

private:
    void print()
    {
        const auto skipped = m_rows.size() > m_count ? m_rows.size() - m_count : 0;
        Table table({{"", Align::Right}, {"TIME"}, {"WHO"}, {"ACTION"}, {"KIND"}, {"NAME"}});
        for (auto i = skipped; i < m_rows.size(); ++i) {
            const auto &row = m_rows[i];
            if (m_session.out().json())
                m_session.out().printLine(toJson(row));
            else
                table.add({std::to_string(row.sequence), timeText(row.timeMs), who(row), row.action, row.kind, row.name});
        }
        m_session.out().print(table.take());
        m_session.finish(Exit::Done);
    }

    Session &m_session;
    const std::size_t m_count;
    std::uint64_t m_after = 0;
    std::vector<AuditRow> m_rows;
};

} // namespace

void remove(Session &session)
{
    const auto &arguments = session.arguments();
    DeleteObject command{arguments.values[0], arguments.values[1], arguments.has("--cascade"), kActor};
    if (auto known = checkKind(command.kind); !known)
        return session.fail(known.error());
    if (command.cascade) {
        if (auto sure = confirmed(session, "Delete " + command.kind + ' ' + command.name + " and everything that uses it?");
            !sure)
            return session.fail(sure.error());
    }
    session.ask(std::move(command), [&session](const PlanRows &rows) { changed(session, rows); });
}

void trash(Session &session)
{
    if (!session.arguments().values.empty())
        return restore(session);
    session.ask(GetTrash(), [&session](const TrashRows &rows) {
        printTrash(session, rows);
        session.finish(Exit::Done);
    });
}

void undo(Session &session)
{
    session.ask(UndoChange{kActor}, [&session](const PlanRows &rows) { changed(session, rows); });
}

void redo(Session &session)
{
    session.ask(RedoChange{kActor}, [&session](const PlanRows &rows) { changed(session, rows); });
}

void audit(Session &session)
{
    const auto count = wholeNumber("--count", session.arguments().option("--count", "100000"), 1, 100'000);
    if (!count)
        return session.fail(count.error());
    (new Audit(session, static_cast<std::size_t>(*count)))->read();
}

} // namespace sluice::ctl
