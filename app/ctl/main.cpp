#include "app/ctl/commands.h"
#include "app/ctl/enginefactory.h"
#include "app/ctl/help.h"
#include "app/ctl/session.h"
#include "app/ctl/signals.h"
#include "app/hardening.h"
#include "app/secretstores.h"

#include <QCoreApplication>
#include <QTimer>

using namespace sluice;
using namespace sluice::ctl;

int main(int argc, char **argv)
{
    hardenProcess();
    auto given = takeSecretsFromEnvironment(); // before anything else could read or inherit them
    ignoreBrokenPipes();
    const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
    auto arguments = parse(words, commands());
    if (!arguments) {
        Output(false, false).report(arguments.error());
        return static_cast<int>(Exit::BadInput);
    }
    if (arguments->help) {
        Output(false, false).print(arguments->command ? helpOf(*arguments->command) : overview(commands()));
        return static_cast<int>(Exit::Done);
    }
    if (arguments->version) {
        Output(false, false).print("sluicectl " SLUICE_VERSION "\n");
        return static_cast<int>(Exit::Done);
    }
    QCoreApplication app(argc, argv);
    auto secrets = secretChoiceOf(arguments->secrets).and_then([&given](const SecretChoice &choice) {
        return openSecretStore(choice, std::move(given));
    });
    if (!secrets) {
        Output(false, false).report(secrets.error());
        return static_cast<int>(Exit::BadInput);
    }
    Session session(std::move(*arguments), engineFactory(std::move(*secrets)), SLUICE_VERSION);
    const Signals stops([&session](int signal) { session.interrupt(signal); });
    QTimer::singleShot(0, &session, [&session] { session.start(); });
    return QCoreApplication::exec();
}
