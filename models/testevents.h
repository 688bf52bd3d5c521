// The events that a function is tried with: files of its code folder, and what its triggers gave to it lately.
#pragma once

#include "models/codefolder.h"

#include <QStringList>

namespace sluice {

inline constexpr qsizetype kEventNameMost = 64; // characters

[[nodiscard]] QStringList eventFiles(const CodeListing &listing); // event.json first, then events/*.json

// Where "Save event as test" writes: events/NAME.json. NAME: 1–64 letters, digits, dots, _ and -, a letter or digit first.
[[nodiscard]] QString eventPath(const QString &name); // "" = no such name

// How an event reads in one line: what it is of. Nothing of it is believed.
struct EventFacts {
    bool isJson = false;
    int line = 0; // of the mistake, from 1
    int column = 0;
    QString problem;
    QString source; // "shop/orders, shard 1"; "" = it is of no Logstore
};
[[nodiscard]] EventFacts eventFacts(const QString &text);

} // namespace sluice
