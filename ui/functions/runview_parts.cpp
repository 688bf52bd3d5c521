// What stands around a result: its log, the runs before it, what differs between two of them.
#include "models/format.h"
#include "ui/functions/comparebox.h"
#include "ui/functions/panecard.h"
#include "ui/functions/placeview.h"
#include "ui/functions/runview.h"
#include "ui/functions/runwords.h"
#include "ui/theme/icons.h"
#include "ui/widgets/controls.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace sluice {

namespace {

constexpr std::size_t kBeforeShown = 2;

QString clockText(std::int64_t ms)
{
    return format::inZone(ms).toString(QStringLiteral("HH:mm"));
}

// Lines that tell of trouble: what was logged as an error, a trace, a failed end.
bool startsTrouble(const QString &line)
{
    return line.contains(QLatin1String("[ERROR]")) || line.contains(QLatin1String("[error]"))
        || line.startsWith(QLatin1String("Traceback ")) || line.contains(QLatin1String(", Error: "));
}

bool goesOn(const QString &line)
{
    return line.startsWith(QLatin1String("  ")) || line.startsWith(QLatin1Char('\t')) || line.startsWith(QLatin1Char('}'));
}

QString shownLine(const RunLogLine &line, std::int64_t nowMs)
{
    return line.timeMs > 0 ? QStringLiteral("%1  %2").arg(format::timeOfDay(line.timeMs, nowMs), line.text) : line.text;
}

} // namespace

void RunView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_log.setActive(true);
}

void RunView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_log.setActive(false);
}

void RunView::showLog()
{
    const auto &lines = m_log.lines();
    QStringList texts;
    QList<CodePlace> places;
    QSet<int> inks;
    bool trouble = false;
    for (const auto &line : lines) {
        trouble =
            startsTrouble(line.text) || (trouble && (goesOn(line.text) || line.text.contains(QLatin1String("Error: "))));
        if (trouble)
            inks.insert(int(texts.size()));
        places.append(placeIn(line.text));
        texts.append(shownLine(line, m_workspace.now()));
    }
    if (texts != m_logShown) {
        m_logShown = texts;
        m_logView->setText(texts.join(QLatin1Char('\n')), false, places);
    }
    m_logView->mark({}, inks);
    m_logFacts->setText(texts.isEmpty() ? QString() : tr("%Ln line(s)", nullptr, int(texts.size())));
    QString note;
    if (m_run == 0)
        note = tr("What the function writes while it runs.");
    else if (m_log.isMixed())
        note = tr("Other calls of the function write too: until this one has ended, lines of all are shown.");
    else if (m_log.isTail())
        note = hasLog() ? tr("The end of the log; the Logstore has not all lines yet.")
                        : tr("The last 4 KB. The service has no Logstore for function logs.");
    else if (m_log.dropped() > 0)
        note = tr("%1 older lines are not shown.").arg(format::number(m_log.dropped()));
    else if (texts.isEmpty() && current() && !current()->isRunning())
        note = tr("The function wrote nothing.");
    m_logNote->setText(note);
    m_logNote->setVisible(!note.isEmpty());
}

void RunView::showBefore()
{
    while (auto *item = m_beforeRow->takeAt(0)) {
        if (auto *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    const auto &runs = m_runs.runs(m_function.key);
    std::size_t shown = 0;
    for (const auto &run : runs) {
        if (run.id == m_run || run.isRunning() || shown >= kBeforeShown || m_narrow)
            continue;
        if (shown++ == 0)
            m_beforeRow->addWidget(makeLabel(tr("Before:"), Ink::Text2));
        const auto words = runWords(run, m_function, {});
        auto *button = makeButton(QStringLiteral("%1 %2").arg(clockText(run.startedMs), words.brief), nullptr,
                                  ButtonSize::Toolbar, ButtonRank::Quiet);
        button->setIcon(icon(words.badge.icon.latin1(), words.badge.ink));
        button->setToolTip(
            tr("Show the run of %1: %2").arg(format::timeOfDay(run.startedMs, m_workspace.now()), run.eventName));
        connect(button, &QPushButton::clicked, this, [this, id = run.id] { choose(id); });
        m_beforeRow->addWidget(button);
    }
    m_before->setVisible(shown > 0);
    m_compare->setEnabled(runs.size() > 1 && m_run > 0);
    m_compare->setVisible(!m_narrow || runs.size() > 1);
}

void RunView::compare()
{
    const auto *mine = current();
    if (!mine || !mine->answer)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto &run : m_runs.runs(m_function.key)) {
        if (run.id == m_run || !run.answer || run.replyDropped)
            continue;
        const auto words = runWords(run, m_function, {});
        const auto name = format::timeOfDay(run.startedMs, m_workspace.now());
        menu->addAction(icon(words.badge.icon.latin1(), words.badge.ink),
                        tr("With %1 %2: %3").arg(name, words.brief, run.eventName), this, [this, id = run.id, name] {
                            const auto *first = m_runs.find(m_function.key, id);
                            const auto *second = current();
                            if (!first || !second || !first->answer || !second->answer)
                                return;
                            const auto now = format::timeOfDay(second->startedMs, m_workspace.now());
                            (new CompareBox(tr("Compare results"), {name, shownReply(first->answer->reply).text},
                                            {now, shownReply(second->answer->reply).text}, this))
                                ->open();
                        });
    }
    menu->popup(m_compare->mapToGlobal(QPoint(0, m_compare->height() + 2)));
}

void RunView::copyResult()
{
    const auto *run = current();
    if (!run || !run->answer)
        return;
    QGuiApplication::clipboard()->setText(QString::fromStdString(run->answer->reply));
    m_workspace.say(tr("The result is copied"));
}

} // namespace sluice
