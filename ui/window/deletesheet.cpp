#include "ui/window/deletesheet.h"

#include "models/changewords.h"
#include "models/format.h"
#include "ui/theme/fonts.h"

#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr std::size_t kListedMax = 8; // names; the rest is a number
constexpr int kWidth = 480;

QLabel *paragraph(const QString &text, Ink ink = Ink::Text)
{
    auto *label = makeLabel(text, ink);
    label->setWordWrap(true);
    label->setFixedWidth(kWidth);
    return label;
}

QString kept(const Workspace &workspace, const QString &kind, const QString &name)
{
    if (kind == QLatin1String("logstore")) {
        for (const auto &row : workspace.definitions()->logstores) {
            if (QString::fromStdString(toText(row.definition.key)) == name)
                return DeleteSheet::tr("Its %1 log lines (%2) stay on disk for 7 days, then they are gone.")
                    .arg(format::number(row.lines), format::diskSize(row.bytes));
        }
    }
    if (kind == QLatin1String("bucket"))
        return DeleteSheet::tr("Its objects stay on disk for 7 days, then they are gone.");
    if (kind == QLatin1String("trigger"))
        return DeleteSheet::tr("Its checkpoints are kept for 7 days: restored, it goes on where it was. "
                               "An attempt that is running is brought to its end.");
    return {};
}

QString listed(const std::vector<Deletion::Other> &others)
{
    QStringList lines;
    for (std::size_t i = 0; i < others.size() && i < kListedMax; ++i) {
        const auto &other = others[i];
        const auto what = QStringLiteral("%1 %2").arg(kindWord(other.kind), QString::fromStdString(other.name));
        lines.append(other.why.isEmpty() ? what : DeleteSheet::tr("%1, which %2").arg(what, other.why));
    }
    if (others.size() > kListedMax)
        lines.append(DeleteSheet::tr("and %n more", nullptr, int(others.size() - kListedMax)));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

DeleteSheet::DeleteSheet(Workspace &workspace, const QString &kind, const QString &name, QWidget *window)
    : Sheet(tr("Delete %1").arg(kindWord(kind.toStdString())), window)
    , m_workspace(workspace)
    , m_kind(kind)
    , m_name(name)
{
    auto *title = paragraph(tr("Delete %1 %2?").arg(kindWord(kind.toStdString()), name));
    title->setFont(fonts::card());
    body()->addWidget(title);
    m_story = new QWidget;
    body()->addWidget(m_story);
    if (const auto text = kept(workspace, kind, name); !text.isEmpty())
        body()->addWidget(paragraph(text));
    body()->addWidget(paragraph(tr("It goes to the trash. Undo (Ctrl+Z) or the trash brings it back."), Ink::Text2));
    m_delete = addButton({}, ButtonRank::Plain);
    tell();
    auto *cancel = addClose();
    connect(m_delete, &QPushButton::clicked, this, &DeleteSheet::go);
    connect(&workspace, &Workspace::definitionsChanged, this, &DeleteSheet::tell);
    cancel->setAutoDefault(true);
    cancel->setFocus(Qt::OtherFocusReason); // Enter alone deletes nothing
}

void DeleteSheet::tell()
{
    auto now = deletionOf(*m_workspace.definitions(), m_kind.toStdString(), m_name.toStdString());
    if (m_story->layout() && now == m_deletion)
        return;
    m_deletion = std::move(now);
    auto *story = new QWidget;
    auto *column = new QVBoxLayout(story);
    column->setContentsMargins(0, 0, 0, 0);
    const auto add = [column](const QString &heading, const std::vector<Deletion::Other> &others) {
        if (others.empty())
            return;
        column->addWidget(paragraph(heading));
        column->addWidget(paragraph(listed(others), Ink::Text2));
    };
    const auto count = [](const auto &others) { return int(others.size()); };
    add(tr("%n thing(s) inside it are deleted with it:", nullptr, count(m_deletion.inside)), m_deletion.inside);
    add(tr("%n trigger(s) cannot be without it and are deleted with it:", nullptr, count(m_deletion.users)),
        m_deletion.users);
    add(tr("%n service(s) stay, but lose it:", nullptr, count(m_deletion.losers)), m_deletion.losers);
    delete body()->replaceWidget(m_story, story);
    delete std::exchange(m_story, story);
    story->setVisible(column->count() > 0);
    m_delete->setText(m_deletion.users.empty() ? tr("&Delete") : tr("&Delete all together"));
}

void DeleteSheet::go()
{
    m_delete->setEnabled(false);
    say({});
    DeleteObject command;
    command.kind = m_kind.toStdString();
    command.name = m_name.toStdString();
    command.cascade = !m_deletion.isAlone();
    command.actor = "sluice";
    m_workspace.send(std::move(command), this, [this](Result<PlanRows> answer) {
        if (!answer) {
            m_delete->setEnabled(true);
            return say(troubleOf(answer.error(), tr("Could not delete %1").arg(m_name)));
        }
        m_workspace.say(tr("Deleted %1. Ctrl+Z brings it back.").arg(m_name));
        m_workspace.readSoon();
        accept();
    });
}

} // namespace sluice
