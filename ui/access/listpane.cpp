#include "ui/access/listpane.h"

#include "models/roles.h"
#include "ui/theme/theme.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/table.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>

namespace sluice {

namespace {

constexpr int kFilterWidth = 216;
constexpr int kFilterLeast = 112;

} // namespace

ListPane::ListPane(QAbstractItemModel &model, Words words, std::function<void(const QString &)> sift,
                   std::function<std::size_t()> total, QWidget *parent)
    : QWidget(parent)
    , m_words(std::move(words))
    , m_sift(std::move(sift))
    , m_total(std::move(total))
    , m_table(new Table)
    , m_empty(new EmptyState)
    , m_filter(new QLineEdit)
    , m_tools(new QHBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(measure::kGap);
    m_tools->setSpacing(measure::kGap);
    m_filter->setPlaceholderText(m_words.filter);
    m_filter->setAccessibleName(m_words.filter);
    m_filter->setProperty("compact", true);
    m_filter->setMaximumWidth(kFilterWidth);
    m_filter->setFixedHeight(measure::kToolControl);
    addFilterSign(m_filter);
    m_filter->setMinimumWidth(kFilterLeast);
    m_tools->addWidget(m_filter, 100); // before the gap behind it gets any
    m_tools->addStretch(1);
    column->addLayout(m_tools);
    m_table->setModel(&model);
    m_table->setAccessibleName(m_words.name);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setPlaceholder(m_empty);
    column->addWidget(m_table, 1);
    m_empty->hide();
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_sift(text);
        updateEmpty();
    });
    connect(m_table, &Table::rowChosen, this, &ListPane::rowChosen);
    connect(m_table, &Table::rowActivated, this, &ListPane::rowActivated);
    m_late.setSingleShot(true);
    m_late.setInterval(Table::kLoadingAfterMs);
    connect(&m_late, &QTimer::timeout, this, &ListPane::updateEmpty);
    m_late.start();
}

int ListPane::row() const
{
    return m_table->currentRow();
}

QPushButton *ListPane::addButton(QAction *action, const char *iconName)
{
    auto *button = buttonOf(action, iconName);
    m_tools->addWidget(button);
    return button;
}

void ListPane::addBesideFilter(QWidget *widget)
{
    m_tools->insertWidget(m_tools->indexOf(m_filter) + 1, widget);
}

void ListPane::setEmptyActions(const QList<QAction *> &actions)
{
    m_emptyActions = actions;
}

void ListPane::showLoading()
{
    if (m_showing == Showing::Rows)
        return; // rows stay while they are read again
    m_showing = Showing::Loading;
    m_late.start();
    updateEmpty();
}

void ListPane::showTrouble(const Trouble &trouble)
{
    m_late.stop();
    m_showing = Showing::Trouble;
    m_trouble = trouble;
    updateEmpty();
}

void ListPane::showRows()
{
    m_late.stop();
    m_showing = Showing::Rows;
    updateEmpty();
    takeSelection();
}

void ListPane::select(const QString &key)
{
    m_wanted = key;
    takeSelection();
}

void ListPane::takeSelection()
{
    const auto *model = m_table->model();
    for (int row = 0; !m_wanted.isEmpty() && row < model->rowCount(); ++row) {
        if (model->index(row, 0).data(KeyRole).toString() != m_wanted)
            continue;
        m_wanted.clear();
        m_table->selectOnly(row);
        m_table->scrollTo(model->index(row, 0));
        return;
    }
    if (!m_table->currentIndex().isValid() && model->rowCount() > 0)
        m_table->selectOnly(0);
}

void ListPane::updateEmpty()
{
    if (m_showing == Showing::Rows && m_table->model()->rowCount() > 0) {
        m_said.clear();
        m_empty->hide();
        return;
    }
    sayEmpty();
}

void ListPane::sayEmpty()
{
    // The buttons are made only when it is another thing to say: a button in focus stays.
    if (m_showing == Showing::Loading && m_late.isActive())
        return m_empty->hide();
    const bool trouble = m_showing == Showing::Trouble;
    const bool none = m_total() == 0;
    const auto now = trouble            ? m_trouble.what + m_trouble.why
        : m_showing == Showing::Loading ? QStringLiteral("loading")
        : none                          ? QStringLiteral("none")
                                        : QStringLiteral("filter");
    const bool same = std::exchange(m_said, now) == now;
    QList<QPushButton *> buttons;
    if (trouble) {
        m_empty->say(m_trouble);
        buttons = {makeButton(tr("Try a&gain"), "replay", ButtonSize::Page, ButtonRank::Default)};
        connect(buttons[0], &QPushButton::clicked, this, &ListPane::tryAgain);
    } else if (m_showing == Showing::Loading) {
        m_empty->say(QLatin1String("clock"), Ink::Accent, tr("Reading"),
                     tr("The engine has been asked and did not answer yet."));
    } else if (none) {
        m_empty->say(QLatin1String(m_words.icon), Ink::Text2, m_words.none, m_words.why);
        for (auto *action : m_emptyActions)
            buttons.append(buttonOf(action, nullptr, ButtonSize::Page));
    } else {
        m_empty->say(QLatin1String("filter"), Ink::Text2, tr("Nothing matches"), m_words.hidden(int(m_total())));
        buttons = {makeButton(tr("C&lear filters"), nullptr)};
        connect(buttons[0], &QPushButton::clicked, this, [this] {
            m_filter->clear();
            if (m_clear)
                m_clear();
        });
    }
    if (same && m_empty->isVisibleTo(this))
        qDeleteAll(buttons);
    else
        m_empty->setButtons(buttons);
    m_empty->show();
}

QPushButton *buttonOf(QAction *action, const char *iconName, ButtonSize size, ButtonRank rank)
{
    auto *button = makeButton(action->text(), iconName, size, rank);
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip() == withoutMnemonic(action->text()) ? QString() : action->toolTip());
        button->setVisible(action->isVisible());
    };
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, follow);
    button->setEnabled(action->isEnabled());
    return button;
}

} // namespace sluice
