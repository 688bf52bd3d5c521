#include "app/ctl/commands.h"
#include "app/ctl/doorbellloop.h"
#include "app/ctl/format.h"
#include "app/ctl/names.h"
#include "app/ctl/timetext.h"
#include "engine/client/json.h"

#include <algorithm>

namespace sluice::ctl {

namespace {

constexpr std::uint32_t kPage = 1'000;

std::string contentOf(const LogRow &row, std::string_view key)
{
    const auto found = std::ranges::find(row.contents, key, &std::pair<std::string, std::string>::first);
    return found == row.contents.end() ? std::string() : found->second;
}

std::string lineOf(const LogRow &row)
{
    auto message = contentOf(row, "message");
    while (message.ends_with('\n') || message.ends_with('\r'))
        message.pop_back();
    return timeText(row.time * 1000) + "  " + printable(message);
}

class FunctionLog final : public QObject {
public:
    FunctionLog(Session &session, GetFunctionLog command, bool follow)
        : QObject(&session)
        , m_session(session)
        , m_command(std::move(command))
    {
        if (follow)
            m_loop = new DoorbellLoop(
                session, [](const Changed &changed) { return changed.logs || changed.ledger; }, [this] { read(); });
    }
    void begin()
    {
        if (m_loop)
            m_loop->begin();
        else
            read();
    }

private:
    void read()
    {
        m_session.ask(m_command, [this](const LogRows &page) {
            std::string text;
            for (const auto &row : page.rows)
                text += (m_session.out().json() ? toJson(row) : lineOf(row)) + '\n';
            m_session.out().print(text);
            if (m_session.ended())
                return;
            const bool first = m_command.position.empty(); // that page was the newest lines
            const bool moved = std::exchange(m_command.position, page.next) != page.next;
            m_command.max = kPage;
            if (!m_loop && (first || page.atEnd || !moved))
                return m_session.finish(Exit::Done);
            if (page.atEnd || !moved)
                m_loop->idle();
            else
                read();
        });
    }

    Session &m_session;
    GetFunctionLog m_command;
    DoorbellLoop *m_loop = nullptr;
};

} // namespace

void functionLog(Session &session)
{
    const auto &arguments = session.arguments();
    auto key = functionFromText(arguments.values.front());
    if (!key)
        return session.fail(key.error());
    const auto count = wholeNumber("--count", arguments.option("--count", "1000"), 1, 100'000);
    if (!count)
        return session.fail(count.error());
    session.onInterrupt([&session](int) { session.finish(Exit::Done); });
    GetFunctionLog command{std::move(*key), arguments.option("--request"), {}, static_cast<std::uint32_t>(*count)};
    (new FunctionLog(session, std::move(command), arguments.has("--follow")))->begin();
}

} // namespace sluice::ctl
