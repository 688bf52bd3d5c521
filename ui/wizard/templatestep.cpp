#include "ui/wizard/templatestep.h"

#include "ui/widgets/segmented.h"
#include "ui/wizard/templatedetail.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>

namespace sluice {

namespace {

constexpr int kFilterWidth = 232;
constexpr int kTwoColumns = 560; // width of the gallery from which it has two
constexpr int kNarrowPage = 900;
constexpr int kAll = 0;
constexpr int kLogService = 1;
constexpr int kBlank = 2;

} // namespace

TemplateStep::TemplateStep(WizardDesk &desk)
    : WizardStep(desk, tr("Function template"),
                 tr("A business template needs parameters only. A blank template needs your code."))
    , m_filter(new QLineEdit)
    , m_groups(new Segmented(tr("Templates shown"),
                             {tr("All %1").arg(5), tr("Log Service %1").arg(2), tr("Blank %1").arg(3)}, SegmentedSize::Tool))
    , m_grid(new QGridLayout)
    , m_cards(new QWidget)
    , m_choice(new QButtonGroup(this))
    , m_none(new InkLabel(Ink::Text2))
    , m_detail(new TemplateDetail(desk))
{
    auto *left = new QVBoxLayout;
    left->setSpacing(measure::kGap);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(measure::kGap);
    tools->setContentsMargins(measure::kSmallGap, measure::kSmallGap, measure::kSmallGap, 0);
    m_filter->setPlaceholderText(tr("Filter templates"));
    m_filter->setAccessibleName(tr("Filter templates"));
    m_filter->setMaximumWidth(kFilterWidth);
    addFilterSign(m_filter);
    tools->addWidget(m_filter, 1);
    tools->addWidget(m_groups);
    tools->addStretch(1);
    left->addLayout(tools);
    auto *content = new QVBoxLayout(m_cards);
    content->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(measure::kSection);
    content->addLayout(m_grid);
    content->addStretch(1);
    left->addWidget(scrolling(m_cards), 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    row->addLayout(left, 1);
    m_detailArea = scrolling(m_detail);
    m_detailArea->setFixedWidth(TemplateDetail::kWidth + 2 * measure::kSmallGap);
    row->addWidget(m_detailArea);
    body()->addLayout(row, 1);
    m_headings[0] = makeHeading(tr("Log Service templates"));
    m_headings[1] = makeHeading(tr("Blank templates"));
    for (const auto &words : templateWords()) {
        auto *card = new TemplateCard(words, m_cards);
        m_choice->addButton(card);
        m_all.append(card);
        connect(card, &TemplateCard::toggled, this, [this, card](bool on) {
            if (on)
                choose(card);
        });
        connect(card, &TemplateCard::opened, this, &WizardStep::nextAsked);
    }
    m_none->setText(tr("No template matches."));
    for (auto *now : {static_cast<QWidget *>(m_none), m_headings[0], m_headings[1]}) // laid out as the filter asks
        now->setParent(m_cards);
    connect(m_filter, &QLineEdit::textChanged, this, &TemplateStep::layCards);
    connect(m_groups, &Segmented::chosen, this, &TemplateStep::layCards);
    connect(m_detail, &TemplateDetail::triggerChosen, this, [this](bool withTrigger) {
        chooseTrigger(draft(), this->desk().now(), withTrigger);
        this->desk().touched();
        emit stateChanged();
    });
    connect(&desk, &WizardDesk::sampleRead, this, [this] {
        if (isVisible())
            m_detail->load();
    });
    layCards();
}

bool TemplateStep::isShown(const TemplateCard &card) const
{
    const bool native = templateFacts(card.kind())->native;
    if (m_groups->current() != kAll && native != (m_groups->current() == kLogService))
        return false;
    return card.matches(m_filter->text());
}

void TemplateStep::layCards()
{
    const int columns = m_cards->width() >= kTwoColumns || !isVisible() ? 2 : 1;
    while (auto *item = m_grid->takeAt(0))
        delete item;
    int row = 0;
    bool any = false;
    for (int group = 0; group < 2; ++group) {
        int at = 0;
        m_headings[group]->hide();
        for (auto *card : m_all) {
            if (templateFacts(card->kind())->native != (group == 0))
                continue;
            const bool shown = isShown(*card);
            card->setVisible(shown);
            if (!shown)
                continue;
            if (at == 0) {
                m_headings[group]->show();
                m_grid->addWidget(m_headings[group], row++, 0, 1, columns);
            }
            m_grid->addWidget(card, row + at / columns, at % columns);
            ++at;
            any = true;
        }
        row += (at + columns - 1) / columns;
    }
    m_none->setVisible(!any);
    if (!any)
        m_grid->addWidget(m_none, row, 0);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, columns == 2 ? 1 : 0);
}

void TemplateStep::resizeEvent(QResizeEvent *event)
{
    WizardStep::resizeEvent(event);
    m_detailArea->setFixedWidth((width() < kNarrowPage ? TemplateDetail::kNarrow : TemplateDetail::kWidth)
                                + 2 * measure::kSmallGap);
    QMetaObject::invokeMethod(this, &TemplateStep::layCards, Qt::QueuedConnection); // once the gallery has its width
}

void TemplateStep::load()
{
    for (auto *card : m_all) {
        if (card->kind() == draft().kind) {
            const QSignalBlocker quiet(card);
            card->setChecked(true);
        }
    }
    m_detail->load();
    emit stateChanged();
}

void TemplateStep::choose(TemplateCard *card)
{
    if (card->kind() == draft().kind)
        return;
    chooseTemplate(draft(), desk().now(), card->kind());
    desk().touched();
    m_detail->load();
    emit stateChanged();
}

ProblemSummary TemplateStep::summary() const
{
    const auto *card = static_cast<TemplateCard *>(m_choice->checkedButton());
    ProblemSummary summary;
    if (!card) {
        summary.text = tr("Choose a template");
        summary.stands = true;
    } else if (templateFacts(card->kind())->native) {
        summary.text = tr("%1 selected").arg(card->text());
    } else {
        summary.text = draft().withTrigger ? tr("%1 selected, with a Log Service trigger").arg(card->text())
                                           : tr("%1 selected, without a trigger").arg(card->text());
    }
    return summary;
}

bool TemplateStep::focusFirst()
{
    if (auto *card = m_choice->checkedButton(); card && card->isVisible())
        card->setFocus(Qt::OtherFocusReason);
    else
        m_filter->setFocus(Qt::OtherFocusReason);
    return true;
}

void TemplateStep::definitionsChanged()
{
    m_detail->load();
}

} // namespace sluice
