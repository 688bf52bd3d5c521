#include "ui/window/deletesheet.h"

#include "models/changewords.h"
#include "models/format.h"
#include "ui/theme/fonts.h"

#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr int kListedMax = 8; // names; the rest is a number
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

} // namespace

QStringList insidesOf(const DefinitionRows &definitions, const QString &kind, const QString &name)
{
    QStringList found;
    const auto add = [&](const char *inner, const std::string &full) {
        const auto text = QString::fromStdString(full);
        if (text.startsWith(name + QLatin1Char('/')))
            found.append(QStringLiteral("%1 %2").arg(kindWord(inner), text));
    };
    if (kind == QLatin1String("project")) {
        for (const auto &row : definitions.logstores)
            add("logstore", toText(row.definition.key));
    }
    if (kind == QLatin1String("service")) {
        for (const auto &function : definitions.functions)
            add("function", toText(function.key));
    }
    if (kind == QLatin1String("service") || kind == QLatin1String("function")) {
        for (const auto &trigger : definitions.triggers)
            add("trigger", toText(trigger.key));
    }
    return found;
}

DeleteSheet::DeleteSheet(Workspace &workspace, const QString &kind, const QString &name, QWidget *window)
    : Sheet(tr("Delete %1").arg(kindWord(kind.toStdString())), window)
    , m_workspace(workspace)
    , m_kind(kind)
    , m_name(name)
    , m_insides(insidesOf(*workspace.definitions(), kind, name))
{
    auto *title = paragraph(tr("Delete %1 %2?").arg(kindWord(kind.toStdString()), name));
    title->setFont(fonts::card());
    body()->addWidget(title);
    if (!m_insides.isEmpty()) {
        body()->addWidget(paragraph(tr("%n thing(s) inside it are deleted with it:", nullptr, int(m_insides.size()))));
        auto listed = m_insides.mid(0, kListedMax);
        if (m_insides.size() > kListedMax)
            listed.append(tr("and %n more", nullptr, int(m_insides.size() - kListedMax)));
        body()->addWidget(paragraph(listed.join(QLatin1Char('\n')), Ink::Text2));
    }
    if (const auto text = kept(workspace, kind, name); !text.isEmpty())
        body()->addWidget(paragraph(text));
    body()->addWidget(paragraph(tr("It goes to the trash. Undo (Ctrl+Z) or the trash brings it back."), Ink::Text2));
    m_delete = addButton(tr("&Delete"), ButtonRank::Plain);
    auto *cancel = addClose();
    connect(m_delete, &QPushButton::clicked, this, &DeleteSheet::go);
    cancel->setAutoDefault(true);
    cancel->setFocus(Qt::OtherFocusReason); // Enter alone deletes nothing
}

void DeleteSheet::go()
{
    m_delete->setEnabled(false);
    say({});
    DeleteObject command;
    command.kind = m_kind.toStdString();
    command.name = m_name.toStdString();
    command.cascade = !m_insides.isEmpty();
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
