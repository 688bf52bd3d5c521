#include "ui/wizard/reviewstep.h"

#include "models/format.h"
#include "ui/theme/icons.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/table.h"
#include "ui/wizard/factcard.h"
#include "ui/wizard/reviewchecks.h"
#include "ui/wizard/reviewproblems.h"

#include <QClipboard>
#include <QDateTime>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QSaveFile>
#include <QScrollArea>
#include <QStackedWidget>

namespace sluice {

namespace {

constexpr int kTableLeast = 150;

// The kind's icon before the first column, plus or tick before what happens.
class ReviewDelegate final : public CellDelegate {
public:
    ReviewDelegate(const ReviewModel &model, QObject *parent)
        : CellDelegate(parent)
        , m_model(model)
    {
    }

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override
    {
        const auto &theme = Theme::of(option.palette);
        const auto &row = m_model.at(index.row());
        auto place = rect;
        const QRectF sign(rect.left(), rect.center().y() - 7, measure::kIcon, measure::kIcon);
        if (index.column() == ReviewModel::Kind) {
            paintIcon(painter, sign, QLatin1String(row.icon), theme.text2);
            place.setLeft(place.left() + measure::kIcon + measure::kGap);
        } else if (index.column() == ReviewModel::What) {
            const bool made = row.act != ReviewRow::Act::Use;
            paintIcon(painter, sign, QLatin1String(made ? "plus" : "check"), made ? theme.ok : theme.text2);
            place.setLeft(place.left() + measure::kIcon + measure::kSmallGap);
        } else if (index.column() == ReviewModel::Why) {
            painter->setPen(theme.text2);
        }
        drawText(painter, place, index, index.data().toString(),
                 index.column() == ReviewModel::Name ? Qt::ElideMiddle : Qt::ElideRight);
    }

private:
    const ReviewModel &m_model;
};

QString listOf(const std::vector<std::string> &names)
{
    QStringList list;
    for (const auto &name : names)
        list.append(QString::fromStdString(name).toHtmlEscaped());
    return list.join(QLatin1String(", "));
}

} // namespace

ReviewStep::ReviewStep(WizardDesk &desk)
    : WizardStep(desk, tr("Review and create"), tr("Create makes everything below in one step, or nothing."))
    , m_dryRun(desk.workspace())
    , m_function(new FactCard(tr("Function information"), tr("&Edit")))
    , m_trigger(new FactCard(tr("Trigger information"), tr("E&dit")))
    , m_count(new InkLabel(Ink::Text))
    , m_table(new Table)
    , m_code(new CodeView(CodeKind::Plain))
    , m_views(new QStackedWidget)
    , m_view(new Segmented(tr("View"), {tr("&What happens"), tr("&Stack file")}, SegmentedSize::Tool))
    , m_copy(makeButton(tr("Cop&y"), "copy", ButtonSize::Toolbar))
    , m_save(makeButton(tr("Sa&ve…"), "export", ButtonSize::Toolbar))
    , m_trouble(new TroubleBox)
    , m_problems(new ReviewProblems)
    , m_checks(new ReviewChecks(desk))
    , m_after(new MessageStrip)
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kSection);
    body()->addWidget(scrolling(content), 1);
    column->addWidget(m_trouble);
    column->addWidget(m_problems);
    m_trouble->hide();
    m_problems->hide();
    auto *cards = new QHBoxLayout;
    cards->setSpacing(measure::kEdge);
    cards->addWidget(m_function, 1);
    cards->addWidget(m_trigger, 1);
    column->addLayout(cards);
    column->addWidget(makeTables(), 1);
    column->addWidget(m_checks);
    column->addWidget(m_after);
    connect(m_function, &FactCard::editAsked, this, [this] { emit stepAsked(wizard::kFunction); });
    connect(m_trigger, &FactCard::editAsked, this, [this] { emit stepAsked(wizard::kTrigger); });
    connect(m_trigger, &FactCard::linkFollowed, this, [this] { emit stepAsked(wizard::kTrigger); });
    connect(m_problems, &ReviewProblems::stepAsked, this, &WizardStep::stepAsked);
    connect(&m_dryRun, &DryRun::answered, this, &ReviewStep::take);
    connect(&m_dryRun, &DryRun::failed, this, &ReviewStep::takeFailure);
}

QWidget *ReviewStep::makeTables()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kGap);
    auto *head = new QHBoxLayout;
    head->setSpacing(measure::kGap);
    auto bold = m_count->font();
    bold.setBold(true);
    m_count->setFont(bold);
    head->addWidget(m_count, 1);
    head->addWidget(m_copy);
    head->addWidget(m_save);
    head->addWidget(m_view);
    column->addLayout(head);
    m_copy->hide();
    m_save->hide();
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new ReviewDelegate(m_model, m_table));
    m_table->setColumnWidths({128, 290, 320, 200});
    m_table->keepColumns(QStringLiteral("wizardPage/reviewColumns"));
    m_table->setAccessibleName(tr("What Create will make and use"));
    m_code->setAccessibleName(tr("Stack file"));
    m_views->addWidget(m_table);
    m_views->addWidget(m_code);
    m_views->setMinimumHeight(kTableLeast);
    column->addWidget(m_views, 1);
    connect(m_view, &Segmented::chosen, this, [this](int view) {
        m_views->setCurrentIndex(view);
        m_copy->setVisible(view == 1);
        m_save->setVisible(view == 1);
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_stack);
        desk().workspace().say(tr("Stack file copied."));
    });
    connect(m_save, &QPushButton::clicked, this, &ReviewStep::saveStack);
    return box;
}

void ReviewStep::load()
{
    m_checked = false;
    m_against = 0;
    show();
}

void ReviewStep::show()
{
    const auto &now = desk().now();
    m_model.setRows(reviewOf(draft(), now));
    m_count->setText(tr("Create will make %1 and use %2")
                         .arg(tr("%n thing(s)", nullptr, m_model.made()), tr("%n that exist(s)", nullptr, m_model.used())));
    m_trigger->setVisible(draft().withTrigger);
    showFacts();
    showAfter();
    m_checks->load();
    if (desk().workspace().connected())
        m_dryRun.ask(commandOf(draft(), now));
    emit stateChanged();
}

void ReviewStep::leave()
{
    m_dryRun.stop();
    hideTrouble();
}

void ReviewStep::showFacts()
{
    const auto &kept = draft();
    const auto &function = kept.function;
    auto service = shown(kept.service.name);
    if (kept.newService)
        service += QStringLiteral(" <span style='color:%1'>%2</span>").arg(Theme::of(palette()).ok.name(), tr("(new)"));
    const auto policies = listOf(policiesOf(kept, desk().now()));
    const auto role = kept.service.role.empty() ? tr("none")
        : policies.isEmpty()                    ? shown(kept.service.role)
                                                : tr("%1: %2").arg(shown(kept.service.role), policies);
    const auto kind = function.templateName.empty()
        ? tr("%1, handler %2").arg(shown(function.runtime), shown(function.handler))
        : tr("%1, native").arg(shown(function.templateName));
    m_function->setFacts(
        {{tr("Service"), service},
         {tr("Function"), shown(function.key.function)},
         {tr("Template"), kind},
         {tr("Memory, timeout"), tr("%1 MB, %2 s").arg(function.memoryMb).arg(function.timeoutSeconds)},
         {tr("Function log"), kept.service.log.logstore.empty() ? tr("nowhere") : shown(toText(kept.service.log))},
         {tr("Role"), role}});
    const auto &trigger = kept.trigger;
    const auto *row = desk().staged().logstore(trigger.source);
    auto source = shown(toText(trigger.source));
    if (row)
        source = tr("%1, %2, %3 lines/s")
                     .arg(source, tr("%n shard(s)", nullptr, row->definition.shards), format::rate(row->linesPerSecond));
    const auto start = trigger.start == StartAt::Newest ? tr("newest")
        : trigger.start == StartAt::Oldest              ? tr("oldest")
                                           : format::timeOfDay(trigger.startTime * 1000, desk().workspace().now());
    const auto lines = int(std::count(trigger.parameter.begin(), trigger.parameter.end(), '\n')) + 1;
    m_trigger->setFacts(
        {{tr("Trigger"), shown(trigger.key.trigger)},
         {tr("Logstore"), source},
         {tr("Trigger log"), shown(toText(trigger.triggerLogKey()))},
         {tr("Interval, retries"), tr("%1 s, %2").arg(trigger.intervalSeconds).arg(trigger.retries)},
         {tr("Start position"), start},
         {tr("Function configuration"),
          QStringLiteral("%1 &nbsp;<a href='#' style='color:%2'>%3</a>")
              .arg(tr("JSON, %n line(s)", nullptr, lines), Theme::of(palette()).accent.name(), tr("Show"))}});
}

void ReviewStep::showAfter()
{
    const auto &kept = draft();
    QString rest;
    if (!kept.withTrigger) {
        rest = tr("The service's page opens. Undo with Ctrl+Z takes everything back.");
    } else {
        const auto *row = desk().staged().logstore(kept.trigger.source);
        if (kept.trigger.start == StartAt::Oldest && row && row->bytes > 0)
            rest =
                tr("Reading from the oldest log: %1. Undo with Ctrl+Z takes everything back except objects already shipped.")
                    .arg(format::diskSize(row->bytes));
        else
            rest = tr("Undo with Ctrl+Z takes everything back except objects already shipped.");
    }
    m_after->set(Tint::Info, QLatin1String("info"),
                 kept.withTrigger ? tr("After Create the trigger's page opens, live.") : tr("After Create:"), rest);
    m_after->setToolTip(rest);
}

void ReviewStep::take(const PutAnswer &answer)
{
    m_checked = true;
    if (m_checkFailed)
        hideTrouble();
    m_against = int(answer.problems.size());
    m_stack = QString::fromStdString(answer.stack);
    m_code->setCode(m_stack);
    QStringList steps = {
        tr("Authorize and prepare"), tr("Service"),          tr("Function template"), tr("Trigger"), tr("Function"),
        tr("Permissions"),           tr("Review and create")};
    m_problems->set(draft(), answer.problems, steps);
    const bool loop = std::any_of(answer.problems.begin(), answer.problems.end(),
                                  [](const ProblemRow &problem) { return problem.code == "TriggerLoop"; });
    m_checks->setLoop(loop);
    desk().setProblems(answer.problems);
    emit stateChanged();
}

void ReviewStep::takeFailure(const Error &error)
{
    // What Create could not do matters more than that it cannot be checked now.
    if (m_trouble->isVisibleTo(this) && !m_checkFailed)
        return;
    showTrouble(troubleOf(error, tr("Could not check what will be made")));
    m_checkFailed = true;
    emit stateChanged();
}

void ReviewStep::showTrouble(const Trouble &trouble)
{
    m_checkFailed = false;
    m_trouble->set(trouble);
    m_trouble->show();
}

void ReviewStep::hideTrouble()
{
    m_checkFailed = false;
    m_trouble->hide();
}

void ReviewStep::saveStack()
{
    auto *dialog = new QFileDialog(window(), tr("Save as stack file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("yaml"));
    dialog->selectFile(QString::fromStdString(draft().service.name) + QStringLiteral(".yaml"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &name) {
        QSaveFile file(name);
        const auto text = m_stack.toUtf8();
        if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
            return desk().workspace().say(tr("Saved as %1.").arg(name));
        showTrouble({tr("Could not save the stack file"), file.errorString(), tr("Choose another folder.")});
    });
    dialog->open();
}

ProblemSummary ReviewStep::summary() const
{
    ProblemSummary summary;
    if (m_against > 0) {
        summary.text = tr("%n thing(s) to correct", nullptr, m_against);
        summary.icon = QLatin1String("failed");
        summary.ink = Ink::Bad;
        summary.stands = true;
    } else if (!m_checked && desk().workspace().connected()) {
        summary.text = tr("Checking…");
    }
    return summary;
}

bool ReviewStep::focusFirst()
{
    setFocus(Qt::OtherFocusReason); // until Create can be pressed
    return true;
}

} // namespace sluice
