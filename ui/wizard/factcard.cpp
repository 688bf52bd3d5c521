#include "ui/wizard/factcard.h"

#include "ui/widgets/controls.h"

#include <QGridLayout>
#include <QPainter>
#include <QTextDocumentFragment>

namespace sluice {

namespace {

constexpr int kHead = 36;
constexpr int kLabelWidth = 136;
constexpr int kFactHeight = 20;

} // namespace

FactCard::FactCard(const QString &title, const QString &editText, QWidget *parent)
    : CardFrame(parent)
    , m_edit(makeButton(editText, "edit", ButtonSize::Toolbar, ButtonRank::Quiet))
    , m_grid(new QGridLayout)
{
    setAccessibleName(title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, 0, measure::kEdge, measure::kSection);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->addWidget(makeHeading(title));
    head->addStretch(1);
    head->addWidget(m_edit);
    head->setContentsMargins(0, 6, 0, 6);
    column->addLayout(head);
    column->addSpacing(measure::kGap + 1);
    m_grid->setHorizontalSpacing(measure::kSection);
    m_grid->setVerticalSpacing(measure::kSmallGap);
    m_grid->setColumnMinimumWidth(0, kLabelWidth);
    m_grid->setColumnStretch(1, 1);
    column->addLayout(m_grid);
    column->addStretch(1);
    m_edit->setAccessibleDescription(title);
    connect(m_edit, &QPushButton::clicked, this, &FactCard::editAsked);
}

void FactCard::setFacts(const QList<Fact> &facts)
{
    m_facts = facts;
    while (auto *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int row = 0; row < facts.size(); ++row) {
        auto *label = makeLabel(facts[row].label, Ink::Text2);
        m_grid->addWidget(label, row, 0, Qt::AlignTop);
        auto *value = makeLabel(facts[row].html);
        value->setTextFormat(Qt::RichText);
        value->setWordWrap(true);
        value->setMinimumHeight(kFactHeight);
        value->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        value->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        connect(value, &QLabel::linkActivated, this, &FactCard::linkFollowed);
        m_grid->addWidget(value, row, 1);
    }
}

QString FactCard::factOf(const QString &label) const
{
    for (const auto &fact : m_facts) {
        if (fact.label == label)
            return QTextDocumentFragment::fromHtml(fact.html).toPlainText();
    }
    return {};
}

void FactCard::paintEvent(QPaintEvent *event)
{
    CardFrame::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(QRect(1, kHead, width() - 2, 1), Theme::of(palette()).border);
}

} // namespace sluice
