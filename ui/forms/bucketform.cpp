#include "ui/forms/bucketform.h"

#include <QLineEdit>

namespace sluice {

BucketForm::BucketForm(Staged &staged, QWidget *parent)
    : Form(staged, parent)
    , m_name(makeEdit())
    , m_region(makeEdit())
{
    add(QStringLiteral("name"), new Field(tr("Bucket &name"), m_name), {});
    add(QStringLiteral("region"), new Field(tr("&Region"), m_region), QStringLiteral("region"))
        ->setNote(tr("A trigger ships into buckets of its own region."));
    watchName(QStringLiteral("name"), m_name, NameKind::Bucket);
    watchName(QStringLiteral("region"), m_region, NameKind::Region);
    body()->addStretch(1);
}

void BucketForm::load(const Bucket &value, FormMode mode)
{
    startLoading();
    m_value = value;
    setFormMode(mode);
    m_name->setText(QString::fromStdString(value.name));
    m_name->setEnabled(mode == FormMode::Create);
    m_region->setText(QString::fromStdString(value.region));
    loaded();
}

Bucket BucketForm::value() const
{
    auto value = m_value;
    value.name = m_name->text().toStdString();
    value.region = m_region->text().toStdString();
    return value;
}

void BucketForm::addTo(PutDefinitions &command) const
{
    command.buckets.push_back(value());
}

QString BucketForm::path() const
{
    return QStringLiteral("buckets.") + m_name->text();
}

void BucketForm::review()
{
    reviewName(QStringLiteral("name"), m_name, NameKind::Bucket, staged().bucket(m_name->text().toStdString()) != nullptr);
    field(QStringLiteral("region"))->setVerdict(checkName(NameKind::Region, m_region->text()));
}

} // namespace sluice
