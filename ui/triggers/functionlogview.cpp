#include "ui/triggers/functionlogview.h"

#include "models/format.h"
#include "models/recordmodel.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/codeview.h"

#include <utility>

namespace sluice {

namespace {

QString linesOf(const LogRows &rows, std::int64_t nowMs)
{
    QStringList lines;
    for (const auto &row : rows.rows) {
        QString message;
        for (const auto &[key, value] : row.contents) {
            if (key == "message")
                message = cutText(value, FunctionLogView::kLineMost);
        }
        while (message.endsWith(QLatin1Char('\n')))
            message.chop(1);
        lines.append(QStringLiteral("%1  %2").arg(format::timeOfDay(row.time * 1000, nowMs), message));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

FunctionLogView::FunctionLogView(QWidget *parent)
    : QStackedWidget(parent)
    , m_lines(new CodeView(CodeKind::Plain))
    , m_empty(new EmptyState)
{
    m_lines->setObjectName(QStringLiteral("functionLog"));
    m_lines->setAccessibleName(tr("Function log"));
    m_lines->setMaximumBlockCount(kLinesMost);
    addWidget(m_lines);
    addWidget(m_empty);
}

void FunctionLogView::attach(ClientBell &bell)
{
    m_reader = std::make_unique<Reader<GetFunctionLog>>(bell.client(), this,
                                                        [this](Result<LogRows> answer) { take(std::move(answer)); });
    connect(&bell, &ClientBell::logsChanged, this, [this] {
        if (!isVisible() || m_request.empty())
            return;
        if (m_reader->busy())
            m_again = true; // the same position twice would give the same lines twice
        else
            ask();
    });
}

void FunctionLogView::open(const FunctionKey &function, const std::string &request)
{
    if (function == m_function && request == m_request && !request.empty())
        return;
    clear();
    m_function = function;
    m_request = request;
    if (request.empty())
        take(LogRows{});
    else if (m_reader)
        ask();
}

void FunctionLogView::clear()
{
    if (m_reader)
        m_reader->forget();
    m_request.clear();
    m_position.clear();
    m_again = false;
    m_lines->clear();
}

void FunctionLogView::ask()
{
    GetFunctionLog command;
    command.function = m_function;
    command.requestId = m_request;
    command.position = m_position;
    m_reader->ask(std::move(command));
}

void FunctionLogView::take(Result<LogRows> answer)
{
    if (!answer) {
        m_empty->say(troubleOf(answer.error(), tr("Could not read the function log")));
        setCurrentWidget(m_empty);
        if (std::exchange(m_again, false))
            ask();
        return;
    }
    const auto text = linesOf(*answer, m_nowMs);
    if (m_position.empty())
        m_lines->setCode(text);
    else if (!text.isEmpty())
        m_lines->appendPlainText(text);
    if (!answer->next.empty())
        m_position = answer->next;
    m_empty->say(QLatin1String("logstore"), Ink::Text2, tr("No lines for this request"),
                 tr("The function wrote nothing, or its service has no Logstore for function logs."));
    setCurrentWidget(m_lines->document()->isEmpty() ? static_cast<QWidget *>(m_empty) : m_lines);
    if (std::exchange(m_again, false))
        ask();
}

} // namespace sluice
