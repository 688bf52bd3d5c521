#include "ui/services/recentlog.h"

#include "models/format.h"
#include "ui/errors.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/controls.h"

#include <QScrollBar>

namespace sluice {

namespace {

QString lineOf(const LogRow &row, std::int64_t nowMs)
{
    QString message;
    for (const auto &[key, value] : row.contents) {
        if (key != "message")
            continue;
        // A line may be of megabytes: no more of it is decoded than is shown.
        const auto most = std::size_t(RecentLog::kLineMax) * 4;
        message = QString::fromUtf8(value.data(), qsizetype(std::min(value.size(), most)));
        while (message.endsWith(QLatin1Char('\n')))
            message.chop(1);
        if (message.size() > RecentLog::kLineMax || value.size() > most)
            message = RecentLog::tr("%1… (%2 in all)")
                          .arg(message.left(RecentLog::kLineMax), format::windowSize(value.size()));
    }
    return QStringLiteral("%1  %2").arg(format::timeOfDay(row.time * 1'000, nowMs), message);
}

} // namespace

RecentLog::RecentLog(std::function<std::int64_t()> now, QWidget *parent)
    : QWidget(parent)
    , m_now(std::move(now))
    , m_what(new InkLabel(Ink::Text2))
    , m_follow(makeButton(tr("F&ollow"), "follow", ButtonSize::Toolbar))
    , m_lines(new CodeView(CodeKind::Plain))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kGap);
    auto *head = new QHBoxLayout;
    head->setSpacing(measure::kGap);
    head->addWidget(makeHeading(tr("Function log")));
    m_what->setElide(Qt::ElideRight);
    head->addWidget(m_what, 1);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Read new lines as they come"));
    head->addWidget(m_follow);
    column->addLayout(head);
    m_lines->setAccessibleName(tr("Function log"));
    m_lines->setMinimumHeight(120);
    column->addWidget(m_lines, 1);
    column->addStretch(0);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kAgainMs);
    connect(&m_soon, &QTimer::timeout, this, &RecentLog::read);
    connect(m_follow, &QPushButton::clicked, this, [this](bool on) {
        if (on)
            read();
    });
}

void RecentLog::attach(ClientBell &bell)
{
    m_reader = std::make_unique<Reader<GetFunctionLog>>(bell.client(), this,
                                                        [this](Result<LogRows> answer) { take(std::move(answer)); });
    connect(&bell, &ClientBell::logsChanged, this, [this] {
        if (m_watching && m_follow->isChecked() && !m_soon.isActive())
            m_soon.start();
    });
    if (m_watching)
        read();
}

void RecentLog::watch(const FunctionKey &function, const LogstoreKey &log)
{
    const bool other = !(function == m_function) || !(log == m_log) || !m_watching;
    m_function = function;
    m_log = log;
    m_watching = !function.function.empty() && !log.logstore.empty();
    if (!other)
        return;
    m_lines->setCode({});
    if (log.logstore.empty())
        m_what->setFullText(tr("this service keeps none: it has no log project and Logstore"));
    else if (function.function.empty())
        m_what->setFullText(tr("the service has no function yet"));
    else
        m_what->setFullText(tr("of %1, the newest lines").arg(QString::fromStdString(function.function)));
    m_follow->setVisible(m_watching);
    m_lines->setVisible(m_watching);
    if (m_reader && m_watching)
        read();
}

void RecentLog::stop()
{
    m_watching = false;
    m_soon.stop();
    if (m_reader)
        m_reader->forget();
}

QString RecentLog::text() const
{
    return m_lines->toPlainText();
}

void RecentLog::read()
{
    if (!m_watching || !m_reader)
        return;
    GetFunctionLog command;
    command.function = m_function;
    command.max = kLines;
    m_reader->ask(std::move(command));
}

void RecentLog::take(Result<LogRows> answer)
{
    if (!answer) {
        const auto trouble = troubleOf(answer.error(), tr("Could not read the function log"));
        m_what->setFullText(trouble.what + QStringLiteral(": ") + trouble.why);
        return;
    }
    QStringList lines;
    for (const auto &row : answer->rows)
        lines.append(lineOf(row, m_now()));
    const auto text =
        lines.isEmpty() ? tr("No lines yet: the function has not written any.") : lines.join(QLatin1Char('\n'));
    if (text == m_lines->toPlainText())
        return; // the place stays
    m_lines->setCode(text);
    if (m_follow->isChecked())
        m_lines->verticalScrollBar()->setValue(m_lines->verticalScrollBar()->maximum());
}

} // namespace sluice
