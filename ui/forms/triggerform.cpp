#include "ui/forms/triggerform.h"

#include "engine/base/limits.h"
#include "engine/catalog/names.h"
#include "models/format.h"
#include "ui/forms/choices.h"
#include "ui/forms/hintbox.h"
#include "ui/forms/inplace.h"
#include "ui/forms/numberbox.h"
#include "ui/forms/parameterform.h"
#include "ui/forms/radiorow.h"
#include "ui/forms/switchbox.h"
#include "ui/forms/trafficline.h"
#include "ui/widgets/controls.h"

#include <QCheckBox>
#include <QDateTime>
#include <QLineEdit>

namespace sluice {

namespace {

constexpr int kControlWidth = 360;
constexpr int kLeftLeast = 420;
constexpr int kGroupsMost = int(limits::kWindowGroupsMax);
constexpr int kMibMost = int(limits::kWindowBytesMax / limits::kMiB);
constexpr auto kTimeFormat = "yyyy-MM-dd HH:mm:ss";

} // namespace

TriggerForm::TriggerForm(Staged &staged, QWidget *parent)
    : Form(staged, parent)
    , m_columns(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_parameter(new ParameterForm(staged))
    , m_name(makeEdit())
    , m_project(new ChoiceBox)
    , m_logstore(new ChoiceBox)
    , m_traffic(new TrafficLine(staged.workspace()))
    , m_triggerLog(new ChoiceBox)
    , m_index(makeButton(tr("Create inde&x"), "search"))
    , m_interval(new NumberBox(limits::kIntervalSecondsMin, limits::kIntervalSecondsMax))
    , m_rate(new HintBox)
    , m_retries(new NumberBox(limits::kRetriesMin, limits::kRetriesMax))
    , m_start(new RadioRow({tr("Ne&west"), tr("Ol&dest"), tr("A time…")}))
    , m_time(makeEdit(QLatin1String(kTimeFormat)))
    , m_role(new ChoiceBox)
    , m_enabled(new QCheckBox(tr("&Enabled")))
    , m_advanced(new SwitchBox(tr("Ad&vanced settings"), tr("size of a window, loops")))
    , m_windowMib(new NumberBox(1, kMibMost))
    , m_windowGroups(new NumberBox(1, kGroupsMost))
    , m_loop(new QCheckBox(tr("Allow a loop: the trigger may feed itself")))
{
    m_columns->setSpacing(measure::kEdge);
    auto *left = new QWidget;
    left->setMinimumWidth(kLeftLeast);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kSmallGap + 2);
    buildSource(column);
    buildTiming(column);
    buildRest(column);
    column->addStretch(1);
    m_columns->addWidget(left, 1); // after its fields: Tab goes down there before it goes across
    m_columns->addWidget(m_parameter, 1);
    body()->addLayout(m_columns, 1);
    addPart(QStringLiteral("parameter"), m_parameter);
    watchAll();
    stagedChanged();
}

void TriggerForm::buildSource(QVBoxLayout *column)
{
    add(QStringLiteral("name"), new Field(tr("Trigger na&me"), m_name), {}, column)->setControlWidth(kControlWidth);
    m_project->setPrompt(tr("Choose a project"));
    m_logstore->setPrompt(tr("Choose a Logstore"));
    m_triggerLog->setPrompt(tr("Choose a Logstore"));
    add(QStringLiteral("project"), new Field(tr("&Project name"), m_project), QStringLiteral("source.project"), column)
        ->setControlWidth(kControlWidth);
    auto *logstore =
        add(QStringLiteral("logstore"), new Field(tr("&Logstore name"), m_logstore), QStringLiteral("source"), column);
    logstore->setControlWidth(kControlWidth);
    logstore->addBelow(m_traffic);
    auto *log =
        add(QStringLiteral("triggerLog"), new Field(tr("Trigger lo&g"), m_triggerLog), QStringLiteral("triggerLog"), column);
    log->setControlWidth(kControlWidth - 40);
    auto *fresh = makeIconButton(tr("New Logstore for the trigger log"), "plus");
    fresh->setFocusPolicy(Qt::StrongFocus);
    m_index->setFocusPolicy(Qt::StrongFocus);
    log->addBeside(m_index);
    log->addBeside(fresh);
    connect(fresh, &QPushButton::clicked, this, [this] { newLogstore(true); });
    connect(m_index, &QPushButton::clicked, this, &TriggerForm::createIndex);
}

void TriggerForm::buildTiming(QVBoxLayout *column)
{
    auto *interval = add(QStringLiteral("interval"), new Field(tr("&Invocation interval"), m_interval),
                         QStringLiteral("interval"), column);
    interval->addBeside(makeLabel(tr("seconds, %1–%2").arg(m_interval->least()).arg(m_interval->most()), Ink::Text2));
    interval->setControlWidth(84);
    m_rate->hide();
    interval->addBelow(m_rate);
    auto *retries = add(QStringLiteral("retries"), new Field(tr("Ret&ries"), m_retries), QStringLiteral("retries"), column);
    retries->addBeside(
        makeLabel(tr("%1–%2, then the next round").arg(m_retries->least()).arg(m_retries->most()), Ink::Text2));
    retries->setControlWidth(84);
    add(QStringLiteral("start"), new Field(tr("Start position"), m_start), QStringLiteral("source.start"), column);
    auto *time = add(QStringLiteral("time"), new Field(tr("Start &time"), m_time), {}, column);
    time->setControlWidth(180);
    time->addBeside(makeLabel(format::zoneName(staged().workspace().now()), Ink::Text2));
    connect(m_rate, &HintBox::taken, this, [this] {
        m_interval->setValue(m_better);
        m_interval->setFocus(Qt::OtherFocusReason);
        edited(QStringLiteral("interval"));
    });
}

void TriggerForm::buildRest(QVBoxLayout *column)
{
    add(QStringLiteral("role"), new Field(tr("R&ole"), m_role), QStringLiteral("role"), column)
        ->setControlWidth(kControlWidth);
    add(QStringLiteral("enabled"), new Field({}, m_enabled), QStringLiteral("enabled"), column);
    add(QStringLiteral("advanced"), new Field({}, m_advanced), {}, column);
    auto *size = add(QStringLiteral("windowBytes"), new Field(tr("Window size"), m_windowMib),
                     QStringLiteral("window.bytes"), column);
    size->addBeside(makeLabel(tr("MiB, 1–%1").arg(QLocale().toString(kMibMost)), Ink::Text2));
    size->setControlWidth(84);
    auto *groups = add(QStringLiteral("windowGroups"), new Field(tr("Log groups"), m_windowGroups),
                       QStringLiteral("window.groups"), column);
    groups->addBeside(makeLabel(tr("a window, 1–%1").arg(QLocale().toString(kGroupsMost)), Ink::Text2));
    groups->setControlWidth(84);
    add(QStringLiteral("loop"), new Field({}, m_loop), QStringLiteral("allowLoop"), column);
}

void TriggerForm::watchAll()
{
    watchName(QStringLiteral("name"), m_name, NameKind::Trigger);
    watchText(QStringLiteral("time"), m_time);
    connect(m_project, &ChoiceBox::chosen, this, [this] {
        m_logstore->setValue({});
        m_triggerLog->setValue({});
        stagedChanged();
        sourceChosen();
        edited(QStringLiteral("project"));
    });
    connect(m_logstore, &ChoiceBox::chosen, this, [this] {
        sourceChosen();
        edited(QStringLiteral("logstore"));
    });
    connect(m_triggerLog, &ChoiceBox::chosen, this, [this] { edited(QStringLiteral("triggerLog")); });
    connect(m_interval, &NumberBox::typed, this, [this] { edited(QStringLiteral("interval")); });
    connect(m_retries, &NumberBox::typed, this, [this] { edited(QStringLiteral("retries")); });
    connect(m_start, &RadioRow::chosen, this, [this](int index) {
        if (StartAt(index) == StartAt::Time && m_time->text().isEmpty())
            m_time->setText(format::inZone(staged().workspace().now() - 3'600'000).toString(QLatin1String(kTimeFormat)));
        edited(QStringLiteral("start"));
    });
    connect(m_role, &ChoiceBox::chosen, this, [this] { edited(QStringLiteral("role")); });
    connect(m_windowMib, &NumberBox::typed, this, [this] { edited(QStringLiteral("windowBytes")); });
    connect(m_windowGroups, &NumberBox::typed, this, [this] { edited(QStringLiteral("windowGroups")); });
    connect(m_advanced, &QCheckBox::clicked, this, [this] { refresh(); });
    connect(m_enabled, &QCheckBox::clicked, this, [this] { edited(QStringLiteral("enabled")); });
    connect(m_loop, &QCheckBox::clicked, this, [this] { edited(QStringLiteral("loop")); });
    connect(m_traffic, &TrafficLine::changed, this, [this] {
        const auto before = field(QStringLiteral("interval"))->hint();
        reviewTiming();
        if (field(QStringLiteral("interval"))->hint() != before)
            emit changed();
    });
}

void TriggerForm::stagedChanged()
{
    const auto project = m_project->value().toStdString();
    m_project->setChoices(projectChoices(staged()));
    m_logstore->setChoices(logstoreChoices(staged(), project));
    m_triggerLog->setChoices(logstoreChoices(staged(), project));
    auto roles = roleChoices(staged());
    std::stable_partition(roles.begin(), roles.end(), [this](const Choice &choice) {
        const auto *role = staged().role(choice.value.toStdString());
        return role && role->trust == "log";
    });
    roles.prepend({{}, QLatin1String(kEtlRole), tr("made by authorizing"), "shield"});
    m_role->setChoices(roles);
    m_traffic->watch(source(), staged().logstore(source()));
    if (const auto *service = staged().service(m_value.key.service))
        m_region = service->region;
}

void TriggerForm::load(const Trigger &value, FormMode mode)
{
    startLoading();
    m_value = value;
    setFormMode(mode);
    const bool creating = mode == FormMode::Create;
    m_name->setText(QString::fromStdString(value.key.trigger));
    m_name->setEnabled(creating);
    m_project->setValue(QString::fromStdString(value.source.project));
    m_project->setEnabled(creating);
    m_logstore->setValue(QString::fromStdString(value.source.logstore));
    m_logstore->setEnabled(creating);
    m_triggerLog->setValue(QString::fromStdString(value.triggerLog));
    m_interval->setValue(value.intervalSeconds);
    m_retries->setValue(value.retries);
    m_start->setCurrent(int(value.start));
    m_start->setEnabled(creating);
    m_time->setEnabled(creating);
    m_time->setText(value.start == StartAt::Time
                        ? format::inZone(value.startTime * 1'000).toString(QLatin1String(kTimeFormat))
                        : QString());
    m_role->setValue(QString::fromStdString(value.role));
    m_enabled->setChecked(value.enabled);
    m_windowMib->setValue(int(value.windowBytes / limits::kMiB));
    m_windowGroups->setValue(int(value.windowGroups));
    m_loop->setChecked(value.allowLoop);
    m_advanced->setChecked(value.windowBytes != limits::kWindowBytesDefault
                           || value.windowGroups != limits::kWindowGroupsDefault || value.allowLoop);
    if (value.windowBytes > 0 && value.windowBytes < limits::kMiB)
        m_windowMib->setValue(1); // value() keeps what it was until another number is typed
    stagedChanged();
    const auto *function = staged().function(value.key.functionKey());
    m_parameter->setPath(path() + QStringLiteral(".parameter"));
    m_parameter->load(function ? QString::fromStdString(function->templateName) : m_parameter->templateName(),
                      QString::fromStdString(value.parameter));
    loaded();
}

void TriggerForm::setFunction(const FunctionKey &key, const QString &templateName, const std::string &region)
{
    m_value.key.service = key.service;
    m_value.key.function = key.function;
    m_region = region;
    m_parameter->setTemplate(templateName);
    refresh();
}

LogstoreKey TriggerForm::source() const
{
    return {m_project->value().toStdString(), m_logstore->value().toStdString()};
}

std::optional<std::int64_t> TriggerForm::startTime() const
{
    const auto text = m_time->text().trimmed();
    for (const auto *pattern : {kTimeFormat, "yyyy-MM-dd HH:mm", "yyyy-MM-dd"}) {
        // Digits only: which moment they are is the chosen zone's affair.
        const auto digits = QDateTime::fromString(text + QLatin1Char('Z'), QLatin1String(pattern) + QLatin1Char('t'));
        if (digits.isValid())
            return format::fromZone(digits.date(), digits.time()) / 1'000;
    }
    return std::nullopt;
}

Trigger TriggerForm::value() const
{
    auto value = m_value;
    value.key.trigger = m_name->text().toStdString();
    value.source = source();
    value.triggerLog = m_triggerLog->value().toStdString();
    value.intervalSeconds = m_interval->value();
    value.retries = m_retries->value();
    value.parameter = m_parameter->json().toStdString();
    if (mode() == FormMode::Create) {
        value.start = StartAt(m_start->current());
        value.startTime = value.start == StartAt::Time ? startTime().value_or(0) : 0;
    }
    value.enabled = m_enabled->isChecked();
    value.role = m_role->value().toStdString();
    const auto mib = std::max<std::uint64_t>(1, value.windowBytes / limits::kMiB);
    if (m_windowMib->value() != int(mib))
        value.windowBytes = std::uint64_t(std::max(0, m_windowMib->value())) * limits::kMiB;
    value.windowGroups = std::uint32_t(std::max(0, m_windowGroups->value()));
    value.allowLoop = m_loop->isChecked();
    return value;
}

void TriggerForm::addTo(PutDefinitions &command) const
{
    command.triggers.push_back(value());
}

QString TriggerForm::path() const
{
    return QStringLiteral("services.%1.functions.%2.triggers.%3")
        .arg(QString::fromStdString(m_value.key.service), QString::fromStdString(m_value.key.function), m_name->text());
}

void TriggerForm::resizeEvent(QResizeEvent *event)
{
    Form::resizeEvent(event);
    m_columns->setDirection(width() < kSideBySide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void TriggerForm::newLogstore(bool triggerLog)
{
    Logstore start;
    start.key.project = m_project->value().toStdString();
    start.shards = triggerLog ? 1 : start.shards;
    start.index = triggerLog;
    createLogstore(staged(), {this, tr("It is created together with the trigger.")}, start, [this](const Logstore &made) {
        m_project->setValue(QString::fromStdString(made.key.project));
        m_triggerLog->setValue(QString::fromStdString(made.key.logstore));
        stagedChanged();
        edited(QStringLiteral("triggerLog"));
    });
}

void TriggerForm::createIndex()
{
    const auto *row = staged().logstore({m_project->value().toStdString(), m_triggerLog->value().toStdString()});
    if (!row)
        return;
    auto logstore = row->definition;
    logstore.index = true;
    staged().put(logstore);
    m_triggerLog->setFocus(Qt::OtherFocusReason); // the button goes
    edited(QStringLiteral("triggerLog"));
}

void TriggerForm::sourceChosen()
{
    m_traffic->watch(source(), staged().logstore(source()));
}

} // namespace sluice
