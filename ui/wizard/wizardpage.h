// The wizard "New trigger": step list, page, footer. Head `wizard`; rest = a service: its template page, for that service.
// The draft is kept in QSettings (wizard/draft) and shown again after a restart or another language; one that another
// service's draft takes the place of is put aside (draftshelf).
#pragma once

#include "ui/page.h"

#include <QTimer>

class QPushButton;
class QStackedWidget;

namespace sluice {

class MessageStrip;
class ReviewStep;
class StepList;
class WizardDesk;
class WizardFooter;
class WizardStep;
struct WizardDraft;

class WizardPage final : public Page {
    Q_OBJECT
public:
    explicit WizardPage(Workspace &workspace, QWidget *parent = nullptr);
    ~WizardPage() override; // keeps the draft

    void open(const QString &rest) override;
    void leave() override;
    void focusFirst() override;
    void showTrouble(const Error &error) override;

    // The page of the kept draft from 1, of `steps` (7); 0 = there is no draft.
    [[nodiscard]] static int draftStep();
    static constexpr int kSaveMs = 400; // after the last change
    static constexpr auto kDraftKey = "wizard/draft";

    [[nodiscard]] const WizardDraft &draft() const;
    [[nodiscard]] int step() const;
    void goTo(int step); // as a click on the step list

signals:
    void draftChanged(int step, int steps); // step 0 = no draft any more

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void build();
    void addWizardActions();
    void begin(); // once the definitions are known
    void take(WizardDraft draft); // shows it; it is not changed by that
    void startFresh(const std::string &service);
    void showStep(int step);
    void next();
    void cancel();
    void discard();
    void create();
    [[nodiscard]] Done writeStarterFiles() const;
    void created(const PutAnswer &answer);
    void definitionsChanged();
    void lookForData(); // while there is nothing to read
    void refresh(); // footer and step list
    void keep(); // the draft, soon
    void save();
    void putAside(); // the draft, where a person has worked on it
    void showShelf(); // what was put aside, and the way back to it
    void restore(std::size_t at); // of the shelf
    [[nodiscard]] WizardStep *current() const;
    [[nodiscard]] bool canGoOn() const;

    WizardDesk *m_desk;
    StepList *m_list;
    QStackedWidget *m_stack; // loading, or the pages
    QStackedWidget *m_pages;
    QList<WizardStep *> m_steps;
    ReviewStep *m_review;
    WizardFooter *m_footer;
    MessageStrip *m_notice;
    QWidget *m_noticeBox;
    QPushButton *m_noticeButton;
    class EmptyState *m_waiting;
    QTimer m_save;
    QTimer m_late;
    QString m_rest; // the place that waits for the definitions
    bool m_begun = false;
    bool m_figuresOld = false; // of the Logstores: read before the page was opened
    bool m_busy = false;
    bool m_taking = false;
    bool m_gone = false; // the draft was created or thrown away: nothing is kept until the next change
};

} // namespace sluice
