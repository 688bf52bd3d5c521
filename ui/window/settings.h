// What a person chose for this window, kept by QSettings. Command-line options stand above it for one run.
#pragma once

#include "ui/theme/style.h"

#include <QString>

namespace sluice {

struct Settings {
    QString language; // en, zh_CN; "" = the system's
    Scheme scheme = Scheme::System;
    bool notices = true; // the button with what needs a look

    friend bool operator==(const Settings &, const Settings &) = default;

    [[nodiscard]] static Settings load();
    void save() const;
};

} // namespace sluice
