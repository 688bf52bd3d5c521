// Below the wizard's page: Cancel, what stands in the way, Back, Next or Create.
#pragma once

#include "ui/forms/formdialog.h" // ProblemSummary
#include "ui/widgets/controls.h"

class QProgressBar;

namespace sluice {

class WizardFooter final : public QWidget {
    Q_OBJECT
public:
    explicit WizardFooter(QWidget *parent = nullptr);
    void setStep(bool first, bool last);
    void setSummary(const ProblemSummary &summary, bool canGoOn);
    void setBusy(bool busy); // Create is under way
    [[nodiscard]] QPushButton *next() const { return m_next; } // Next, or Create on the last page
    [[nodiscard]] QPushButton *back() const { return m_back; }
    [[nodiscard]] QPushButton *cancel() const { return m_cancel; }
    [[nodiscard]] QString text() const;

    static constexpr int kHeight = 52;

signals:
    void cancelAsked();
    void backAsked();
    void nextAsked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *m_cancel;
    class IconMark *m_icon;
    InkLabel *m_text;
    QProgressBar *m_progress;
    QPushButton *m_back;
    QPushButton *m_next;
    bool m_first = true;
    bool m_busy = false;
    bool m_canGoOn = false;
};

} // namespace sluice
