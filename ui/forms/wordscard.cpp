#include "ui/forms/wordscard.h"

#include "ui/widgets/controls.h"

#include <QGridLayout>

namespace sluice {

void clearLayout(QLayout *layout)
{
    while (auto *item = layout->takeAt(0)) {
        if (auto *widget = item->widget())
            delete widget;
        if (item->layout())
            clearLayout(item->layout());
        delete item;
    }
}

QLabel *wrappedLabel(const QString &text, Ink ink, Qt::TextFormat format)
{
    auto *label = makeLabel({}, ink);
    label->setTextFormat(format);
    label->setText(text);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    label->setSizePolicy(policy);
    return label;
}

WordsCard::WordsCard(QWidget *parent)
    : CardFrame(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(measure::kSection, 10, measure::kSection, 10);
    m_grid->setHorizontalSpacing(measure::kSection);
    m_grid->setVerticalSpacing(measure::kSmallGap);
    m_grid->setColumnStretch(1, 1);
}

void WordsCard::setLines(const QList<AllowLine> &lines, const QString &none)
{
    clearLayout(m_grid);
    if (lines.isEmpty()) {
        m_grid->addWidget(wrappedLabel(none, Ink::Text2, Qt::PlainText), 0, 0, 1, 2);
        return;
    }
    for (int row = 0; row < lines.size(); ++row) {
        const auto &line = lines[row];
        const bool allows = line.kind == AllowLine::Kind::Allow;
        auto *word = makeLabel(allows                                   ? tr("Allow")
                                   : line.kind == AllowLine::Kind::Deny ? tr("Deny")
                                                                        : tr("Not"),
                               line.kind == AllowLine::Kind::Deny ? Ink::Bad : Ink::Text2);
        m_grid->addWidget(word, row, 0, Qt::AlignTop);
        m_grid->addWidget(wrappedLabel(line.text, line.kind == AllowLine::Kind::Not ? Ink::Text2 : Ink::Text, Qt::RichText),
                          row, 1);
    }
}

void WordsCard::set(const QString &document)
{
    setLines(inWords(document), tr("It is no policy yet."));
}

} // namespace sluice
