// One value of a JSON text changed, everything else left byte for byte as it is: keys that a form does not know, their
// order, how the text is laid out. Pure.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace sluice {

// `path` names keys from the outside in; objects on the way are made. `value` is JSON. Empty when the text is no object, or
// something else than an object stands on the way.
[[nodiscard]] std::optional<QString> withValue(const QString &json, const QStringList &path, const QString &value);

[[nodiscard]] QString jsonText(const QString &text); // quoted
// A list of texts, broken into lines that begin at `column` where it is long.
[[nodiscard]] QString jsonList(const QStringList &texts, int column);

} // namespace sluice
