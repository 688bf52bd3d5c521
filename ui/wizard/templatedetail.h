// The chosen template in full: what becomes of a log, its parameters, what it needs and whether that is there; for a blank
// one, the trigger type.
#pragma once

#include "ui/widgets/cardframe.h"
#include "ui/wizard/templatecard.h"

class QVBoxLayout;

namespace sluice {

class InkLabel;
class RadioRow;
class WizardDesk;

class TemplateDetail final : public CardFrame {
    Q_OBJECT
public:
    explicit TemplateDetail(WizardDesk &desk, QWidget *parent = nullptr); // the desk outlives it
    void load();

    static constexpr int kWidth = 344;
    static constexpr int kNarrow = 288;

signals:
    void triggerChosen(bool withTrigger); // by a person

private:
    void clear();
    void addHeading(const QString &text);
    void addCode(const QString &text, bool framed);
    void addNeed(bool there, const QString &text);
    void showExample(const TemplateWords &words);
    void showNeeds(const TemplateWords &words);

    WizardDesk &m_desk;
    InkLabel *m_title;
    InkLabel *m_text;
    QVBoxLayout *m_lines;
    QWidget *m_typeBox;
    RadioRow *m_type;
};

} // namespace sluice
