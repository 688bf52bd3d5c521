#include "ui/wizard/reviewproblems.h"

#include "ui/enginewords.h"

#include <QHBoxLayout>

namespace sluice {

ReviewProblems::ReviewProblems(QWidget *parent)
    : TintBox(Tint::Bad, parent)
    , m_lines(new QVBoxLayout(this))
{
    m_lines->setContentsMargins(measure::kSection, measure::kGap, measure::kSection, measure::kGap);
    m_lines->setSpacing(measure::kSmallGap);
}

void ReviewProblems::set(const WizardDraft &draft, const std::vector<ProblemRow> &problems, const QStringList &steps)
{
    while (auto *item = m_lines->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    setVisible(!problems.empty());
    const int count = int(problems.size());
    for (int i = 0; i < std::min(count, kShown); ++i) {
        const auto &problem = problems[std::size_t(i)];
        const int step = pageOfProblem(draft, problem.path);
        auto *holder = new QWidget;
        auto *row = new QHBoxLayout(holder);
        row->setContentsMargins(0, 0, 0, 0);
        auto *sign = new BadgeLabel;
        sign->set(QLatin1String("failed"), Ink::Bad, {});
        sign->setFixedWidth(measure::kIcon + measure::kSmallGap);
        row->addWidget(sign, 0, Qt::AlignTop);
        auto *text = makeLabel(engineWords(problem.detail));
        text->setWordWrap(true);
        text->setAccessibleDescription(QString::fromStdString(problem.code));
        row->addWidget(text, 1);
        auto *go = makeButton(tr("To %1").arg(steps.value(step)), nullptr, ButtonSize::Toolbar);
        connect(go, &QPushButton::clicked, this, [this, step] { emit stepAsked(step); });
        row->addWidget(go, 0, Qt::AlignTop);
        m_lines->addWidget(holder);
    }
    if (count > kShown)
        m_lines->addWidget(makeLabel(tr("and %n more", nullptr, count - kShown), Ink::Text2));
}

} // namespace sluice
