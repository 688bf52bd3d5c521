#include "ui/forms/logstoreform.h"

#include "engine/base/limits.h"
#include "engine/catalog/names.h"
#include "ui/forms/choices.h"
#include "ui/forms/numberbox.h"
#include "ui/forms/switchbox.h"
#include "ui/widgets/controls.h"

#include <QLineEdit>

namespace sluice {

namespace {

constexpr int kLeastMib = int(limits::kSegmentBytes / limits::kMiB);
constexpr int kMostMib = 16 * 1024 * 1024; // 16 TiB
constexpr int kUsualMib = 1024;

} // namespace

LogstoreForm::LogstoreForm(Staged &staged, QWidget *parent)
    : Form(staged, parent)
    , m_project(new ChoiceBox)
    , m_name(makeEdit())
    , m_shards(new NumberBox(limits::kShardsMin, limits::kShardsMax))
    , m_ttl(new NumberBox(limits::kTtlDaysMin, limits::kTtlDaysMax))
    , m_limited(new SwitchBox(tr("&Limit the size"), tr("the oldest data goes first")))
    , m_maxMib(new NumberBox(kLeastMib, kMostMib))
    , m_index(new SwitchBox(tr("&Index"), tr("needed for searching it")))
{
    m_project->setPrompt(tr("Choose a project"));
    add(QStringLiteral("project"), new Field(tr("&Project"), m_project), {});
    add(QStringLiteral("name"), new Field(tr("Logstore &name"), m_name), {});
    auto *shards = add(QStringLiteral("shards"), new Field(tr("S&hards"), m_shards), QStringLiteral("shards"));
    shards->addBeside(
        makeLabel(tr("%1–%2; each is read by its own pump").arg(m_shards->least()).arg(m_shards->most()), Ink::Text2));
    shards->setControlWidth(84);
    auto *ttl = add(QStringLiteral("ttl"), new Field(tr("&Retention"), m_ttl), QStringLiteral("ttl"));
    ttl->addBeside(makeLabel(tr("days, 1–%1").arg(QLocale().toString(m_ttl->most())), Ink::Text2));
    ttl->setControlWidth(84);
    add(QStringLiteral("limited"), new Field({}, m_limited), {});
    auto *size = add(QStringLiteral("size"), new Field(tr("Size limi&t"), m_maxMib), QStringLiteral("maxBytes"));
    size->addBeside(makeLabel(tr("MiB, %1 or more").arg(kLeastMib), Ink::Text2));
    size->setControlWidth(84);
    add(QStringLiteral("index"), new Field({}, m_index), QStringLiteral("index"));
    body()->addStretch(1);
    watchName(QStringLiteral("name"), m_name, NameKind::Logstore);
    connect(m_project, &ChoiceBox::chosen, this, [this] { edited(QStringLiteral("project")); });
    connect(m_shards, &NumberBox::typed, this, [this] { edited(QStringLiteral("shards")); });
    connect(m_ttl, &NumberBox::typed, this, [this] { edited(QStringLiteral("ttl")); });
    connect(m_maxMib, &NumberBox::typed, this, [this] { edited(QStringLiteral("size")); });
    connect(m_limited, &QCheckBox::clicked, this, [this] { edited(QStringLiteral("limited")); });
    connect(m_index, &QCheckBox::clicked, this, [this] { edited(QStringLiteral("index")); });
    stagedChanged();
}

void LogstoreForm::stagedChanged()
{
    m_project->setChoices(projectChoices(staged()));
}

void LogstoreForm::load(const Logstore &value, FormMode mode)
{
    startLoading();
    m_value = value;
    setFormMode(mode);
    const bool creating = mode == FormMode::Create;
    const auto &projects = staged().rows().projects;
    const auto only =
        creating && value.key.project.empty() && projects.size() == 1 ? projects.front().name : value.key.project;
    m_project->setValue(QString::fromStdString(only));
    m_project->setEnabled(creating && !m_projectFixed);
    m_name->setText(QString::fromStdString(value.key.logstore));
    m_name->setEnabled(creating);
    m_shards->setValue(value.shards);
    m_shards->setEnabled(creating);
    field(QStringLiteral("shards"))
        ->setNote(creating ? QString() : tr("The number of shards is fixed once the Logstore exists."));
    m_ttl->setValue(value.ttlDays);
    m_limited->setChecked(value.maxBytes > 0);
    m_maxMib->setValue(value.maxBytes > 0 ? int(value.maxBytes / limits::kMiB) : kUsualMib);
    m_index->setChecked(value.index);
    loaded();
}

void LogstoreForm::fixProject()
{
    m_projectFixed = true;
    m_project->setEnabled(false);
}

Logstore LogstoreForm::value() const
{
    auto value = m_value;
    value.key = {m_project->value().toStdString(), m_name->text().toStdString()};
    value.shards = m_shards->value();
    value.ttlDays = m_ttl->value();
    // A limit that is no whole number of MiB stays as it is until another number is typed.
    const auto mib = std::uint64_t(std::max(0, m_maxMib->value()));
    if (!m_limited->isChecked())
        value.maxBytes = 0;
    else if (value.maxBytes == 0 || value.maxBytes / limits::kMiB != mib)
        value.maxBytes = mib * limits::kMiB;
    value.index = m_index->isChecked();
    return value;
}

void LogstoreForm::addTo(PutDefinitions &command) const
{
    command.logstores.push_back(value());
}

QString LogstoreForm::path() const
{
    return QStringLiteral("projects.%1.logstores.%2").arg(m_project->value(), m_name->text());
}

void LogstoreForm::review()
{
    auto *project = field(QStringLiteral("project"));
    if (m_project->value().isEmpty())
        project->setMissing(staged().rows().projects.empty() ? tr("There is no project yet. Create one first.")
                                                             : tr("Choose a project."));
    else
        project->setVerdict(
            {m_project->isGone() ? tr("The project %1 does not exist any more.").arg(m_project->value()) : QString(), {}});
    reviewName(QStringLiteral("name"), m_name, NameKind::Logstore, staged().logstore(value().key) != nullptr);
    reviewNumber(QStringLiteral("shards"), m_shards);
    reviewNumber(QStringLiteral("ttl"), m_ttl);
    field(QStringLiteral("size"))->setVisible(m_limited->isChecked());
    reviewNumber(QStringLiteral("size"), m_maxMib);
}

} // namespace sluice
