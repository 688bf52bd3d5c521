// What the engine has against the draft: a sentence each, with a way to the page that it belongs to.
#pragma once

#include "ui/widgets/boxes.h"
#include "ui/wizard/wizarddesk.h"

namespace sluice {

class ReviewProblems final : public TintBox {
    Q_OBJECT
public:
    explicit ReviewProblems(QWidget *parent = nullptr);
    void set(const WizardDraft &draft, const std::vector<ProblemRow> &problems, const QStringList &steps);

    static constexpr int kShown = 4; // more are counted

signals:
    void stepAsked(int step);

private:
    QVBoxLayout *m_lines;
};

} // namespace sluice
