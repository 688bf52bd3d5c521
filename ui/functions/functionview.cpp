#include "ui/functions/functionview.h"

#include "models/format.h"
#include "ui/functions/configurationtab.h"
#include "ui/functions/functionhead.h"
#include "ui/functions/functiontriggers.h"
#include "ui/functions/versionstab.h"
#include "ui/functions/workbench.h"
#include "ui/places.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/boxes.h"

#include <QAction>
#include <QStackedWidget>
#include <QTabBar>

namespace sluice {

namespace {

using Tab = FunctionView::Tab;

QString wordOf(Tab tab)
{
    switch (tab) {
    case Tab::Code: return FunctionView::tr("Code");
    case Tab::Configuration: return FunctionView::tr("Configuration");
    case Tab::Environment: return FunctionView::tr("Environment");
    case Tab::Versions: return FunctionView::tr("Versions");
    case Tab::Triggers: return FunctionView::tr("Triggers");
    }
    return {};
}

} // namespace

QString nameOf(FunctionView::Tab tab)
{
    switch (tab) {
    case Tab::Code: return QStringLiteral("code");
    case Tab::Configuration: return QStringLiteral("configuration");
    case Tab::Environment: return QStringLiteral("environment");
    case Tab::Versions: return QStringLiteral("versions");
    case Tab::Triggers: break;
    }
    return QStringLiteral("triggers");
}

FunctionView::FunctionView(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_code(new Workbench(workspace, nullptr))
    , m_configuration(new ConfigurationTab(workspace))
    , m_versionsTab(new VersionsTab(workspace, m_versions))
    , m_triggers(new FunctionTriggers(workspace))
    , m_head(new FunctionHead(m_code->runAction(), m_code->saveAction(), m_configuration->saveAction()))
    , m_pin(new MessageStrip)
    , m_unpin(makeButton(tr("Run &what is saved"), "undo", ButtonSize::Toolbar))
    , m_tabs(new QTabBar)
    , m_pages(new QStackedWidget)
{
    build();
    connect(m_head, &FunctionHead::placeAsked, this, [this](const QString &place) { m_workspace.open(place); });
    connect(m_head, &FunctionHead::said, this, [this](const QString &text) { m_workspace.say(text); });
    connect(m_unpin, &QPushButton::clicked, m_versionsTab, &VersionsTab::runWhatIsSaved);
    connect(m_versionsTab, &VersionsTab::changed, this, &FunctionView::readVersions);
    connect(m_tabs, &QTabBar::currentChanged, this, &FunctionView::tabChosen);
    m_again.setInterval(kVersionsAgainMs);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (isVisible())
            readVersions();
    });
}

void FunctionView::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, measure::kEdge);
    column->setSpacing(measure::kGap);
    column->addWidget(m_head);
    m_pin->setButton(m_unpin);
    m_pin->setObjectName(QStringLiteral("pinStrip"));
    m_pin->hide();
    column->addWidget(m_pin);
    m_tabs->setFont(fonts::bold()); // room for the current tab, which is bold
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setFocusPolicy(Qt::TabFocus);
    m_tabs->setAccessibleName(tr("Parts of the function"));
    column->addWidget(m_tabs);
    for (auto *page : QList<QWidget *>{m_code, m_configuration, m_versionsTab, m_triggers})
        m_pages->addWidget(page);
    column->addWidget(m_pages, 1);
}

void FunctionView::attach()
{
    m_reader = std::make_unique<Reader<GetFunctionVersions>>(
        m_workspace.bell()->client(), this, [this](Result<FunctionVersionRows> answer) { takeVersions(std::move(answer)); });
    if (!m_function.key.function.empty())
        readVersions();
}

void FunctionView::set(const FunctionRow &row)
{
    const auto &function = row.definition;
    const bool other = !(function.key == m_function.key);
    const bool changed = other || !(function == m_function);
    m_function = function;
    m_triggerCount = row.triggers;
    if (other) {
        m_versionRows.clear();
        m_versions.set({}, {});
    }
    makeTabs();
    m_versions.setNow(m_workspace.now());
    m_triggers->set(function.key);
    m_configuration->set(function);
    m_versionsTab->setFunction(function);
    if (changed) {
        m_versions.set(m_versionRows, function.pinnedCode);
        if (function.templateName.empty())
            m_code->setFunction(function);
        else
            m_code->clear();
        readVersions();
    }
    m_head->set(function, m_versions.running());
    if (!m_again.isActive())
        m_again.start();
    showCounts();
    showPin();
    setConnected(m_connected);
}

void FunctionView::makeTabs()
{
    const bool native = !m_function.templateName.empty();
    const auto has = native ? QList<Tab>{Tab::Configuration, Tab::Triggers}
                            : QList<Tab>{Tab::Code, Tab::Configuration, Tab::Environment, Tab::Versions, Tab::Triggers};
    if (has == m_has)
        return;
    const QSignalBlocker quiet(m_tabs);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    m_has = has;
    for (const auto tab : has)
        m_tabs->addTab(wordOf(tab));
    if (!has.contains(m_tab))
        m_tab = has.front();
    m_tabs->setCurrentIndex(int(has.indexOf(m_tab)));
    showPart();
}

void FunctionView::showTab(const QString &part)
{
    const auto name = places::head(part);
    auto wanted = m_has.isEmpty() ? Tab::Code : m_has.front();
    for (const auto tab : m_has) {
        if (nameOf(tab) == name)
            wanted = tab;
    }
    m_tab = wanted;
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(int(m_has.indexOf(wanted)));
    showPart();
    const auto at = places::rest(part);
    const auto line = at.section(QLatin1Char(':'), -1).toInt();
    if (wanted == Tab::Code && name == nameOf(Tab::Code) && line > 0)
        m_code->goToPlace({at.section(QLatin1Char(':'), 0, -2), line, 1});
}

void FunctionView::tabChosen(int index)
{
    if (index >= 0 && index < m_has.size())
        m_workspace.open(places::at("functions", toText(m_function.key) + '/' + nameOf(m_has[index]).toStdString()));
}

void FunctionView::showPart()
{
    QWidget *const pages[] = {m_code, m_configuration, m_configuration, m_versionsTab, m_triggers};
    const bool form = m_tab == Tab::Configuration || m_tab == Tab::Environment;
    if (form)
        m_configuration->showPart(m_tab == Tab::Configuration ? FunctionPart::Settings : FunctionPart::Environment);
    m_pages->setCurrentWidget(pages[int(m_tab)]);
    m_head->setRuns(m_has.contains(Tab::Code));
    m_head->setSaves(form                     ? FunctionHead::Saves::Form
                         : m_tab == Tab::Code ? FunctionHead::Saves::Code
                                              : FunctionHead::Saves::Nothing);
    if (m_tab == Tab::Versions)
        readVersions();
    shareActions();
}

void FunctionView::showCounts()
{
    const auto set = [this](Tab tab, int count) {
        if (const auto at = m_has.indexOf(tab); at >= 0)
            m_tabs->setTabText(int(at),
                               QStringLiteral("%1  %2").arg(wordOf(tab), count < 0 ? format::none() : format::count(count)));
    };
    set(Tab::Environment, int(m_function.environment.size() + m_function.secretValues.size()));
    set(Tab::Versions, int(m_versionRows.size()));
    set(Tab::Triggers, m_triggerCount);
}

void FunctionView::showPin()
{
    const bool pinned = !m_function.pinnedCode.empty() && m_function.templateName.empty();
    m_pin->setVisible(pinned);
    if (!pinned)
        return;
    const auto *running = m_versions.running();
    m_pin->set(Tint::Info, QLatin1String("info"),
               running ? tr("Version %1 is pinned.").arg(format::number(running->number)) : tr("A version is pinned."),
               tr("What is saved does not run."));
}

void FunctionView::readVersions()
{
    if (!m_reader || m_function.key.function.empty() || !m_function.templateName.empty())
        return;
    m_reader->ask({m_function.key});
}

void FunctionView::takeVersions(Result<FunctionVersionRows> answer)
{
    if (!answer)
        return m_versionsTab->showTrouble(answer.error());
    m_versionRows = std::move(answer->rows);
    m_versions.setNow(m_workspace.now());
    m_versions.set(m_versionRows, m_function.pinnedCode);
    m_versionsTab->showVersions();
    m_head->set(m_function, m_versions.running());
    showCounts();
    showPin();
}

void FunctionView::setConnected(bool connected)
{
    m_connected = connected;
    m_head->setConnected(connected);
    m_configuration->setConnected(connected);
    m_versionsTab->setConnected(connected);
    m_triggers->setConnected(connected);
    m_unpin->setEnabled(connected);
}

bool FunctionView::unsaved() const
{
    return m_configuration->unsaved();
}

void FunctionView::discard()
{
    m_configuration->discard();
}

void FunctionView::leave()
{
    m_again.stop();
    if (m_reader)
        m_reader->forget();
}

void FunctionView::find()
{
    if (m_tab == Tab::Code)
        m_code->find();
}

void FunctionView::focusFirst()
{
    switch (m_tab) {
    case Tab::Code: m_code->setFocus(Qt::OtherFocusReason); return;
    case Tab::Configuration:
    case Tab::Environment: m_configuration->focusFirst(); return;
    case Tab::Versions: m_versionsTab->focusFirst(); return;
    case Tab::Triggers: m_triggers->focusFirst(); return;
    }
}

// The palette lists what can be done here: of the head, and of the tab that is shown.
void FunctionView::shareActions()
{
    for (auto *action : actions())
        removeAction(action);
    if (m_has.contains(Tab::Code))
        addAction(m_code->runAction());
    if (m_tab == Tab::Code) {
        addAction(m_code->saveAction());
        addActions(m_code->moreActions());
    }
    addActions(m_pages->currentWidget()->actions());
    addActions(m_head->actions());
    emit tabChanged();
}

} // namespace sluice
