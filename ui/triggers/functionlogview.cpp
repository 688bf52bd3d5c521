#include "ui/triggers/functionlogview.h"

#include "models/format.h"
#include "models/recordmodel.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/codeview.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace sluice {

namespace {

std::string_view fieldOf(const LogRow &row, std::string_view name)
{
    for (const auto &[key, value] : row.contents) {
        if (key == name)
            return value;
    }
    return {};
}

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
    : QWidget(parent)
    , m_running(makeButton(tr("&Running now"), "live", ButtonSize::Toolbar))
    , m_stack(new QStackedWidget)
    , m_lines(new CodeView(CodeKind::Plain))
    , m_empty(new EmptyState)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kSmallGap);
    column->addWidget(m_running, 0, Qt::AlignLeft);
    column->addWidget(m_stack, 1);
    m_running->setCheckable(true);
    m_running->setToolTip(tr("What the function writes while it runs"));
    m_running->hide();
    connect(m_running, &QPushButton::clicked, this, &FunctionLogView::followRunning);
    m_lines->setObjectName(QStringLiteral("functionLog"));
    m_lines->setAccessibleName(tr("Function log"));
    m_lines->setMaximumBlockCount(kLinesMost);
    m_stack->addWidget(m_lines);
    m_stack->addWidget(m_empty);
}

void FunctionLogView::attach(ClientBell &bell)
{
    m_reader = std::make_unique<Reader<GetFunctionLog>>(bell.client(), this,
                                                        [this](Result<LogRows> answer) { take(std::move(answer)); });
    m_looker = std::make_unique<Reader<GetFunctionLog>>(bell.client(), this,
                                                        [this](Result<LogRows> answer) { takeRunning(std::move(answer)); });
    connect(&bell, &ClientBell::logsChanged, this, [this] {
        if (!isVisible())
            return;
        if (m_running->isChecked())
            lookForRunning();
        if (m_request.empty())
            return;
        if (m_reader->busy())
            m_again = true; // the same position twice would give the same lines twice
        else
            ask();
    });
}

void FunctionLogView::open(const FunctionKey &function, const std::string &request)
{
    if (function == m_function && request == m_chosen && !request.empty())
        return;
    clear();
    m_function = function;
    m_chosen = request;
    show(request);
}

void FunctionLogView::show(const std::string &request)
{
    m_request = request;
    m_position.clear();
    m_again = false;
    m_lines->clear();
    if (m_reader)
        m_reader->forget();
    if (request.empty())
        take(LogRows{});
    else if (m_reader)
        ask();
}

void FunctionLogView::clear()
{
    for (auto *reader : {m_reader.get(), m_looker.get()}) {
        if (reader)
            reader->forget();
    }
    m_running->setChecked(false);
    m_chosen.clear();
    m_request.clear();
    m_position.clear();
    m_again = false;
    m_lines->clear();
}

// It stays where it is followed: what comes after this attempt is followed, too.
void FunctionLogView::setRunning(bool running)
{
    m_running->setVisible(running || m_running->isChecked());
}

void FunctionLogView::followRunning(bool follow)
{
    if (!follow)
        return show(m_chosen);
    show({});
    lookForRunning();
}

void FunctionLogView::lookForRunning()
{
    GetFunctionLog command;
    command.function = m_function;
    command.max = kLookedAt;
    if (m_looker)
        m_looker->ask(std::move(command));
}

// The newest request that began and has not ended; none = what is shown stays.
void FunctionLogView::takeRunning(Result<LogRows> answer)
{
    if (!answer || !m_running->isChecked())
        return;
    std::string running;
    for (const auto &row : answer->rows) {
        const auto request = fieldOf(row, "requestId");
        const auto message = fieldOf(row, "message");
        if (message.find("Invoke Start RequestId") != std::string_view::npos)
            running = request;
        else if (request == running && message.find("Invoke End RequestId") != std::string_view::npos)
            running.clear();
    }
    if (!running.empty() && running != m_request)
        show(running);
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
        m_stack->setCurrentWidget(m_empty);
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
    sayNothing();
    m_stack->setCurrentWidget(m_lines->document()->isEmpty() ? static_cast<QWidget *>(m_empty) : m_lines);
    if (!text.isEmpty())
        emit shown();
    if (std::exchange(m_again, false))
        ask();
}

QString FunctionLogView::text() const
{
    return m_lines->toPlainText();
}

void FunctionLogView::sayNothing()
{
    if (m_running->isChecked())
        m_empty->say(QLatin1String("live"), Ink::Text2, tr("Nothing is written just now"),
                     tr("The lines of the next invocation appear here as they come."));
    else
        m_empty->say(QLatin1String("logstore"), Ink::Text2, tr("No lines for this request"),
                     tr("The function wrote nothing, or its service has no Logstore for function logs."));
}

} // namespace sluice
