#include "ui/services/factgrid.h"

#include "models/format.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/crumbs.h"

#include <QGridLayout>

namespace sluice {

namespace {

constexpr int kLabelLeast = 96;

QString cutTo(const QString &text, qsizetype most)
{
    return text.size() <= most ? text : text.left(most) + QStringLiteral("…");
}

} // namespace

FactGrid::FactGrid(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(measure::kSection);
    m_grid->setVerticalSpacing(measure::kSmallGap);
    m_grid->setColumnMinimumWidth(0, kLabelLeast);
    m_grid->setColumnStretch(1, 1);
}

void FactGrid::set(const QList<ServiceFact> &facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    while (m_labels.size() > facts.size()) {
        delete m_labels.takeLast();
        delete m_values.takeLast();
    }
    while (m_labels.size() < facts.size()) {
        auto *label = makeLabel({}, Ink::Text2);
        auto *value = makeLabel({});
        value->setWordWrap(true);
        value->setTextFormat(Qt::RichText);
        value->setTextInteractionFlags(Qt::TextBrowserInteraction);
        connect(value, &QLabel::linkActivated, this, &FactGrid::opened);
        const int row = int(m_labels.size());
        m_grid->addWidget(label, row, 0, Qt::AlignTop);
        m_grid->addWidget(value, row, 1);
        label->show(); // at once: the grid may be in sight
        value->show();
        m_labels.append(label);
        m_values.append(value);
    }
    fill();
}

void FactGrid::fill()
{
    const auto &theme = Theme::of(palette());
    for (qsizetype i = 0; i < m_facts.size(); ++i) {
        const auto &fact = m_facts[i];
        auto *value = m_values[i];
        m_labels[i]->setText(fact.label);
        auto html = cutTo(fact.text, kTextMax).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
        if (fact.text.isEmpty())
            html = format::none();
        else if (!fact.place.isEmpty())
            html = placeLink(fact.place, html, theme);
        if (!fact.rest.isEmpty())
            html +=
                QStringLiteral("&nbsp; <span style='color:%1'>%2</span>").arg(theme.text2.name(), fact.rest.toHtmlEscaped());
        value->setText(html);
        // Only links are worth a stop of the Tab key.
        value->setFocusPolicy(fact.place.isEmpty() ? Qt::ClickFocus : Qt::StrongFocus);
        value->setAccessibleName(
            QStringLiteral("%1: %2 %3").arg(fact.label, cutTo(fact.text, kTextMax), fact.rest).trimmed());
        value->setToolTip(fact.text.size() > kTextMax ? cutTo(fact.text, 10 * kTextMax).toHtmlEscaped() : QString());
    }
    keepHeight();
}

// Wrapped labels give way to a few pixels in a scroll area: the grid keeps the height that its texts take.
void FactGrid::keepHeight()
{
    setMinimumHeight(m_grid->hasHeightForWidth() ? m_grid->heightForWidth(std::max(1, width()))
                                                 : m_grid->sizeHint().height());
}

void FactGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    keepHeight();
}

void FactGrid::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

} // namespace sluice
