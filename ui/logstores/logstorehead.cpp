#include "ui/logstores/logstorehead.h"

#include "models/format.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/crumbs.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLocale>

namespace sluice {

LogstoreHead::LogstoreHead(QWidget *parent)
    : QWidget(parent)
    , m_crumbs(new Crumbs)
    , m_name(new InkLabel(Ink::Text))
    , m_facts(new InkLabel(Ink::Text2))
    , m_import(makeButton(tr("&Import files…"), "import"))
    , m_edit(makeButton(tr("&Edit…"), "edit"))
    , m_delete(makeButton(tr("&Delete…"), nullptr))
    , m_message(new MessageStrip)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    connect(m_crumbs, &Crumbs::placeAsked, this, &LogstoreHead::placeAsked);
    column->addWidget(m_crumbs);
    column->addSpacing(2);
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    m_name->setFont(fonts::title());
    m_name->setElide(Qt::ElideMiddle);
    m_name->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    row->addWidget(m_name);
    m_facts->setElide(Qt::ElideRight);
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // the name comes first
    row->addWidget(m_facts, 1);
    const auto add = [this, row](QPushButton *button, auto signal) {
        auto *action = new QAction(withoutMnemonic(button->text()), this);
        connect(action, &QAction::triggered, this, signal);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        addAction(action);
        row->addWidget(button);
    };
    add(m_import, &LogstoreHead::importAsked);
    add(m_edit, &LogstoreHead::editAsked);
    add(m_delete, &LogstoreHead::deleteAsked);
    column->addLayout(row);
    column->addSpacing(measure::kGap);
    m_message->hide();
    column->addWidget(m_message);
    updateButtons();
}

void LogstoreHead::set(const LogstoreRow &row, std::size_t readers)
{
    m_gone = false;
    m_key = row.definition.key;
    showName();
    const auto &one = row.definition;
    m_facts->setFullText(QStringList({tr("%n shard(s)", nullptr, one.shards),
                                      tr("%1 Mbit/s in").arg(QLocale().toString(row.bytesPerSecond * 8 / 1e6, 'f', 1)),
                                      tr("kept %n day(s)", nullptr, one.ttlDays), format::diskSize(row.bytes),
                                      tr("read by %n trigger(s)", nullptr, int(readers))})
                             .join(QStringLiteral(", ")));
    showCrumbs();
    updateButtons();
}

void LogstoreHead::setGone(const LogstoreKey &key)
{
    m_gone = true;
    m_key = key;
    showName();
    m_facts->setFullText(tr("No Logstore has this name now"));
    showCrumbs();
    updateButtons();
}

void LogstoreHead::setConnected(bool connected)
{
    m_connected = connected;
    updateButtons();
}

void LogstoreHead::say(const Trouble &trouble)
{
    m_message->setVisible(!trouble.what.isEmpty());
    if (!trouble.what.isEmpty())
        m_message->set(Tint::Bad, QLatin1String("failed"), trouble.what + QLatin1Char('.'),
                       trouble.why + QLatin1Char(' ') + trouble.todo);
}

void LogstoreHead::updateButtons()
{
    for (auto *button : {m_import, m_edit, m_delete}) {
        button->setEnabled(m_connected && !m_gone);
        button->setToolTip(m_connected ? QString() : tr("The engine does not run"));
    }
    for (auto *action : actions())
        action->setEnabled(m_connected && !m_gone);
}

void LogstoreHead::showName()
{
    constexpr int kNameMost = 320; // a longer one loses its middle
    const auto name = QString::fromStdString(m_key.logstore);
    m_name->setFullText(name);
    m_name->setMinimumWidth(std::min(kNameMost, QFontMetrics(fonts::title()).horizontalAdvance(name) + 2));
}

void LogstoreHead::showCrumbs()
{
    m_crumbs->set({{tr("Logstores"), QStringLiteral("logstores")}, {QString::fromStdString(m_key.project), {}}});
}

} // namespace sluice
