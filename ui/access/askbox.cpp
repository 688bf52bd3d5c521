#include "ui/access/askbox.h"

#include "ui/widgets/boxes.h"
#include "ui/widgets/focusring.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>

namespace sluice {

namespace {

constexpr int kBoxWidth = 460;

struct AskText {
    Q_DECLARE_TR_FUNCTIONS(AskBox)
};

// The least width of the texts is what they are wrapped at.
QDialog *makeBox(QWidget *window, const QString &title, QVBoxLayout *&column)
{
    auto *dialog = new QDialog(window);
    prepareDialog(*dialog, title, {kBoxWidth, 0});
    column = new QVBoxLayout(dialog);
    column->setContentsMargins(measure::kEdge, measure::kEdge, measure::kEdge, measure::kSection);
    column->setSpacing(measure::kSection);
    return dialog;
}

} // namespace

void prepareDialog(QDialog &dialog, const QString &title, QSize size)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    dialog.setWindowModality(Qt::WindowModal);
    dialog.setWindowTitle(title);
    new FocusRing(&dialog);
    if (const auto *over = dialog.parentWidget())
        size = size.boundedTo(over->window()->size());
    dialog.resize(size);
}

void fitDialog(QDialog &dialog, int width)
{
    auto *layout = dialog.layout();
    layout->activate();
    const int wide = std::max(width, layout->minimumSize().width());
    const int high = layout->hasHeightForWidth() ? layout->totalHeightForWidth(wide) : layout->sizeHint().height();
    dialog.resize(wide, high);
}

void openAskBox(QWidget *window, const AskWords &words, QObject *context, std::function<void()> deed)
{
    QVBoxLayout *column = nullptr;
    auto *dialog = makeBox(window, words.title, column);
    dialog->setObjectName(QStringLiteral("askBox"));
    auto *what = makeHeading(words.what);
    what->setWordWrap(true);
    column->addWidget(what);
    auto *means = makeLabel(words.means);
    means->setWordWrap(true);
    means->setTextFormat(Qt::PlainText);
    means->setMinimumWidth(kBoxWidth - 2 * measure::kEdge);
    column->addWidget(means);
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    row->addStretch(1);
    auto *no = makeButton(AskText::tr("&Cancel"), nullptr);
    auto *yes = makeButton(words.yes, nullptr);
    yes->setObjectName(QStringLiteral("yes"));
    row->addWidget(no);
    row->addWidget(yes);
    column->addLayout(row);
    QObject::connect(no, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(yes, &QPushButton::clicked, context, [dialog, deed = std::move(deed)] {
        dialog->accept();
        deed();
    });
    dialog->setAccessibleDescription(words.means);
    fitDialog(*dialog, kBoxWidth);
    dialog->open();
    no->setFocus(Qt::OtherFocusReason);
}

void openTroubleBox(QWidget *window, const Trouble &trouble)
{
    QVBoxLayout *column = nullptr;
    auto *dialog = makeBox(window, trouble.what, column);
    dialog->setObjectName(QStringLiteral("troubleBox"));
    auto *box = new TroubleBox;
    box->setMinimumWidth(kBoxWidth - 2 * measure::kEdge);
    box->set(trouble);
    column->addWidget(box);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    auto *close = makeButton(AskText::tr("&Close"), nullptr, ButtonSize::Page, ButtonRank::Default);
    row->addWidget(close);
    column->addLayout(row);
    fitDialog(*dialog, kBoxWidth);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    dialog->open();
    close->setFocus(Qt::OtherFocusReason);
}

} // namespace sluice
