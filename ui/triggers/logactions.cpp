#include "ui/triggers/logactions.h"

#include "models/format.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/table.h"

#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QShortcut>

namespace sluice {

LogActions::LogActions(Table &table, LedgerModel &model, FilterBar &filter, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_model(model)
    , m_filter(filter)
{
    m_copies = {add(tr("Copy rows as CSV"), [this] { copyRows(LedgerForm::Csv); }),
                add(tr("Copy rows as JSON"), [this] { copyRows(LedgerForm::Json); }),
                add(tr("Copy rows as sluicectl command"), [this] { copyCommand(); })};
    // On the table only: texts beside it have a copy of their own.
    auto *keys = new QShortcut(QKeySequence(QKeySequence::Copy), &table);
    keys->setContext(Qt::WidgetShortcut);
    connect(keys, &QShortcut::activated, m_copies.front(), &QAction::trigger);
    auto *zones = new QActionGroup(this);
    const QString words[] = {tr("Times in local time"), tr("Times in UTC"), tr("Times in the machine's zone")};
    for (int i = 0; i < 3; ++i) {
        auto *zone = add(words[i], [this, i] {
            format::setZone(format::Zone(i));
            emit zoneChanged();
        });
        zone->setCheckable(true);
        zone->setChecked(format::zone() == format::Zone(i));
        zones->addAction(zone);
        m_zones.append(zone);
    }
}

QAction *LogActions::add(const QString &text, std::function<void()> act)
{
    auto *action = new QAction(text, this);
    connect(action, &QAction::triggered, this, std::move(act));
    m_all.append(action);
    return action;
}

void LogActions::addZones(QMenu *menu)
{
    menu->addSeparator();
    menu->addActions(m_zones);
}

QMenu *LogActions::menuFor(const QModelIndex &index)
{
    auto *menu = new QMenu(&m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto offer = [this, menu](const QString &words, const QString &term) {
        menu->addAction(words.arg(term.size() > 48 ? term.left(47) + QStringLiteral("…") : term), this,
                        [this, term] { m_filter.add(term); });
    };
    const auto term = index.isValid() ? m_model.termOf(index.row(), index.column()) : QString();
    if (!term.isEmpty()) {
        offer(tr("Only %1"), term);
        if (index.column() != LedgerModel::Started)
            menu->addAction(tr("Not %1").arg(term.left(48)), this,
                            [this, term] { m_filter.add(QStringLiteral("not ") + term); });
    }
    if (index.isValid() && !m_model.executionAt(index.row()).task.isNull())
        menu->addAction(tr("Only this window, all its rounds"), this, [this, task = m_model.executionAt(index.row()).task] {
            m_filter.add(QStringLiteral("task: ") + task.toString(QUuid::WithoutBraces));
        });
    menu->addSeparator();
    menu->addActions(m_copies);
    auto *zones = menu->addMenu(tr("Time zone"));
    zones->addActions(m_zones);
    return menu;
}

QList<int> LogActions::chosen() const
{
    QList<int> rows;
    for (const auto &index : m_table.selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    QList<int> once;
    const Execution *whole = nullptr;
    for (const auto row : rows) {
        const auto *execution = &m_model.executionAt(row);
        if (!m_model.isAttempt(row))
            whole = execution;
        else if (execution == whole)
            continue;
        once.append(row);
    }
    return once;
}

void LogActions::copyRows(LedgerForm form)
{
    const auto rows = chosen();
    const LedgerText text{m_trigger, form};
    auto out = text.head();
    for (const auto row : rows)
        text.append(out, m_model.executionAt(row), m_model.attemptAt(row));
    if (!rows.isEmpty())
        copy(QString::fromUtf8(out), tr("%Ln row(s) copied", nullptr, int(rows.size())));
}

void LogActions::copyCommand()
{
    const auto rows = chosen();
    if (rows.isEmpty())
        return;
    bool failed = true;
    auto since = m_model.executionAt(rows.front()).first().startedMs;
    for (const auto row : rows) {
        const auto &execution = m_model.executionAt(row);
        since = std::min(since, execution.first().startedMs);
        failed = failed && execution.telling().status != ExecutionStatus::Ok;
    }
    // Whole seconds: the rows themselves are within.
    const auto time = QDateTime::fromMSecsSinceEpoch(since - since % 1000, Qt::UTC).toString(Qt::ISODate);
    auto command = QStringLiteral("sluicectl executions %1 --since %2").arg(QString::fromStdString(m_trigger), time);
    if (failed)
        command += QStringLiteral(" --failed");
    copy(command, tr("Copied: %1").arg(command));
}

void LogActions::copy(const QString &text, const QString &what)
{
    QGuiApplication::clipboard()->setText(text);
    emit said(what);
}

} // namespace sluice
