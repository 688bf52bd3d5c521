#include "ui/doctor/doctorside.h"

#include "models/format.h"
#include "models/roles.h"
#include "models/words.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/status.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/cardframe.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/table.h"

#include <QHeaderView>
#include <QPainter>
#include <QSet>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr int kQuiet = -2; // in the place of a PumpState: nothing to do

class ReasonDelegate final : public CellDelegate { // icon and words in the colour of the shard's state
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override
    {
        const auto state = index.data(StateRole).toInt();
        const auto badge = state == kQuiet ? Badge{QLatin1String("idle"), Ink::Idle} : badgeOf(PumpState(state));
        const auto colour = Theme::of(option.palette).ink(badge.ink);
        paintIcon(painter,
                  QRect(rect.left(), rect.top() + (rect.height() - measure::kIcon) / 2, measure::kIcon, measure::kIcon),
                  badge.icon, colour);
        painter->setPen(colour);
        drawText(painter, rect.adjusted(measure::kIcon + 6, 0, 0, 0), index, index.data().toString());
    }
};

Table *smallTable(CellTable &model, const QString &name)
{
    auto *table = new Table;
    table->setModel(&model);
    table->setAccessibleName(name);
    table->setItemDelegate(new CellDelegate(table));
    table->setFixedHeight(2 * measure::kRow + 2);
    table->setColumnWidth(0, fonts::widest({QStringLiteral("2026-11-22 10:41:38")}) > 150 ? 150 : 84);
    return table;
}

void fit(Table *table, int rows)
{
    table->setFixedHeight((std::max(1, rows) + 1) * measure::kRow + 2);
}

QString errorOf(const LedgerRow &row)
{
    const auto code = QString::fromStdString(row.errorCode);
    const auto message = QString::fromStdString(row.errorMessage).section(QLatin1Char('\n'), 0, 0);
    return message.isEmpty() || message.startsWith(code) ? (message.isEmpty() ? code : message)
                                                         : QStringLiteral("%1: %2").arg(code, message);
}

} // namespace

DoctorSide::DoctorSide(QWidget *parent)
    : QWidget(parent)
    , m_ticks({tr("Tick"), tr("Shard"), tr("Reason")}, {1})
    , m_exceptions({tr("Time"), tr("Status"), tr("Error")}, {})
    , m_tickTable(smallTable(m_ticks, tr("Last ticks")))
    , m_exceptionTable(smallTable(m_exceptions, tr("Last exceptions in the trigger log")))
    , m_noExceptions(new EmptyState)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kGap);
    auto *title = new QHBoxLayout;
    title->setSpacing(measure::kGap);
    title->addWidget(makeHeading(tr("Last ticks")));
    title->addWidget(makeLabel(tr("every tick has a reason"), Ink::Text2), 1);
    column->addLayout(title);
    m_tickTable->setItemDelegateForColumn(2, new ReasonDelegate(m_tickTable));
    m_tickTable->setColumnWidth(1, 56);
    column->addWidget(m_tickTable);
    column->addSpacing(measure::kSmallGap);
    column->addWidget(makeHeading(tr("Last exceptions in the trigger log")));
    m_exceptionTable->setItemDelegateForColumn(1, new BadgeDelegate(BadgeKind::Execution, m_exceptionTable));
    m_exceptionTable->setColumnWidth(1, fonts::widest(executionWords()) + 38);
    m_exceptionTable->setPlaceholder(m_noExceptions);
    m_noExceptions->hide();
    column->addWidget(m_exceptionTable);
    column->addSpacing(measure::kSmallGap);
    column->addWidget(makeHeading(tr("The three questions of the guide")));
    column->addWidget(buildQuestions());
    column->addStretch(1);
    answerQuestions();
}

QWidget *DoctorSide::buildQuestions()
{
    auto *card = new CardFrame;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, measure::kSection);
    column->setSpacing(measure::kGap);
    for (auto &question : m_questions) {
        auto *row = new QHBoxLayout;
        row->setSpacing(measure::kGap);
        question.sign = new BadgeLabel;
        question.sign->setFixedWidth(measure::kIcon);
        question.text = makeLabel({}, Ink::Text);
        question.text->setWordWrap(true);
        question.text->setTextFormat(Qt::RichText);
        row->addWidget(question.sign, 0, Qt::AlignTop);
        row->addWidget(question.text, 1);
        column->addLayout(row);
    }
    return card;
}

void DoctorSide::attach(ClientBell &bell)
{
    m_pumpFeed = std::make_unique<PolledFeed<GetPumps>>(bell, this,
                                                        [this](Result<PumpRows> answer) { takePumps(std::move(answer)); });
    m_exceptionFeed = std::make_unique<PolledFeed<ReadLedger>>(
        bell, this, [this](Result<LedgerRows> answer) { takeExceptions(std::move(answer)); });
}

void DoctorSide::watch(const TriggerKey &trigger)
{
    GetPumps pumps;
    pumps.trigger = trigger;
    m_pumpFeed->watch(std::move(pumps));
    ReadLedger exceptions;
    exceptions.trigger = toText(trigger);
    exceptions.failedOnly = true;
    exceptions.newest = true;
    exceptions.max = kExceptionsMax;
    m_exceptionFeed->watch(std::move(exceptions));
}

void DoctorSide::stop()
{
    if (m_pumpFeed) {
        m_pumpFeed->stop();
        m_exceptionFeed->stop();
    }
}

void DoctorSide::setChecks(const CheckRows &checks)
{
    m_authorized = -1;
    for (const auto &row : checks.rows) {
        if (row.check == "authorization" || row.check == "role-policy")
            m_authorized = m_authorized != 0 && row.good ? 1 : 0;
    }
    answerQuestions();
}

void DoctorSide::takePumps(Result<PumpRows> answer)
{
    if (!answer)
        return; // the answer above says what is wrong
    m_pumps = std::move(answer->rows);
    auto sorted = m_pumps;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const PumpRow &a, const PumpRow &b) { return a.lastTickMs > b.lastTickMs; });
    std::vector<CellTable::Row> rows;
    for (const auto &pump : sorted) {
        if (int(rows.size()) == kRowsMax)
            break;
        Cell when{format::timeOfDay(pump.lastTickMs, m_nowMs), format::fullTime(pump.lastTickMs), {}, -1, {}};
        Cell shard{QString::number(pump.shard), {}, {}, -1, {}};
        const auto isQuiet = pump.reason == TickReason::NoNewData;
        Cell reason{reasonText(pump, m_nowMs, Wording::Short),
                    QString::fromStdString(pump.lastError),
                    {},
                    isQuiet ? kQuiet : int(pump.state),
                    {}};
        rows.push_back({std::move(when), std::move(shard), std::move(reason)});
    }
    m_ticks.setRows(std::move(rows));
    fit(m_tickTable, m_ticks.rowCount());
    answerQuestions();
}

void DoctorSide::takeExceptions(Result<LedgerRows> answer)
{
    if (!answer)
        return;
    m_failed = std::move(answer->rows);
    std::erase_if(m_failed, [](const LedgerRow &row) { return statusOf(row) == ExecutionStatus::Ok; });
    std::vector<CellTable::Row> rows;
    for (auto row = m_failed.rbegin(); row != m_failed.rend() && int(rows.size()) < kRowsMax / 2; ++row) {
        const auto status = statusOf(*row);
        Cell when{format::timeOfDay(row->startedMs, m_nowMs), format::fullTime(row->startedMs), {}, -1, {}};
        Cell what{word(status), {}, {}, int(status), {}};
        Cell error{errorOf(*row), QString::fromStdString(row->errorMessage).left(1'000), {}, -1, {}};
        rows.push_back({std::move(when), std::move(what), std::move(error)});
    }
    const bool none = rows.empty();
    m_exceptions.setRows(std::move(rows));
    fit(m_exceptionTable, none ? 4 : m_exceptions.rowCount());
    m_noExceptions->say(QLatin1String("ok"), Ink::Ok, tr("No exceptions"), tr("The trigger log has none of this trigger."));
    m_noExceptions->setVisible(none);
    answerQuestions();
}

void DoctorSide::answerQuestions()
{
    const auto say = [this](int which, QLatin1String icon, Ink ink, const QString &question, const QString &answer) {
        auto &place = m_questions[which];
        place.sign->set(icon, ink, {});
        place.sign->setFixedWidth(measure::kIcon);
        place.text->setText(QStringLiteral("<b>%1</b> %2").arg(question.toHtmlEscaped(), answer.toHtmlEscaped()));
    };
    const auto open = QLatin1String("idle");
    if (m_authorized < 0)
        say(0, open, Ink::Idle, tr("Authorized?"), tr("Not checked yet."));
    else if (m_authorized > 0)
        say(0, QLatin1String("ok"), Ink::Ok, tr("Authorized?"), tr("Yes."));
    else
        say(0, QLatin1String("failed"), Ink::Bad, tr("Authorized?"), tr("No: see the problem on the left."));
    QStringList with;
    QStringList without;
    for (const auto &pump : m_pumps)
        (pump.backlogGroups > 0 ? with : without).append(QString::number(pump.shard));
    const auto comma = QStringLiteral(", ");
    if (m_pumps.empty())
        say(1, open, Ink::Idle, tr("New data?"), tr("No shard was looked at yet."));
    else if (with.isEmpty())
        say(1, open, Ink::Idle, tr("New data?"), tr("None: all that came is delivered."));
    else
        say(1, QLatin1String("ok"), Ink::Ok, tr("New data?"),
            without.isEmpty() ? tr("Yes on shard %1.").arg(with.join(comma))
                              : tr("Yes on shard %1, none on shard %2.").arg(with.join(comma), without.join(comma)));
    QSet<QString> kinds;
    for (const auto &row : m_failed)
        kinds.insert(QString::fromStdString(row.errorCode));
    if (m_failed.empty())
        say(2, QLatin1String("ok"), Ink::Ok, tr("Exceptions?"), tr("None in the trigger log."));
    else
        say(2, QLatin1String("warning"), Ink::Warn, tr("Exceptions?"),
            tr("%1 of %2, the newest %3.")
                .arg(m_failed.size() < kExceptionsMax ? format::number(m_failed.size())
                                                      : tr("%1 or more").arg(format::number(kExceptionsMax)),
                     tr("%n kind(s)", nullptr, int(kinds.size())), format::timeOfDay(m_failed.back().startedMs, m_nowMs)));
}

} // namespace sluice
