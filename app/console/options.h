// The command line of `sluice`.
#pragma once

#include "engine/base/result.h"
#include "ui/theme/style.h"

#include <QString>
#include <QStringList>

namespace sluice::console {

struct Options {
    QString data; // "" = $XDG_DATA_HOME/sluice
    QString stack; // applied once the engine runs; "" = none
    bool sample = false; // run the sample stack, in the data directory
    QString secrets; // keychain, memory, env, fd:N; "" = keychain
    QString screenshot; // "" = a window for a person
    QString page; // "triggers", or a trigger's name
    Scheme scheme = Scheme::System;
    QString language; // en, zh_CN; "" = the system's
    double scale = 0; // 0 = the screen's
    double afterSeconds = -1; // of the screenshot; < 0 = when the page shows its first data
    std::string sandboxBridge = {}; // not on the command line; "" = sluice-bridge beside this program
    bool help = false;
    bool version = false;
};

// `arguments` without the program's name. Invalid with the mistake as `detail`.
[[nodiscard]] Result<Options> parseOptions(const QStringList &arguments);

[[nodiscard]] QString usage();

// The directory that the options name, absolute.
[[nodiscard]] QString dataDirectoryOf(const Options &options);

} // namespace sluice::console
