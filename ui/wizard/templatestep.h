// Page 3: the gallery of templates, and the chosen one in full.
#pragma once

#include "ui/wizard/wizardstep.h"

class QButtonGroup;
class QGridLayout;
class QLineEdit;

namespace sluice {

class InkLabel;
class Segmented;
class TemplateCard;
class TemplateDetail;

class TemplateStep final : public WizardStep {
    Q_OBJECT
public:
    explicit TemplateStep(WizardDesk &desk);

    void load() override;
    [[nodiscard]] ProblemSummary summary() const override;
    bool focusFirst() override;
    void definitionsChanged() override;
    [[nodiscard]] QLineEdit *filter() const { return m_filter; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void choose(TemplateCard *card);
    void layCards();
    [[nodiscard]] bool isShown(const TemplateCard &card) const;

    QLineEdit *m_filter;
    Segmented *m_groups;
    QGridLayout *m_grid;
    QWidget *m_cards;
    QButtonGroup *m_choice;
    QList<TemplateCard *> m_all;
    QWidget *m_headings[2];
    InkLabel *m_none;
    TemplateDetail *m_detail;
    QScrollArea *m_detailArea = nullptr;
};

} // namespace sluice
