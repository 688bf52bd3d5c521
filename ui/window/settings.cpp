#include "ui/window/settings.h"

#include <QSettings>

namespace sluice {

namespace {

constexpr auto kLanguage = "window/language";
constexpr auto kScheme = "window/theme";
constexpr auto kNotices = "window/notices";

} // namespace

Settings Settings::load()
{
    const QSettings stored;
    Settings settings;
    const auto language = stored.value(QLatin1String(kLanguage)).toString();
    if (language == QLatin1String("en") || language == QLatin1String("zh_CN"))
        settings.language = language;
    const auto scheme = stored.value(QLatin1String(kScheme)).toString();
    settings.scheme = scheme == QLatin1String("dark") ? Scheme::Dark
        : scheme == QLatin1String("light")            ? Scheme::Light
                                                      : Scheme::System;
    settings.notices = stored.value(QLatin1String(kNotices), true).toBool();
    return settings;
}

void Settings::save() const
{
    QSettings stored;
    stored.setValue(QLatin1String(kLanguage), language);
    stored.setValue(QLatin1String(kScheme),
                    scheme == Scheme::Dark        ? QStringLiteral("dark")
                        : scheme == Scheme::Light ? QStringLiteral("light")
                                                  : QString());
    stored.setValue(QLatin1String(kNotices), notices);
}

} // namespace sluice
