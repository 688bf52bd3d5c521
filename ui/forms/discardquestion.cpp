#include "ui/forms/discardquestion.h"

#include "ui/widgets/focusring.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace sluice {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DiscardQuestion)
};

} // namespace

QMessageBox *askToDiscard(QWidget *over, const QString &title, std::function<void()> discard)
{
    auto *question =
        new QMessageBox(QMessageBox::NoIcon, title, Text::tr("Discard what was typed?"), QMessageBox::NoButton, over);
    question->setInformativeText(Text::tr("Nothing was saved yet."));
    question->setWindowModality(Qt::WindowModal);
    question->setAttribute(Qt::WA_DeleteOnClose);
    const auto *yes = question->addButton(Text::tr("&Discard"), QMessageBox::DestructiveRole);
    auto *no = question->addButton(Text::tr("&Keep editing"), QMessageBox::RejectRole);
    question->setDefaultButton(no);
    new FocusRing(question);
    question->setEscapeButton(no);
    QObject::connect(yes, &QAbstractButton::clicked, over, std::move(discard));
    question->open();
    return question;
}

} // namespace sluice
