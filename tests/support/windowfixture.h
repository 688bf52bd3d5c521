// A window on a staged engine at a fixed time, for tests of what a person sees. Header only: not every test has widgets.
#pragma once

#include "tests/support/scene.h"
#include "ui/theme/fonts.h"
#include "ui/theme/style.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QLocale>
#include <QSettings>
#include <QTemporaryDir>

namespace sluice::test {

// Style, fonts and settings as app/console sets them, in a folder that goes with the test.
inline void prepareApplication(Scheme scheme)
{
    static const QTemporaryDir kSettings;
    QCoreApplication::setOrganizationName(QStringLiteral("sluice-test"));
    QCoreApplication::setApplicationName(QStringLiteral("sluice-test"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, kSettings.path());
    QSettings().clear();
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QApplication::setStyle(new SluiceStyle(scheme));
    QApplication::setFont(fonts::base());
}

struct WindowFixture {
    explicit WindowFixture(QSize size = {1440, 900})
        : window([] { return kSceneNow; })
    {
        stageScene(client);
        window.resize(size);
    }

    FakeEngineClient client;
    MainWindow window; // goes before the client that it shows
};

} // namespace sluice::test
