// Brings a secret into the engine's store. Where no keychain takes it, a person is told why and chooses.
#pragma once

#include "engine/access/secret.h"
#include "models/workspace.h"
#include "ui/errors.h"

#include <QDialog>

#include <functional>

namespace sluice {

// What stands in the way, in words: "There is no keychain here" · why · what can be done.
[[nodiscard]] Trouble keychainTrouble(const Error &error, const std::string &name);
[[nodiscard]] bool isKeychainError(const Error &error); // else the error is one of the call, not of the place

class NoKeychainDialog final : public QDialog {
    Q_OBJECT
public:
    NoKeychainDialog(const Error &error, const std::string &name, QWidget *window); // shown by open()

signals:
    void keepForThisRun();
    void tryAgain();
};

// `done` gets Cancelled/"GivenUp" when the person chose to; it is not called when the widget is gone. The secret is wiped
// with the last copy, whatever happens. The workspace outlives the widget.
void keepSecret(Workspace &workspace, QWidget *over, const std::string &name, Secret secret, std::function<void(Done)> done);

} // namespace sluice
