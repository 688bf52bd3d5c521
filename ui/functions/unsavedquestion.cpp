#include "ui/functions/unsavedquestion.h"

#include "models/codedesk.h"
#include "ui/forms/discardquestion.h"
#include "ui/functions/functionview.h"
#include "ui/widgets/focusring.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QMessageBox>
#include <QPointer>

namespace sluice {

namespace {

constexpr qsizetype kFilesNamed = 8;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(UnsavedQuestion)
};

// What could not be saved, and why: a line each.
QStringList saveEach(CodeDesk &desk)
{
    QStringList failed;
    for (const auto &[folder, path] : desk.unsavedKeys()) {
        if (const auto done = desk.save({folder, path}); !done)
            failed.append(folder + QLatin1Char('/') + path + QLatin1Char('\n')
                          + QString::fromStdString(done.error().detail));
    }
    return failed;
}

void sayNotSaved(QWidget *window, const QStringList &failed)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, Text::tr("Unsaved code"),
                                Text::tr("Not everything is saved, so the window stays."), QMessageBox::Close, window);
    box->setObjectName(QStringLiteral("notSaved"));
    box->setInformativeText(failed.mid(0, kFilesNamed).join(QLatin1Char('\n')));
    box->setWindowModality(Qt::WindowModal);
    box->setAttribute(Qt::WA_DeleteOnClose);
    new FocusRing(box);
    box->open();
}

// A form that was typed into on some page is lost with the window.
QMessageBox *askForForms(QWidget *window, std::function<void()> close)
{
    for (auto *view : window->findChildren<FunctionView *>()) {
        if (view->unsaved())
            return askToDiscard(window, Text::tr("Function %1").arg(QString::fromStdString(toText(view->function()))),
                                [view = QPointer<FunctionView>(view), close = std::move(close)] {
                                    if (view)
                                        view->discard();
                                    close();
                                });
    }
    return nullptr;
}

} // namespace

QMessageBox *askBeforeClosing(CodeDesk &desk, QWidget *window, std::function<void()> close)
{
    desk.gather();
    const auto files = desk.unsaved();
    if (files.isEmpty())
        return askForForms(window, std::move(close));
    auto named = files.mid(0, kFilesNamed).join(QLatin1Char('\n'));
    if (files.size() > kFilesNamed)
        named += QLatin1Char('\n') + Text::tr("and %Ln more", nullptr, int(files.size() - kFilesNamed));
    auto *question = new QMessageBox(QMessageBox::NoIcon, Text::tr("Unsaved code"), Text::tr("Save what was typed?"),
                                     QMessageBox::NoButton, window);
    question->setInformativeText(named);
    question->setWindowModality(Qt::WindowModal);
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto *save = question->addButton(Text::tr("&Save all"), QMessageBox::AcceptRole);
    const auto *discard = question->addButton(Text::tr("&Discard"), QMessageBox::DestructiveRole);
    auto *keep = question->addButton(Text::tr("&Keep editing"), QMessageBox::RejectRole);
    question->setDefaultButton(save);
    question->setEscapeButton(keep);
    new FocusRing(question);
    QObject::connect(save, &QAbstractButton::clicked, window, [&desk, window, close] {
        if (const auto failed = saveEach(desk); !failed.isEmpty())
            sayNotSaved(window, failed);
        else
            close();
    });
    QObject::connect(discard, &QAbstractButton::clicked, window, [&desk, close = std::move(close)] {
        for (const auto &key : desk.unsavedKeys())
            desk.close(key);
        close();
    });
    question->open();
    return question;
}

} // namespace sluice
