#include "ui/functions/unsandboxeddialog.h"

#include "ui/access/askbox.h"
#include "ui/widgets/boxes.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDialog>
#include <QGridLayout>
#include <QVBoxLayout>

namespace sluice {

namespace {

constexpr int kConsentWidth = 520;

struct Consent {
    Q_DECLARE_TR_FUNCTIONS(UnsandboxedDialog)
};

QLabel *wrappedText(const QString &text)
{
    auto *label = makeLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumWidth(kConsentWidth - 2 * measure::kEdge);
    return label;
}

} // namespace

void openUnsandboxedDialog(QWidget *window, const QString &problem, QObject *context, std::function<void()> accepted)
{
    auto *dialog = new QDialog(window);
    dialog->setObjectName(QStringLiteral("unsandboxed"));
    prepareDialog(*dialog, Consent::tr("Run functions without a sandbox"), {kConsentWidth, 0});
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(measure::kEdge, measure::kEdge, measure::kEdge, measure::kSection);
    column->setSpacing(measure::kSection);
    column->addWidget(makeHeading(Consent::tr("Run functions without a sandbox?")));
    column->addWidget(wrappedText(Consent::tr("This machine cannot make one: %1").arg(problem)));
    column->addWidget(
        wrappedText(Consent::tr("Without it, code of functions runs as any program that you start yourself:")));
    auto *list = new QGridLayout;
    list->setHorizontalSpacing(measure::kGap);
    list->setVerticalSpacing(measure::kSmallGap);
    list->setColumnStretch(1, 1);
    int line = 0;
    for (const auto &text :
         {Consent::tr("It can read, change and delete all your files, those of this engine included."),
          Consent::tr("It can use your network: the internet, your local network, what listens on this machine."),
          Consent::tr("It can see your processes and end them, and use as much memory and disk as you may.")}) {
        auto *what = makeLabel(text);
        what->setTextFormat(Qt::PlainText);
        what->setWordWrap(true);
        list->addWidget(makeLabel(QStringLiteral("•")), line, 0, Qt::AlignTop);
        list->addWidget(what, line++, 1);
    }
    column->addLayout(list);
    column->addWidget(wrappedText(
        Consent::tr("Accept this only for code that you trust as much as a program that you install. "
                    "It holds for every function of this engine, is kept in its audit, and can be taken back.")));
    auto *tick = new QCheckBox(Consent::tr("&I accept this for every function of this engine"));
    column->addWidget(tick);
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    row->addStretch(1);
    auto *no = makeButton(Consent::tr("&Cancel"), nullptr);
    auto *yes = makeButton(Consent::tr("&Run without a sandbox"), nullptr);
    yes->setObjectName(QStringLiteral("yes"));
    yes->setEnabled(false);
    row->addWidget(no);
    row->addWidget(yes);
    column->addLayout(row);
    QObject::connect(tick, &QCheckBox::toggled, yes, &QWidget::setEnabled);
    QObject::connect(no, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(yes, &QPushButton::clicked, context, [dialog, accepted = std::move(accepted)] {
        dialog->accept();
        accepted();
    });
    fitDialog(*dialog, kConsentWidth);
    dialog->open();
    no->setFocus(Qt::OtherFocusReason);
}

} // namespace sluice
