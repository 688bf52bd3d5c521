#include "app/console/console.h"
#include "app/console/language.h"
#include "app/hardening.h"
#include "app/secretstores.h"
#include "ui/theme/fonts.h"
#include "ui/window/settings.h"

#include <QApplication>

#include <cstdio>

using namespace sluice;

namespace {

// Before the application exists: the scale is read when it is made.
Result<console::Options> optionsBefore(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return console::parseOptions(arguments);
}

} // namespace

int main(int argc, char **argv)
{
    hardenProcess();
    auto given = takeSecretsFromEnvironment(); // before anything else could read or inherit them
    QCoreApplication::setApplicationName(QStringLiteral("sluice"));
    QCoreApplication::setOrganizationName(QStringLiteral("sluice"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SLUICE_VERSION));
    const auto options = optionsBefore(argc, argv);
    if (!options) {
        std::fprintf(stderr, "sluice: %s. See sluice --help.\n", options.error().detail.c_str());
        return 2;
    }
    if (options->version) {
        std::printf("sluice %s\n", SLUICE_VERSION);
        return 0;
    }
    if (options->scale > 0)
        qputenv("QT_SCALE_FACTOR", QByteArray::number(options->scale));
    const bool noScreen = qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    if ((!options->screenshot.isEmpty() || options->help) && noScreen && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    if (options->help) {
        std::fputs(qPrintable(console::usage()), stdout);
        return 0;
    }
    app.setQuitOnLastWindowClosed(false); // the engine stops in order first
    // The command line stands above what was chosen in the window.
    const auto settings = Settings::load();
    QApplication::setStyle(new SluiceStyle(options->scheme == Scheme::System ? settings.scheme : options->scheme));
    QApplication::setFont(fonts::base());
    console::Language language(options->language.isEmpty() ? settings.language : options->language);
    auto secrets = secretChoiceOf(options->secrets.toStdString()).and_then([&given](const SecretChoice &choice) {
        return openSecretStore(choice, std::move(given));
    });
    if (!secrets) {
        std::fprintf(stderr, "sluice: %s. See sluice --help.\n", secrets.error().detail.c_str());
        return 2;
    }
    console::Console console(*options, std::move(*secrets), language);
    QObject::connect(&console, &console::Console::finished, &app, &QCoreApplication::quit);
    console.start();
    const int status = app.exec();
    return status != 0 ? status : console.exitStatus();
}
