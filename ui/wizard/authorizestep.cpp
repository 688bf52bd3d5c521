#include "ui/wizard/authorizestep.h"

#include "models/format.h"
#include "ui/forms/choicebox.h"
#include "ui/forms/inplace.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/cardframe.h"
#include "ui/widgets/codeview.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QScrollArea>

namespace sluice {

namespace {

constexpr int kPolicyHeight = 180;
constexpr int kChoiceWidth = 360;
constexpr int kBlockWidth = 760;

QWidget *heading(const QString &text)
{
    auto *label = makeHeading(text);
    label->setFont(fonts::card());
    return label;
}

} // namespace

AuthorizeStep::AuthorizeStep(WizardDesk &desk)
    : WizardStep(desk, tr("Authorize and prepare"),
                 tr("Log Service needs your leave to invoke functions, and functions need a place for their logs."))
    , m_state(new BadgeLabel)
    , m_meaning(new InkLabel(Ink::Text2))
    , m_confirm(makeButton(tr("Confirm &Authorization Policy…"), "shield"))
    , m_policyBox(new CardFrame)
    , m_policyHead(new InkLabel(Ink::Text))
    , m_policy(new CodeView(CodeKind::Json))
    , m_withCreate(new QCheckBox(tr("Confirm it &with Create, on the last page")))
    , m_now(makeButton(tr("Con&firm now"), "check"))
    , m_answer(new InkLabel(Ink::Bad))
    , m_project(new ChoiceBox)
    , m_logstore(new ChoiceBox)
    , m_newProject(makeButton(tr("N&ew…"), "plus"))
    , m_newLogstore(makeButton(tr("Ne&w…"), "plus"))
    , m_sourceBox(new QWidget)
    , m_source(new BadgeLabel)
    , m_sourceText(new InkLabel(Ink::Text2))
    , m_import(makeButton(tr("&Import log files…"), "import"))
    , m_newSource(makeButton(tr("New Log&store…"), "plus"))
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kSection);
    column->addWidget(makeAuthorization());
    column->addSpacing(measure::kSmallGap);
    column->addWidget(makeLogs());
    column->addSpacing(measure::kSmallGap);
    auto *sources = new QVBoxLayout(m_sourceBox);
    sources->setContentsMargins(0, 0, 0, 0);
    sources->setSpacing(measure::kGap);
    sources->addWidget(heading(tr("Logs to read")));
    sources->addWidget(m_source);
    m_sourceText->setWordWrap(true);
    sources->addWidget(m_sourceText);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(measure::kGap);
    buttons->addWidget(m_import);
    buttons->addWidget(m_newSource);
    buttons->addStretch(1);
    sources->addLayout(buttons);
    column->addWidget(m_sourceBox);
    column->addStretch(1);
    body()->addWidget(scrolling(content), 1);
    connect(m_import, &QPushButton::clicked, this, [this] { this->desk().workspace().open(QStringLiteral("import")); });
    connect(m_newSource, &QPushButton::clicked, this, [this] {
        askLogstore(this->desk(), this, draft().trigger.source.project, [this](const LogstoreKey &key) {
            chooseSource(draft(), this->desk().now(), key);
            this->desk().touched();
            load();
        });
    });
}

QWidget *AuthorizeStep::makeAuthorization()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kGap);
    column->addWidget(heading(tr("Authorization")));
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kSection);
    row->addWidget(m_state);
    row->addWidget(m_confirm);
    row->addStretch(1);
    column->addLayout(row);
    m_meaning->setWordWrap(true);
    m_meaning->setText(tr(
        "Log Service assumes a role of its own to read the Logstore, to invoke the function and to write the trigger log."));
    column->addWidget(m_meaning);
    auto *inner = new QVBoxLayout(m_policyBox);
    inner->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, measure::kSection);
    inner->setSpacing(measure::kGap);
    m_policyHead->setWordWrap(true);
    inner->addWidget(m_policyHead);
    m_policy->setFixedHeight(kPolicyHeight);
    m_policy->setAccessibleName(tr("Authorization policy"));
    inner->addWidget(m_policy);
    auto *choice = new QHBoxLayout;
    choice->setSpacing(measure::kSection);
    choice->addWidget(m_now);
    choice->addWidget(m_withCreate);
    choice->addStretch(1);
    inner->addLayout(choice);
    m_answer->setWordWrap(true);
    inner->addWidget(m_answer);
    m_answer->hide();
    m_policyBox->setMaximumWidth(kBlockWidth);
    m_policyBox->hide();
    column->addWidget(m_policyBox);
    connect(m_confirm, &QPushButton::clicked, this, &AuthorizeStep::showPolicy);
    connect(m_now, &QPushButton::clicked, this, &AuthorizeStep::confirmNow);
    connect(m_withCreate, &QCheckBox::clicked, this, [this](bool on) {
        draft().confirm = on;
        desk().touched();
        showAuthorization();
        emit stateChanged();
    });
    return box;
}

QWidget *AuthorizeStep::makeLogs()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kGap);
    column->addWidget(heading(tr("Function logs")));
    m_projectField = new Field(tr("&Project"), m_project);
    m_projectField->addBeside(m_newProject);
    m_logstoreField = new Field(tr("&Logstore"), m_logstore);
    m_logstoreField->addBeside(m_newLogstore);
    for (auto *one : {m_project, m_logstore})
        one->setMinimumWidth(240);
    for (auto *field : {m_projectField, m_logstoreField}) {
        field->setControlWidth(kChoiceWidth);
        column->addWidget(field);
    }
    m_newProject->setToolTip(tr("New project"));
    m_newProject->setAccessibleName(tr("New project"));
    m_newLogstore->setToolTip(tr("New Logstore for function logs"));
    m_newLogstore->setAccessibleName(tr("New Logstore for function logs"));
    connect(m_project, &ChoiceBox::chosen, this, &AuthorizeStep::chooseProject);
    connect(m_logstore, &ChoiceBox::chosen, this, &AuthorizeStep::chooseLogstore);
    connect(m_newProject, &QPushButton::clicked, this, [this] {
        createProject(desk().staged(), {this, tr("It is made with Create, on the last page.")}, draft().service.region,
                      [this](const Project &made) { chooseProject(QString::fromStdString(made.name)); });
    });
    connect(m_newLogstore, &QPushButton::clicked, this, [this] {
        askLogstore(desk(), this, draft().service.log.project, [this](const LogstoreKey &key) {
            draft().service.log = key;
            desk().touched();
            load();
            emit stateChanged();
        });
    });
    return box;
}

void AuthorizeStep::load()
{
    showAuthorization();
    showLogs();
    showSources();
    emit stateChanged();
}

void AuthorizeStep::showAuthorization()
{
    const bool done = desk().now().authorized;
    if (done)
        m_state->set(QLatin1String("ok"), Ink::Ok, tr("Confirmed"), tr("Log Service may invoke functions"));
    else if (draft().confirm)
        m_state->set(QLatin1String("warning"), Ink::Warn, tr("Not confirmed yet"), tr("Create will confirm it"));
    else
        m_state->set(QLatin1String("padlock"), Ink::Bad, tr("Not confirmed"), tr("the trigger would not fire"));
    m_confirm->setText(done ? tr("Show &authorization policy") : tr("Confirm &Authorization Policy…"));
    m_now->setVisible(!done);
    m_withCreate->setVisible(!done);
    m_withCreate->setChecked(draft().confirm);
}

void AuthorizeStep::showPolicy()
{
    if (!m_policyBox->isHidden()) {
        m_policyBox->hide();
        return;
    }
    m_policyBox->show();
    m_answer->hide();
    m_policyHead->setText(tr("Reading the policy…"));
    desk().workspace().send(GetAuthorization(), this, [this](Result<AuthorizationRow> answer) {
        if (!answer) {
            const auto trouble = troubleOf(answer.error(), tr("Could not read the policy"));
            m_policyHead->setText(trouble.what + QLatin1String(": ") + trouble.why);
            return;
        }
        m_policyHead->setText(
            tr("The role %1 is made, that Log Service assumes, with this policy:").arg(strongName(answer->role)));
        m_policy->setCode(indentedJson(QString::fromStdString(answer->policy)));
    });
}

void AuthorizeStep::confirmNow()
{
    m_now->setEnabled(false);
    SetAuthorized command;
    command.actor = "sluice";
    desk().workspace().send(std::move(command), this, [this](Result<Nothing> answer) {
        m_now->setEnabled(true);
        m_answer->setVisible(!answer);
        if (!answer) {
            const auto trouble = troubleOf(answer.error(), tr("Could not confirm the authorization policy"));
            m_answer->setText(trouble.what + QLatin1String(". ") + trouble.why + QLatin1Char(' ') + trouble.todo);
            return;
        }
        m_policyBox->hide();
        m_confirm->setFocus(Qt::OtherFocusReason);
        desk().workspace().say(tr("Authorization policy confirmed."));
        desk().workspace().readSoon();
    });
}

void AuthorizeStep::showLogs()
{
    const auto &rows = desk().staged().rows();
    const auto &log = draft().service.log;
    QList<Choice> projects;
    for (const auto &project : rows.projects)
        projects.append({QString::fromStdString(project.name),
                         {},
                         tr("region %1").arg(QString::fromStdString(project.region)),
                         "bucket"});
    m_project->setChoices(projects);
    m_project->setValue(QString::fromStdString(log.project));
    QList<Choice> logstores;
    for (const auto &row : rows.logstores) {
        if (row.definition.key.project == log.project)
            logstores.append({QString::fromStdString(row.definition.key.logstore), {}, {}, "logstore"});
    }
    m_logstore->setChoices(logstores);
    m_logstore->setPrompt(tr("no function logs"));
    m_logstore->setValue(QString::fromStdString(log.logstore));
    const bool own = draft().newService;
    for (QWidget *one : QList<QWidget *>{m_project, m_logstore, m_newProject, m_newLogstore})
        one->setEnabled(own);
    const auto *project = desk().staged().project(log.project);
    const auto *logstore = desk().staged().logstore(log);
    if (!log.project.empty() && !project)
        m_projectField->setVerdict({tr("Project %1 does not exist any more.").arg(QString::fromStdString(log.project)), {}});
    else if (project && project->region != draft().service.region && !own)
        m_projectField->setVerdict(
            {tr("Project %1 is in another region than the service.").arg(QString::fromStdString(log.project)), {}});
    else
        m_projectField->setVerdict({});
    if (project)
        m_projectField->setNote(tr("Same region as the service: %1").arg(QString::fromStdString(project->region)), Ink::Ok);
    else
        m_projectField->setNote({});
    if (project && !log.logstore.empty() && !logstore)
        m_logstoreField->setVerdict(
            {tr("Logstore %1 does not exist any more.").arg(QString::fromStdString(log.logstore)), {}});
    else
        m_logstoreField->setVerdict({});
    m_logstoreField->setNote(own ? tr("One log for each line that a function writes.")
                                 : tr("As service %1 has it.").arg(QString::fromStdString(draft().service.name)));
}

void AuthorizeStep::showSources()
{
    const auto &now = desk().now();
    const auto busiest = busiestLogstore(now);
    const LogstoreRow *best = nullptr;
    int filled = 0;
    for (const auto &row : now.logstores) {
        if (row.lines > 0 && !isOwnLog(now, row.definition.key))
            ++filled;
        if (row.definition.key == busiest)
            best = &row;
    }
    m_import->setVisible(!best);
    m_newSource->setVisible(!best);
    if (best) {
        m_source->set(QLatin1String("ok"), Ink::Ok, tr("%n Logstore(s) with data", nullptr, filled));
        m_sourceText->setText(tr("The busiest is %1, %2 lines/s now. Which one the trigger reads is chosen on its page.")
                                  .arg(strongName(toText(busiest)), format::rate(best->linesPerSecond)));
    } else {
        m_source->set(QLatin1String("warning"), Ink::Warn, tr("No Logstore has data yet"));
        m_sourceText->setText(tr("Import log files, or make an empty Logstore now and write to it later."));
    }
}

void AuthorizeStep::chooseProject(const QString &name)
{
    auto &service = draft().service;
    service.log.project = name.toStdString();
    if (const auto *project = desk().staged().project(service.log.project))
        service.region = project->region;
    if (!desk().staged().logstore(service.log)) {
        service.log.logstore.clear();
        for (const auto &row : desk().staged().rows().logstores) {
            const auto &key = row.definition.key;
            if (key.project == service.log.project && (service.log.logstore.empty() || key.logstore == "function-log"))
                service.log.logstore = key.logstore;
        }
    }
    desk().touched();
    load();
}

void AuthorizeStep::chooseLogstore(const QString &name)
{
    draft().service.log.logstore = name.toStdString();
    desk().touched();
    load();
}

ProblemSummary AuthorizeStep::summary() const
{
    QList<FormProblem> problems;
    for (const auto *field : {m_projectField, m_logstoreField}) {
        if (!field->problem().isEmpty())
            problems.append({field->label(), field->problem(), false, false, {}});
    }
    if (!desk().now().authorized && !draft().confirm)
        problems.append({tr("Authorization"), tr("The trigger would not fire."), true, false, {}});
    return summaryOf(problems);
}

void AuthorizeStep::tellAll()
{
    for (auto *field : {m_projectField, m_logstoreField})
        field->touch();
}

bool AuthorizeStep::focusFirst()
{
    for (auto *field : {m_projectField, m_logstoreField}) {
        if (!field->problem().isEmpty()) {
            field->focusControl();
            return true;
        }
    }
    return false;
}

void AuthorizeStep::askLogstore(WizardDesk &desk, QWidget *over, const std::string &project,
                                std::function<void(LogstoreKey)> done)
{
    Logstore start;
    start.key.project = project;
    createLogstore(desk.staged(), {over, tr("It is made with Create, on the last page.")}, start,
                   [done = std::move(done)](const Logstore &made) { done(made.key); });
}

} // namespace sluice
