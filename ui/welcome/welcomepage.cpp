#include "ui/welcome/welcomepage.h"

#include "ui/places.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/welcome/flowpicture.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/cardframe.h"

#include <QAction>
#include <QDir>
#include <QHBoxLayout>
#include <QScrollArea>

namespace sluice {

namespace {

constexpr int kWidth = 1048;
constexpr int kDoorHeight = 272;
constexpr int kDoorGap = 20;
constexpr int kDoorPadding = 20;
constexpr double kTitlePoints = 15;
constexpr int kLinkGap = 24;
constexpr int kPointHeight = 24;
constexpr int kPointGap = 8; // below a point of more than one line

QString shortPath(const QString &path)
{
    const auto home = QDir::homePath();
    return path.startsWith(home + QLatin1Char('/')) ? QLatin1Char('~') + path.mid(home.size()) : path;
}

} // namespace

WelcomePage::WelcomePage(Workspace &workspace, QWidget *parent)
    : Page(workspace, parent)
    , m_sample(makeButton(tr("Run the &sample"), nullptr, ButtonSize::Page, ButtonRank::Default))
    , m_wizard(makeButton(tr("&New trigger"), nullptr))
    , m_connect(makeButton(tr("&Connect…"), nullptr))
    , m_directory(new InkLabel(Ink::Text2))
    , m_trouble(new TroubleBox)
{
    auto *title = makeHeading(tr("Welcome to sluice"));
    auto large = fonts::bold();
    large.setPointSizeF(kTitlePoints);
    title->setFont(large);
    auto *line = makeLabel(
        tr("Poll a Logstore, run a function on what is new, ship the result. The engine is inside; nothing else needs to be "
           "installed."),
        Ink::Text2);
    line->setWordWrap(true);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(title);
    column->addSpacing(measure::kGap);
    column->addWidget(line);
    column->addSpacing(measure::kEdge);
    column->addWidget(m_trouble);
    m_trouble->hide();
    column->addSpacing(measure::kSection);
    column->addWidget(new FlowPicture);
    column->addSpacing(2 * measure::kEdge);
    column->addLayout(makeDoors());
    column->addSpacing(kDoorGap);
    auto *links = new QHBoxLayout;
    links->setSpacing(kLinkGap);
    links->addWidget(makeLink(tr("Open a s&tack file…"), "folder", QStringLiteral("stack")));
    links->addWidget(makeLink(tr("&Import log files…"), "import", QStringLiteral("import")));
    links->addStretch(1);
    m_directory->setElide(Qt::ElideMiddle);
    m_directory->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    links->addWidget(m_directory, 4);
    column->addLayout(links);
    auto *block = new QWidget;
    block->setLayout(column);
    block->setMaximumWidth(kWidth);
    column->setContentsMargins(0, 0, 0, 0);
    auto *inner = new QWidget;
    auto *middle = new QGridLayout(inner);
    middle->setContentsMargins(measure::kEdge, measure::kEdge, measure::kEdge, measure::kEdge);
    middle->setColumnStretch(0, 1);
    middle->setColumnStretch(1, 1000);
    middle->setColumnStretch(2, 1);
    middle->setRowStretch(0, 1);
    middle->setRowStretch(2, 1);
    middle->addWidget(block, 1, 1);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(inner);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    const auto opens = [this](QPushButton *button, const QString &text, const QString &place) {
        auto *action = addPlace(text, place);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
    };
    opens(m_sample, tr("Run the sample"), QStringLiteral("sample"));
    opens(m_wizard, tr("New trigger"), QStringLiteral("wizard"));
    opens(m_connect, tr("Connect to the cloud…"), QStringLiteral("connect"));
    connect(&workspace, &Workspace::statusRead, this, &WelcomePage::showDirectory);
    connect(&workspace, &Workspace::linkChanged, this, &WelcomePage::showConnection);
    showDirectory();
}

QLayout *WelcomePage::makeDoors()
{
    auto *doors = new QHBoxLayout;
    doors->setSpacing(kDoorGap);
    doors->addWidget(makeDoor({"flask",
                               tr("Run the sample"),
                               tr("Ships a web access log to CSV files and shows every execution as it happens."),
                               {tr("1 project, 6 Logstores, 3 triggers"), tr("No account, no network, little disk"),
                                tr("Delete it again in one step")},
                               m_sample}));
    doors->addWidget(
        makeDoor({"trigger",
                  tr("New trigger"),
                  tr("Seven short pages: authorize, service, template, trigger, function, permissions, review."),
                  {tr("Import log files, or follow them as they grow"), tr("Templates for copies and for CSV files"),
                   tr("Your own function in Python or Node.js")},
                  m_wizard}));
    doors->addWidget(makeDoor({"cloud",
                               tr("Connect to the cloud"),
                               tr("Use Log Service and Function Compute of your Alibaba Cloud account."),
                               {tr("Needs an access key of a RAM user"), tr("Kept in the system keychain, never in a file"),
                                tr("Tested before it is saved")},
                               m_connect}));
    for (int i = 0; i < doors->count(); ++i)
        doors->setStretch(i, 1);
    return doors;
}

QWidget *WelcomePage::makeDoor(const Door &door)
{
    auto *card = new CardFrame;
    card->setMinimumHeight(kDoorHeight);
    card->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // three of one width
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(kDoorPadding, kDoorPadding, kDoorPadding, kDoorPadding);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setSpacing(measure::kSection);
    head->addWidget(new IconMark(QLatin1String(door.icon), Ink::Accent, 24));
    auto *title = makeHeading(door.title);
    title->setFont(fonts::card());
    head->addWidget(title, 1);
    column->addLayout(head);
    column->addSpacing(measure::kSection);
    auto *text = makeLabel(door.text);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    column->addWidget(text);
    column->addSpacing(measure::kEdge);
    for (const auto &point : door.points) {
        auto *row = new QHBoxLayout;
        row->setSpacing(measure::kGap);
        row->addSpacing(measure::kSmallGap);
        row->addWidget(makeLabel(QStringLiteral("•"), Ink::Text2), 0, Qt::AlignTop);
        auto *words = makeLabel(point, Ink::Text2);
        words->setWordWrap(true);
        words->setMinimumHeight(kPointHeight - kPointGap);
        words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        row->addWidget(words, 1);
        column->addLayout(row);
        column->addSpacing(kPointGap);
    }
    column->addStretch(1);
    column->addSpacing(measure::kSection);
    column->addWidget(door.button);
    card->setAccessibleName(door.title);
    return card;
}

QPushButton *WelcomePage::makeLink(const QString &text, const char *iconName, const QString &place)
{
    auto *link = makeButton(text, nullptr, ButtonSize::Toolbar, ButtonRank::Quiet);
    link->setIcon(icon(iconName, Ink::Accent));
    link->setProperty("link", true);
    connect(link, &QPushButton::clicked, addPlace(withoutMnemonic(text), place), &QAction::trigger);
    return link;
}

QAction *WelcomePage::addPlace(const QString &text, const QString &place)
{
    auto *action = new QAction(text, this);
    connect(action, &QAction::triggered, this, [this, place] { workspace().open(place); });
    addAction(action);
    return action;
}

void WelcomePage::open(const QString &)
{
    m_trouble->hide();
    showConnection();
    emit ready();
}

void WelcomePage::focusFirst()
{
    m_sample->setFocus(Qt::OtherFocusReason);
}

void WelcomePage::showTrouble(const Error &error)
{
    m_trouble->set(startTrouble(error));
    m_trouble->show();
    showConnection();
}

void WelcomePage::showDirectory()
{
    const auto path = QString::fromStdString(workspace().status().dataDirectory);
    m_directory->setVisible(!path.isEmpty());
    m_directory->setFullText(tr("Data directory: %1").arg(shortPath(path)));
}

void WelcomePage::showConnection()
{
    // Without an engine the doors stay where they are; the sample and the connection need one.
    const bool can = !workspace().bell() || workspace().connected();
    for (auto *button : {m_sample, m_connect}) {
        button->setEnabled(can);
        button->setToolTip(can ? QString() : tr("The engine is not running."));
    }
}

} // namespace sluice
