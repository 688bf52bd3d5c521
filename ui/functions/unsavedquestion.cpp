#include "ui/functions/unsavedquestion.h"

#include "models/codedesk.h"
#include "ui/widgets/focusring.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QMessageBox>

namespace sluice {

namespace {

constexpr qsizetype kFilesNamed = 8;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(UnsavedQuestion)
};

bool saveEach(CodeDesk &desk)
{
    bool all = true;
    for (const auto &[folder, path] : desk.unsavedKeys())
        all = desk.save({folder, path}).has_value() && all;
    return all;
}

} // namespace

QMessageBox *askBeforeClosing(CodeDesk &desk, QWidget *window, std::function<void()> close)
{
    const auto files = desk.unsaved();
    if (files.isEmpty())
        return nullptr;
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
    QObject::connect(save, &QAbstractButton::clicked, window, [&desk, close] {
        if (saveEach(desk))
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
