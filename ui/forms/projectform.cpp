#include "ui/forms/projectform.h"

#include "engine/catalog/names.h"

#include <QLineEdit>

namespace sluice {

ProjectForm::ProjectForm(Staged &staged, QWidget *parent)
    : Form(staged, parent)
    , m_name(makeEdit())
    , m_region(makeEdit())
    , m_description(makeEdit())
{
    add(QStringLiteral("name"), new Field(tr("Project &name"), m_name), {});
    add(QStringLiteral("region"), new Field(tr("&Region"), m_region), QStringLiteral("region"))
        ->setNote(tr("What a trigger connects must be in one region."));
    add(QStringLiteral("description"), new Field(tr("&Description"), m_description), QStringLiteral("description"));
    watchName(QStringLiteral("name"), m_name, NameKind::Project);
    watchName(QStringLiteral("region"), m_region, NameKind::Region);
    watchText(QStringLiteral("description"), m_description);
    body()->addStretch(1);
}

void ProjectForm::load(const Project &value, FormMode mode)
{
    startLoading();
    m_value = value;
    setFormMode(mode);
    m_name->setText(QString::fromStdString(value.name));
    m_name->setEnabled(mode == FormMode::Create);
    m_region->setText(QString::fromStdString(value.region));
    m_description->setText(QString::fromStdString(value.description));
    loaded();
}

Project ProjectForm::value() const
{
    auto value = m_value;
    value.name = m_name->text().toStdString();
    value.region = m_region->text().toStdString();
    value.description = m_description->text().toStdString();
    return value;
}

void ProjectForm::addTo(PutDefinitions &command) const
{
    command.projects.push_back(value());
}

QString ProjectForm::path() const
{
    return QStringLiteral("projects.") + m_name->text();
}

void ProjectForm::review()
{
    reviewName(QStringLiteral("name"), m_name, NameKind::Project, staged().project(m_name->text().toStdString()) != nullptr);
    field(QStringLiteral("region"))->setVerdict(checkName(NameKind::Region, m_region->text()));
    field(QStringLiteral("description"))->setVerdict(checkFreeText(m_description->text(), kDescriptionBytesMax));
}

} // namespace sluice
