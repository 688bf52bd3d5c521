// Small window-modal boxes: a question that is asked once with what it means, and a failure with its three parts.
#pragma once

#include "ui/errors.h"

#include <QSize>

#include <functional>

class QDialog;
class QObject;
class QWidget;

namespace sluice {

struct AskWords {
    QString title; // of the box
    QString what; // bold, one line: "Revoke the authorization?"
    QString means; // what will stop, and that it can be undone
    QString yes; // the verb of the button: "&Revoke"
};
// `deed` runs when the button is pressed and the context is still there; Esc and Cancel do nothing. Cancel has the focus:
// what is lost is not lost by Enter.
void openAskBox(QWidget *window, const AskWords &words, QObject *context, std::function<void()> deed);

void openTroubleBox(QWidget *window, const Trouble &trouble);

// Window-modal, gone when it is closed; no larger than the window that it lies over.
void prepareDialog(QDialog &dialog, const QString &title, QSize size);
// As high as its texts need at this width.
void fitDialog(QDialog &dialog, int width);

} // namespace sluice
