#include "ui/functions/functionhead.h"

#include "models/format.h"
#include "ui/places.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/crumbs.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>

namespace sluice {

namespace {

QString factsOf(const Function &function, const FunctionVersionRow *running)
{
    const auto limits =
        FunctionHead::tr("%1 MB, %2")
            .arg(format::count(function.memoryMb), format::wholeSeconds(std::int64_t(function.timeoutSeconds) * 1'000));
    if (!function.templateName.empty())
        return FunctionHead::tr("template %1, %2").arg(QString::fromStdString(function.templateName), limits);
    const auto runtime = QString::fromStdString(function.runtime);
    auto facts = function.handler.empty()
        ? QStringLiteral("%1, %2").arg(runtime, limits)
        : FunctionHead::tr("%1, handler %2, %3").arg(runtime, QString::fromStdString(function.handler), limits);
    if (running && function.pinnedCode.empty())
        facts = FunctionHead::tr("%1, version %2").arg(facts, format::number(running->number));
    else if (running)
        facts = FunctionHead::tr("%1, version %2 (pinned)").arg(facts, format::number(running->number));
    return facts;
}

} // namespace

FunctionHead::FunctionHead(QAction *run, QAction *saveCode, QAction *saveForm, QWidget *parent)
    : QWidget(parent)
    , m_crumbs(new Crumbs)
    , m_name(new InkLabel(Ink::Text))
    , m_facts(new InkLabel(Ink::Text2))
    , m_run(makeActionButton(run, "tick", ButtonSize::Page, ButtonRank::Default))
    , m_saveCode(makeActionButton(saveCode, "check"))
    , m_saveForm(makeActionButton(saveForm, "check"))
{
    makeActions();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    connect(m_crumbs, &Crumbs::placeAsked, this, &FunctionHead::placeAsked);
    column->addWidget(m_crumbs);
    column->addSpacing(2);
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    m_name->setFont(fonts::title());
    m_name->setElide(Qt::ElideMiddle);
    m_name->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_facts->setElide(Qt::ElideRight);
    row->addWidget(m_name, 0);
    row->addWidget(m_facts, 1);
    row->addWidget(m_run);
    row->addWidget(m_saveCode);
    row->addWidget(m_saveForm);
    row->addWidget(makeActionButton(m_new, "plus"));
    row->addWidget(makeMenuButton(tr("More for this function"), makeMenu()));
    column->addLayout(row);
    setSaves(Saves::Nothing);
}

void FunctionHead::makeActions()
{
    const auto add = [this](const QString &text, auto act) {
        auto *action = new QAction(text, this);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
        return action;
    };
    m_new = add(tr("&New function…"), [this] { emit placeAsked(places::at("create/function", m_function.key.service)); });
    m_new->setProperty("tip", tr("Another one in the same service"));
    m_trigger = add(tr("New &trigger for this function…"),
                    [this] { emit placeAsked(places::at("create/trigger", toText(m_function.key))); });
    add(tr("Open its &service"), [this] { emit placeAsked(places::at("services", m_function.key.service)); });
    m_delete = add(tr("De&lete this function…"),
                   [this] { emit placeAsked(places::at("delete/function", toText(m_function.key))); });
}

QMenu *FunctionHead::makeMenu()
{
    auto *menu = new QMenu;
    menu->addAction(m_trigger);
    menu->addAction(actions()[2]);
    menu->addSeparator();
    auto *commands = menu->addMenu(tr("&Copy sluicectl command"));
    for (const auto *form : {"sluicectl invoke %1 --last", "sluicectl logs %1 --follow", "sluicectl describe function %1"}) {
        const auto text = QLatin1String(form);
        commands->addAction(QString(text).arg(tr("FUNCTION")), this,
                            [this, text] { copy(QString(text).arg(QString::fromStdString(toText(m_function.key)))); });
    }
    menu->addSeparator();
    menu->addAction(m_delete);
    return menu;
}

void FunctionHead::copy(const QString &command)
{
    QGuiApplication::clipboard()->setText(command);
    emit said(tr("Copied: %1").arg(command));
}

void FunctionHead::set(const Function &function, const FunctionVersionRow *running)
{
    m_function = function;
    const auto service = QString::fromStdString(function.key.service);
    m_name->setFullText(QString::fromStdString(function.key.function));
    m_facts->setFullText(factsOf(function, running));
    m_crumbs->set({{tr("Functions"), QStringLiteral("functions")}, {service, places::at("services", service)}});
}

void FunctionHead::setConnected(bool connected)
{
    for (auto *action : {m_new, m_trigger, m_delete})
        action->setEnabled(connected);
}

void FunctionHead::setSaves(Saves what)
{
    m_saveCode->setVisible(what == Saves::Code);
    m_saveForm->setVisible(what == Saves::Form);
}

void FunctionHead::setRuns(bool runs)
{
    m_run->setVisible(runs);
}

} // namespace sluice
