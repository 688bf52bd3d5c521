#include "models/runlog.h"

#include "models/recordmodel.h"

#include <set>

namespace sluice {

namespace {

constexpr std::uint32_t kRowsAtOnce = 1'000;

// A message of several lines is several lines.
void addLogLines(std::vector<RunLogLine> &out, const LogRow &row)
{
    RunLogLine line;
    line.timeMs = row.time * 1'000;
    for (const auto &[key, value] : row.contents) {
        if (key == "message")
            line.text = cutText(value, RunLog::kLineMost);
        else if (key == "requestId")
            line.requestId = value;
    }
    while (line.text.endsWith(QLatin1Char('\n')) || line.text.endsWith(QLatin1Char('\r')))
        line.text.chop(1);
    const auto parts = line.text.split(QLatin1Char('\n'));
    for (const auto &part : parts) {
        line.text = part;
        out.push_back(line);
        line.timeMs = 0;
    }
}

bool endsRequest(const std::vector<RunLogLine> &lines)
{
    return std::any_of(lines.begin(), lines.end(),
                       [](const RunLogLine &line) { return line.text.startsWith(QLatin1String("FC Invoke End")); });
}

} // namespace

RunLog::RunLog(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    m_timer.setInterval(kReadMs);
    connect(&m_timer, &QTimer::timeout, this, &RunLog::read);
}

void RunLog::clear()
{
    ++m_turn;
    m_timer.stop();
    m_lines.clear();
    m_requestId.clear();
    m_position.clear();
    m_dropped = 0;
    m_positioned = m_busy = m_isTail = m_hasLog = false;
    emit changed();
}

void RunLog::setActive(bool active)
{
    m_active = active;
}

void RunLog::begin(const FunctionKey &function, bool hasLog)
{
    clear();
    m_function = function;
    m_hasLog = hasLog;
    if (!hasLog)
        return;
    GetFunctionLog command;
    command.function = function;
    command.max = 1;
    m_workspace.send(std::move(command), this, [this, turn = m_turn](Result<LogRows> answer) {
        if (turn != m_turn || !answer)
            return;
        m_position = answer->next;
        m_positioned = true;
    });
    m_timer.start();
}

void RunLog::end(const std::string &requestId, const std::string &tail)
{
    m_requestId = requestId;
    std::erase_if(m_lines, [&requestId](const RunLogLine &line) { return line.requestId != requestId; });
    if (m_lines.empty() || !m_hasLog)
        setTail(tail);
    m_readsLeft = kSettleReads;
    if (m_hasLog && !requestId.empty())
        read();
    else
        m_timer.stop();
    emit changed();
}

void RunLog::show(const FunctionKey &function, bool hasLog, const std::string &requestId, const std::string &tail)
{
    clear();
    m_function = function;
    m_hasLog = hasLog;
    if (hasLog && !requestId.empty())
        m_timer.start();
    end(requestId, tail);
}

bool RunLog::isMixed() const
{
    std::set<std::string> requests;
    for (const auto &line : m_lines)
        requests.insert(line.requestId);
    return m_requestId.empty() && requests.size() > 1;
}

void RunLog::read()
{
    if (m_busy || !m_active || (m_requestId.empty() && !m_positioned))
        return;
    if (!m_requestId.empty() && m_readsLeft-- <= 0)
        return m_timer.stop();
    GetFunctionLog command;
    command.function = m_function;
    command.max = kRowsAtOnce;
    command.requestId = m_requestId;
    command.position = m_requestId.empty() ? m_position : std::string();
    m_busy = true;
    const bool all = !m_requestId.empty();
    m_workspace.send(std::move(command), this, [this, turn = m_turn, all](Result<LogRows> answer) {
        if (turn != m_turn)
            return;
        m_busy = false;
        if (all)
            takeAll(std::move(answer));
        else
            takeNews(std::move(answer));
    });
}

void RunLog::takeNews(Result<LogRows> answer)
{
    if (!answer || !m_requestId.empty())
        return;
    if (!answer->next.empty())
        m_position = answer->next;
    for (const auto &row : answer->rows)
        addLogLines(m_lines, row);
    keepLast();
    if (!answer->rows.empty())
        emit changed();
}

void RunLog::takeAll(Result<LogRows> answer)
{
    if (!answer)
        return;
    std::vector<RunLogLine> lines;
    lines.reserve(answer->rows.size());
    for (const auto &row : answer->rows)
        addLogLines(lines, row);
    const bool whole = endsRequest(lines);
    if (whole)
        m_timer.stop();
    // Fewer than there are: the log is behind its function.
    if ((!whole && lines.size() < m_lines.size()) || lines.empty() || lines == m_lines)
        return;
    m_lines = std::move(lines);
    m_isTail = false;
    keepLast();
    emit changed();
}

void RunLog::setTail(const std::string &tail)
{
    m_lines.clear();
    m_isTail = !tail.empty();
    if (tail.empty())
        return;
    auto parts = QString::fromStdString(tail).split(QLatin1Char('\n'));
    while (!parts.isEmpty() && parts.last().trimmed().isEmpty())
        parts.removeLast();
    for (const auto &part : parts)
        m_lines.push_back({0, part.endsWith(QLatin1Char('\r')) ? part.chopped(1) : part, m_requestId});
}

void RunLog::keepLast()
{
    if (m_lines.size() <= kLinesMost)
        return;
    const auto over = m_lines.size() - kLinesMost;
    m_lines.erase(m_lines.begin(), m_lines.begin() + std::ptrdiff_t(over));
    m_dropped += over;
}

} // namespace sluice
