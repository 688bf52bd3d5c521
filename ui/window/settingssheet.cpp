#include "ui/window/settingssheet.h"

#include "ui/theme/fonts.h"
#include "ui/widgets/controls.h"

#include <QComboBox>
#include <QGridLayout>

#include <utility>

namespace sluice {

namespace {

constexpr int kChoiceWidth = 220;

QString codeOf(Scheme scheme)
{
    return scheme == Scheme::Dark ? QStringLiteral("dark") : scheme == Scheme::Light ? QStringLiteral("light") : QString();
}

QString codeOf(format::Zone zone)
{
    return QString::number(int(zone));
}

} // namespace

SettingsSheet::SettingsSheet(const QString &dataDirectory, QWidget *window)
    : Sheet(tr("Settings"), window)
    , m_grid(new QGridLayout)
{
    const auto now = Settings::load();
    m_grid->setHorizontalSpacing(measure::kSection);
    m_grid->setVerticalSpacing(measure::kSmallGap);
    body()->addLayout(m_grid);
    m_language = addChoice(tr("&Language"),
                           {{tr("As the system"), QString()},
                            {QStringLiteral("English"), QStringLiteral("en")},
                            {QStringLiteral("中文"), QStringLiteral("zh_CN")}},
                           now.language, {});
    m_scheme = addChoice(
        tr("C&olours"),
        {{tr("As the system"), QString()}, {tr("Light"), QStringLiteral("light")}, {tr("Dark"), QStringLiteral("dark")}},
        codeOf(now.scheme), {});
    m_zone = addChoice(tr("&Time zone"),
                       {{tr("Local time"), codeOf(format::Zone::Local)},
                        {QStringLiteral("UTC"), codeOf(format::Zone::Utc)},
                        {tr("Of this machine"), codeOf(format::Zone::Machine)}},
                       codeOf(m_zoneWas), tr("Of all times in the window; the status line names it."));
    m_notices = addChoice(tr("&Notices"), {{tr("Shown"), QStringLiteral("1")}, {tr("Not shown"), QStringLiteral("0")}},
                          now.notices ? QStringLiteral("1") : QStringLiteral("0"),
                          tr("Failing, blocked, lagging and silent triggers, beside the menu."));
    auto *where =
        makeLabel(tr("Data directory: %1").arg(dataDirectory.isEmpty() ? tr("no engine") : dataDirectory), Ink::Text2);
    where->setTextInteractionFlags(Qt::TextSelectableByMouse);
    body()->addSpacing(measure::kGap);
    body()->addWidget(where);
    addClose();
    m_language->setFocus(Qt::OtherFocusReason);
}

QComboBox *SettingsSheet::addChoice(const QString &label, const QList<std::pair<QString, QString>> &choices,
                                    const QString &now, const QString &hint)
{
    auto *combo = new QComboBox;
    combo->setFixedWidth(kChoiceWidth);
    for (const auto &[text, code] : choices)
        combo->addItem(text, code);
    combo->setCurrentIndex(std::max(0, combo->findData(now)));
    auto *name = makeLabel(label);
    name->setBuddy(combo);
    combo->setAccessibleName(withoutMnemonic(label));
    const int row = m_grid->rowCount();
    m_grid->addWidget(name, row, 0, Qt::AlignRight | Qt::AlignVCenter);
    m_grid->addWidget(combo, row, 1);
    if (!hint.isEmpty()) {
        auto *text = makeLabel(hint, Ink::Text2);
        text->setFont(fonts::small());
        m_grid->addWidget(text, row + 1, 1);
    }
    connect(combo, &QComboBox::activated, this, &SettingsSheet::take);
    return combo;
}

void SettingsSheet::take()
{
    Settings next;
    next.language = m_language->currentData().toString();
    const auto scheme = m_scheme->currentData().toString();
    next.scheme = scheme == QLatin1String("dark") ? Scheme::Dark
        : scheme == QLatin1String("light")        ? Scheme::Light
                                                  : Scheme::System;
    next.notices = m_notices->currentData().toString() == QLatin1String("1");
    next.save();
    const auto zone = format::Zone(m_zone->currentData().toString().toInt());
    const bool otherZone = std::exchange(m_zoneWas, zone) != zone;
    if (otherZone)
        format::setZone(zone);
    emit changed(next);
    if (otherZone)
        emit zoneChanged();
}

} // namespace sluice
