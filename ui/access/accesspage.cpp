#include "ui/access/accesspage.h"

#include "ui/access/audittab.h"
#include "ui/access/authorizationtab.h"
#include "ui/access/checktab.h"
#include "ui/access/connectionstab.h"
#include "ui/access/rolestab.h"
#include "ui/access/secretstab.h"
#include "ui/access/userstab.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/boxes.h"

#include <QAction>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>

namespace sluice {

namespace {

constexpr auto kTabKey = "accessPage/tab";

} // namespace

AccessPage::AccessPage(Workspace &workspace, QWidget *parent)
    : Page(workspace, parent)
    , m_reads(workspace)
    , m_tabs(new QTabBar)
    , m_pages(new QStackedWidget)
    , m_gone(new MessageStrip)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kSection, measure::kEdge, measure::kEdge);
    column->setSpacing(measure::kGap);
    auto *title = makeHeading(tr("Access"));
    title->setFont(fonts::title());
    title->setFixedHeight(measure::kControl);
    column->addWidget(title);
    column->addWidget(m_gone);
    m_gone->hide();
    m_tabs->setFont(fonts::bold()); // room for the current tab, which is bold
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setFocusPolicy(Qt::TabFocus);
    m_tabs->setAccessibleName(tr("Access"));
    column->addWidget(m_tabs);
    column->addSpacing(measure::kSmallGap);
    column->addWidget(m_pages, 1);
    for (auto *tab : std::initializer_list<AccessTab *>{
             new AuthorizationTab(workspace, m_reads), new ConnectionsTab(workspace, m_reads),
             new RolesTab(workspace, m_reads), new UsersTab(workspace, m_reads), new SecretsTab(workspace, m_reads),
             new CheckTab(workspace, m_reads), new AuditTab(workspace, m_reads)})
        addTab(tab);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) { showTab(index, {}); });
    connect(&workspace, &Workspace::attached, this, [this] {
        if (m_isOpen)
            showTab(m_tabs->currentIndex(), std::exchange(m_name, QString()));
    });
    connect(&workspace, &Workspace::linkChanged, this, &AccessPage::showLink);
    connect(&workspace, &Workspace::definitionsChanged, this, &Page::ready);
}

void AccessPage::addTab(AccessTab *tab)
{
    const int index = m_tabs->addTab(tab->title());
    m_pages->addWidget(tab);
    auto *action = new QAction(tr("Access: %1").arg(tab->title()), this);
    action->setShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + index)));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, [this, index] {
        m_tabs->setCurrentIndex(index);
        this->tab()->focusFirst();
    });
    m_tabs->setTabToolTip(index, action->shortcut().toString(QKeySequence::NativeText));
    m_tabActions.append(action);
    addAction(action);
}

AccessTab *AccessPage::tab() const
{
    return static_cast<AccessTab *>(m_pages->currentWidget());
}

void AccessPage::open(const QString &rest)
{
    m_isOpen = true;
    m_reads.watch(true);
    auto wanted = rest.section(QLatin1Char('/'), 0, 0);
    const auto name = rest.section(QLatin1Char('/'), 1);
    if (wanted.isEmpty())
        wanted = QSettings().value(QLatin1String(kTabKey)).toString();
    int index = 0;
    for (int i = 0; i < m_pages->count(); ++i) {
        if (static_cast<AccessTab *>(m_pages->widget(i))->key() == wanted)
            index = i;
    }
    {
        const QSignalBlocker quiet(m_tabs);
        m_tabs->setCurrentIndex(index);
    }
    if (!workspace().bell())
        m_name = name;
    showTab(index, name);
    showLink();
    if (workspace().definitions()->version > 0)
        emit ready();
}

void AccessPage::showTab(int index, const QString &name)
{
    if (index < 0)
        return;
    if (m_shown != index) {
        if (m_shown >= 0) {
            tab()->leave();
            for (auto *action : tab()->actions())
                removeAction(action);
        }
        m_shown = index;
        m_pages->setCurrentIndex(index);
        addActions(tab()->actions());
        QSettings().setValue(QLatin1String(kTabKey), tab()->key());
    }
    tab()->open(name);
}

void AccessPage::leave()
{
    m_isOpen = false;
    m_reads.watch(false);
    if (m_shown >= 0)
        tab()->leave();
}

void AccessPage::focusFilter()
{
    tab()->focusFilter();
}

void AccessPage::focusFirst()
{
    tab()->focusFirst();
}

void AccessPage::showLink()
{
    const bool gone = workspace().bell() && !workspace().connected();
    if (gone)
        m_gone->set(Tint::Warn, QLatin1String("warning"), tr("The engine does not answer."),
                    tr("What was read last is shown; nothing can be changed until it answers again."));
    m_gone->setVisible(gone);
}

void AccessPage::showTrouble(const Error &error)
{
    const auto trouble = startTrouble(error);
    m_gone->set(Tint::Bad, QLatin1String("failed"), trouble.what + QLatin1Char('.'), trouble.why);
    m_gone->show();
}

} // namespace sluice
