// One page of the wizard: shows the draft, writes into it what a person changes, and says what stands in the way.
#pragma once

#include "ui/forms/formdialog.h" // ProblemSummary
#include "ui/widgets/controls.h"
#include "ui/wizard/wizarddesk.h"

#include <QVBoxLayout>

class QScrollArea;

namespace sluice {

class WizardStep : public QWidget {
    Q_OBJECT
public:
    WizardStep(WizardDesk &desk, const QString &title, const QString &subtitle); // the desk outlives it

    [[nodiscard]] QString title() const { return m_title; }
    virtual void load() = 0; // the page is shown, or the draft changed by itself
    virtual void leave() { }
    [[nodiscard]] virtual ProblemSummary summary() const { return {}; }
    virtual void tellAll() { } // Next was pressed on what is not right
    virtual bool focusFirst() = 0; // false = nothing here asks for it: Next does
    virtual void definitionsChanged() { } // of the engine, while the page is shown

signals:
    void stateChanged(); // summary()
    void stepAsked(int step);
    void nextAsked();

protected:
    [[nodiscard]] WizardDesk &desk() const { return m_desk; }
    [[nodiscard]] WizardDraft &draft() const { return m_desk.draft; }
    [[nodiscard]] QVBoxLayout *body() const { return m_body; } // below the title
    void setSubtitle(const QString &text);

    // `content` scrolls up and down where it does not fit; it has a margin of 4 px, in which focus rings are whole.
    [[nodiscard]] static QScrollArea *scrolling(QWidget *content);

private:
    WizardDesk &m_desk;
    QString m_title;
    class InkLabel *m_subtitle;
    QVBoxLayout *m_body;
};

// "&" of a label taken out, HTML safe.
[[nodiscard]] QString shown(const std::string &name);
[[nodiscard]] QString strongName(const std::string &name); // rich text

} // namespace sluice
