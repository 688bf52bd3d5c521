// A form in a window-modal dialog: title, form, and a footer that says what is wrong. OK runs one command; while it runs
// the form waits, and when it fails the dialog stays with what was typed and says why.
#pragma once

#include "ui/errors.h"
#include "ui/forms/dryrun.h"
#include "ui/forms/form.h"

#include <QDialog>
#include <QPointer>

class QMessageBox;
class QPushButton;
class QScrollArea;

namespace sluice {

class BadgeLabel;
class InkLabel;
class TroubleBox;
class MessageStrip;

class FormDialog : public QDialog {
    Q_OBJECT
public:
    // The dialog takes the form over; its maker gives it `staged`, too, by setParent(). `ok`: "&Save", "&Create". Shown by open().
    FormDialog(const QString &title, const QString &ok, Form *form, QWidget *window);

    [[nodiscard]] Form *form() const { return m_form; }
    void setRemark(const QString &text); // at the left of the footer
    void setNotice(const QString &strong, const QString &rest); // a strip above the form; "" = none
    void checkWith(Workspace &workspace, std::function<PutDefinitions()> command); // dry runs while a person types

    void checkAgain(); // what the command would meet is another by now

    // Called by OK when nothing stands in the way; calls `done` with what came out. Without it OK just accepts.
    using Work = std::function<void(std::function<void(Done)> done)>;
    void setWork(Work work, const QString &failure); // failure: "Could not save the service"

    // Beside what OK failed with: another way on, in a button. Gone with that message.
    void offer(const QString &text, Work work);

    void fit(int width = kWidth); // as high as the form, within the screen
    void reject() override; // asks first when something was typed

    static constexpr int kWidth = 660;
    static constexpr int kSlowMs = 300; // a command that takes longer says that it runs

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeFooter();
    void refresh();
    void askEngine();
    void showOthers();
    void run();
    void start(const Work &work);
    void finish(Done done);
    void setBusy(bool busy);
    void askAgain();

    Form *m_form;
    QScrollArea *m_scroll;
    MessageStrip *m_notice;
    TroubleBox *m_trouble;
    InkLabel *m_remark;
    BadgeLabel *m_summary;
    BadgeLabel *m_working;
    QPushButton *m_cancel;
    QPushButton *m_ok;
    QTimer *m_slow;
    DryRun *m_dryRun = nullptr;
    QPointer<QMessageBox> m_question;
    QPointer<QWidget> m_focused; // before the form was busy
    std::function<PutDefinitions()> m_command;
    std::vector<ProblemRow> m_others; // of a dry run, that no field shows
    Work m_work;
    QString m_failure;
    int m_width = 0; // of fit(); 0 = as it comes
    bool m_sized = false; // by a person: it does not grow by itself any more
    bool m_busy = false;
};

// "1 field to correct: Service name" · "Still to fill in: Trigger name" · "2 hints, nothing to correct" · "".
struct ProblemSummary {
    QString text;
    QLatin1String icon;
    Ink ink = Ink::Text2;
    bool stands = false; // in the way
};
[[nodiscard]] ProblemSummary summaryOf(const QList<FormProblem> &problems);

} // namespace sluice
