#include "ui/triggers/checkpointdialog.h"

#include "engine/base/cursor.h"
#include "models/celltable.h"
#include "models/checkpointplan.h"
#include "models/format.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/focusring.h"
#include "ui/widgets/table.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialog>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QRadioButton>

namespace sluice {

namespace {

using To = CheckpointPlan::To;
constexpr int kRowsMax = 6;
constexpr int kTypingPauseMs = 200;
constexpr std::int64_t kHourMs = 3'600'000;

class CheckpointDialog final : public QDialog {
    Q_DECLARE_TR_FUNCTIONS(sluice::CheckpointDialog)
public:
    CheckpointDialog(Workspace &workspace, QWidget *window, const QString &trigger, const LogstoreKey &source, int shard);

private:
    void build();
    QLayout *buildTarget();
    QLayout *buildFoot();
    void fillShards();
    void aim();
    void aimSoon(); // after a pause in typing; nothing moves before
    void showPlan();
    void showMoves();
    void showSummary();
    void move();
    void copyPositions();
    [[nodiscard]] QString wrongInput() const; // "" = nothing is
    [[nodiscard]] std::int32_t shard() const
    {
        return m_shard->currentData().isValid() ? m_shard->currentData().toInt() : -1;
    }
    [[nodiscard]] To target() const { return To(m_to.checkedId()); }

    Workspace &m_workspace;
    const QString m_name;
    CheckpointPlan m_plan;
    CellTable m_moves;
    const int m_wantedShard;
    QComboBox *m_shard = new QComboBox;
    QButtonGroup m_to;
    QDateTimeEdit *m_time = new QDateTimeEdit;
    QLineEdit *m_cursor = new QLineEdit;
    InkLabel *m_wrong = new InkLabel(Ink::Bad);
    Table *m_table = new Table;
    MessageStrip *m_summary = new MessageStrip;
    QPushButton *m_copy = nullptr;
    QPushButton *m_move = nullptr;
    QTimer m_pause;
    bool m_sending = false;
};

CheckpointDialog::CheckpointDialog(Workspace &workspace, QWidget *window, const QString &trigger, const LogstoreKey &source,
                                   int shard)
    : QDialog(window)
    , m_workspace(workspace)
    , m_name(trigger)
    , m_plan(workspace, triggerKeyOf(trigger.toStdString()), source)
    , m_moves({tr("Shard"), tr("Now"), tr("Then"), tr("What it does")}, {0})
    , m_wantedShard(shard)
{
    setObjectName(QStringLiteral("checkpointDialog"));
    setWindowTitle(tr("Move checkpoint of %1").arg(trigger.section(QLatin1Char('/'), -1)));
    new FocusRing(this);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kTypingPauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] { aim(); });
    connect(&m_plan, &CheckpointPlan::changed, this, [this] {
        fillShards();
        showPlan();
    });
    connect(&m_to, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on)
            aim();
    });
    connect(m_shard, &QComboBox::currentIndexChanged, this, [this] { aim(); });
    connect(m_time, &QDateTimeEdit::dateTimeChanged, this, [this] {
        m_to.button(int(To::Time))->setChecked(true);
        aimSoon();
    });
    connect(m_cursor, &QLineEdit::textEdited, this, [this] {
        m_to.button(int(To::Cursor))->setChecked(true);
        aimSoon();
    });
    m_plan.read();
    aim();
}

void CheckpointDialog::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kEdge, measure::kEdge, measure::kEdge);
    column->setSpacing(measure::kSection);
    column->addLayout(buildTarget());
    m_table->setModel(&m_moves);
    m_table->setAccessibleName(tr("What it does, by shard"));
    m_table->setItemDelegate(new CellDelegate(m_table));
    const auto place = fonts::widest({QStringLiteral("2026-11-22 10:42:01")})
        + QFontMetrics(fonts::code()).horizontalAdvance(QStringLiteral("…MzMQ==")) + 24;
    m_table->setColumnWidths({56, place, place});
    m_table->keepColumns(QStringLiteral("checkpointDialog/columns"));
    m_table->setFixedHeight(2 * measure::kRow + 2);
    column->addWidget(m_table);
    column->addWidget(m_summary);
    column->addLayout(buildFoot());
    setMinimumWidth(2 * place + 460);
}

QLayout *CheckpointDialog::buildTarget()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(measure::kSection);
    grid->setVerticalSpacing(measure::kSmallGap);
    auto *shards = makeLabel(tr("&Shard"), Ink::Text2);
    shards->setBuddy(m_shard);
    m_shard->addItem(tr("All shards"));
    m_shard->setMinimumWidth(220);
    grid->addWidget(shards, 0, 0, Qt::AlignRight);
    grid->addWidget(m_shard, 0, 1, 1, 2, Qt::AlignLeft);
    grid->setRowMinimumHeight(0, measure::kControl + measure::kGap);
    grid->addWidget(makeLabel(tr("To"), Ink::Text2), 1, 0, Qt::AlignRight);
    const QString words[] = {tr("the &oldest log that is kept"), tr("the &newest: only what comes from now on"),
                             tr("what was received from this &time on"), tr("a &cursor")};
    for (int i = 0; i < 4; ++i) {
        auto *choice = new QRadioButton(words[i]);
        m_to.addButton(choice, i);
        grid->addWidget(choice, 1 + i, 1);
    }
    m_to.button(0)->setChecked(true);
    m_time->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    m_time->setTimeSpec(Qt::UTC); // digits only: they are read in the zone that times are shown in
    const auto start = format::inZone(m_workspace.now() - kHourMs);
    m_time->setDateTime(QDateTime(start.date(), start.time(), Qt::UTC));
    m_time->setAccessibleName(tr("Time"));
    m_cursor->setAccessibleName(tr("Cursor"));
    m_cursor->setFont(fonts::code());
    m_cursor->setMaxLength(64);
    grid->addWidget(m_time, 3, 2);
    grid->addWidget(makeLabel(format::zoneName(m_workspace.now()), Ink::Text2), 3, 3);
    grid->addWidget(m_cursor, 4, 2, 1, 2);
    m_wrong->setElide(Qt::ElideRight);
    grid->addWidget(m_wrong, 5, 1, 1, 3);
    grid->setColumnStretch(3, 1);
    return grid;
}

QLayout *CheckpointDialog::buildFoot()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    m_copy = makeButton(tr("Copy old &positions"), "copy");
    m_copy->setToolTip(tr("The commands that bring it back to where it stands now"));
    auto *cancel = makeButton(tr("C&ancel"), nullptr);
    m_move = makeButton(tr("&Move checkpoint"), nullptr, ButtonSize::Page, ButtonRank::Default);
    row->addWidget(m_copy);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_move);
    connect(m_copy, &QPushButton::clicked, this, [this] { copyPositions(); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_move, &QPushButton::clicked, this, [this] { move(); });
    return row;
}

void CheckpointDialog::fillShards()
{
    if (m_shard->count() > 1 || m_plan.pumps().empty())
        return;
    const QSignalBlocker quiet(m_shard);
    for (const auto &pump : m_plan.pumps()) {
        if (pump.state == PumpState::ShardGone)
            continue;
        m_shard->addItem(tr("shard %1, lag %2").arg(pump.shard).arg(format::lag(pump.lagMs)), pump.shard);
        if (pump.shard == m_wantedShard)
            m_shard->setCurrentIndex(m_shard->count() - 1);
    }
    if (shard() >= 0)
        QMetaObject::invokeMethod(
            this, [this] { aim(); }, Qt::QueuedConnection);
}

QString CheckpointDialog::wrongInput() const
{
    if (target() != To::Cursor)
        return {};
    if (shard() < 0)
        return tr("A cursor belongs to one shard: choose it above.");
    if (m_cursor->text().trimmed().isEmpty())
        return tr("Paste a cursor, such as one from the shards or an event.");
    if (!cursorFromText(m_cursor->text().trimmed().toStdString()))
        return tr("This is not a cursor.");
    return {};
}

void CheckpointDialog::aim()
{
    m_pause.stop();
    const auto when = m_time->dateTime();
    const auto cursor = wrongInput().isEmpty() ? m_cursor->text().trimmed().toStdString() : std::string();
    m_plan.aim(shard(), target(), format::fromZone(when.date(), when.time()), cursor);
}

void CheckpointDialog::aimSoon()
{
    m_pause.start();
    m_move->setEnabled(false);
}

void CheckpointDialog::showPlan()
{
    const auto wrong = wrongInput();
    m_wrong->setFullText(wrong);
    m_cursor->setProperty("wrong", !wrong.isEmpty() && !m_cursor->text().isEmpty());
    m_cursor->update();
    showMoves();
    showSummary();
    m_copy->setEnabled(!m_plan.pumps().empty());
    m_move->setEnabled(!m_sending && !m_pause.isActive() && wrong.isEmpty() && m_plan.isKnown() && m_workspace.connected()
                       && m_plan.again() + m_plan.skipped() > 0);
}

void CheckpointDialog::showMoves()
{
    const auto now = m_workspace.now();
    const auto place = [now](std::int64_t ms, const std::string &cursor) {
        const auto full = QStringLiteral("%1\n%2").arg(format::fullTime(ms), QString::fromStdString(cursor));
        return Cell{ms > 0 || cursor.empty() ? format::time(ms, now) : QString(), full, format::cursorTail(cursor), -1, {}};
    };
    std::vector<CellTable::Row> rows;
    for (const auto &move : m_plan.moves()) {
        QString effect;
        if (move.to.empty())
            effect = format::none();
        else if (move.again > 0)
            effect = tr("%Ln log group(s) again", nullptr, int(std::min<std::int64_t>(move.again, INT_MAX)));
        else if (move.skipped > 0)
            effect = tr("skips %Ln log group(s)", nullptr, int(std::min<std::int64_t>(move.skipped, INT_MAX)));
        else
            effect = tr("stays");
        rows.push_back({Cell{QString::number(move.shard), {}, {}, -1, {}}, place(move.fromMs, move.from),
                        place(move.toMs, move.to), Cell{effect, {}, {}, -1, {}}});
    }
    const auto count = std::clamp(int(rows.size()), 1, kRowsMax);
    m_moves.setRows(std::move(rows));
    m_table->setFixedHeight((count + 1) * measure::kRow + 2);
}

void CheckpointDialog::showSummary()
{
    const auto again = int(std::min<std::int64_t>(m_plan.again(), INT_MAX));
    const auto skipped = int(std::min<std::int64_t>(m_plan.skipped(), INT_MAX));
    if (m_plan.error()) {
        const auto trouble = troubleOf(*m_plan.error(), tr("Could not tell what it would do"));
        m_summary->set(Tint::Bad, QLatin1String("failed"), trouble.what + QLatin1Char('.'),
                       trouble.why + QLatin1Char(' ') + trouble.todo);
    } else if (!m_plan.isKnown()) {
        m_summary->set(Tint::Info, QLatin1String("info"), tr("Nothing is moved yet."), tr("Choose where delivery goes on."));
    } else if (again > 0 && skipped > 0) {
        m_summary->set(
            Tint::Warn, QLatin1String("warning"), tr("%Ln log group(s) are delivered again,", nullptr, again),
            tr("%Ln log group(s) are skipped. What is delivered twice the function must bear.", nullptr, skipped));
    } else if (again > 0) {
        m_summary->set(Tint::Warn, QLatin1String("warning"), tr("%Ln log group(s) are delivered again.", nullptr, again),
                       tr("The function gets them twice: delivery is at least once."));
    } else if (skipped > 0) {
        m_summary->set(Tint::Warn, QLatin1String("warning"),
                       tr("%Ln log group(s) that were not delivered are skipped.", nullptr, skipped),
                       tr("They stay in the Logstore; move back to deliver them."));
    } else {
        m_summary->set(Tint::Info, QLatin1String("info"), tr("It stands there already."), tr("Nothing would change."));
    }
}

void CheckpointDialog::copyPositions()
{
    QStringList commands;
    for (const auto &pump : m_plan.pumps()) {
        if (pump.checkpoint.empty() || (shard() >= 0 && pump.shard != shard()))
            continue;
        commands.append(QStringLiteral("sluicectl checkpoint %1 --shard %2 --to %3")
                            .arg(m_name)
                            .arg(pump.shard)
                            .arg(QString::fromStdString(pump.checkpoint)));
    }
    QGuiApplication::clipboard()->setText(commands.join(QLatin1Char('\n')));
    m_workspace.say(tr("Old positions copied"));
}

void CheckpointDialog::move()
{
    if (m_pause.isActive())
        return aim(); // what was typed is not what is shown yet
    m_sending = true;
    showPlan();
    const auto was = m_plan.moves().size() == 1 ? QString::fromStdString(m_plan.moves().front().from) : QString();
    m_workspace.send(m_plan.command(), this, [this, was](Result<PumpRows> answer) {
        m_sending = false;
        if (!answer) {
            showPlan();
            const auto trouble = troubleOf(answer.error(), tr("Could not move the checkpoint"));
            m_summary->set(Tint::Bad, QLatin1String("failed"), trouble.what + QLatin1Char('.'),
                           trouble.why + QLatin1Char(' ') + trouble.todo);
            return;
        }
        m_workspace.say(was.isEmpty() ? tr("Checkpoint moved. Ctrl+Z moves it back.")
                                      : tr("Checkpoint moved; it stood at %1. Ctrl+Z moves it back.").arg(was));
        m_workspace.readSoon();
        accept();
    });
}

} // namespace

QDialog *openCheckpointDialog(Workspace &workspace, QWidget *window, const QString &rest)
{
    const auto trigger = rest.section(QLatin1Char('/'), 0, 2);
    bool isShard = false;
    const auto shard = rest.section(QLatin1Char('/'), 3).toInt(&isShard);
    const auto *row = workspace.triggers().find(trigger.toStdString());
    if (!row) {
        workspace.say(CheckpointDialog::tr("No trigger is called %1").arg(trigger));
        return nullptr;
    }
    auto *dialog = new CheckpointDialog(workspace, window, trigger, row->definition.source, isShard ? shard : -1);
    dialog->open();
    return dialog;
}

} // namespace sluice
