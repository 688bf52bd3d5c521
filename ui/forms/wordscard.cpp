#include "ui/forms/wordscard.h"

#include "ui/forms/policychecks.h"
#include "ui/widgets/controls.h"

#include <QEvent>

namespace sluice {

WordsCard::WordsCard(QWidget *parent)
    : Card(parent)
    , m_text(makeLabel({}, Ink::Text))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kSection, measure::kSection, measure::kSection, measure::kSection);
    column->addWidget(m_text);
}

void WordsCard::set(const QString &document)
{
    m_document = document;
    fill();
}

void WordsCard::fill()
{
    const auto &theme = Theme::of(palette());
    QString html;
    for (const auto &line : inWords(m_document)) {
        const auto word = line.kind == AllowLine::Kind::Allow ? tr("Allow")
            : line.kind == AllowLine::Kind::Deny              ? tr("Deny")
                                                              : tr("Not");
        const auto ink = line.kind == AllowLine::Kind::Not ? theme.text2 : theme.text;
        html += QStringLiteral("<tr><td style=\"color:%1; padding-right:12px\">%2</td><td style=\"color:%3\">%4</td></tr>")
                    .arg(theme.text2.name(), word, ink.name(), line.text);
    }
    m_text->setText(html.isEmpty() ? tr("It is no policy yet.")
                                   : QStringLiteral("<table cellspacing=\"2\">%1</table>").arg(html));
}

void WordsCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

} // namespace sluice
