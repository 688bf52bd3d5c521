// The window. It is shown before there is an engine; attach() gives it one. It owns what it shows and knows no engine
// object but the client.
#pragma once

#include "models/workspace.h"
#include "ui/errors.h"

#include <QWidget>

#include <functional>
#include <memory>

class QFocusFrame;
class QHBoxLayout;
class QStackedWidget;

namespace sluice {

class MessageStrip;
class Rail;
class StatusLine;
class TopBar;
class TriggerPage;
class TriggersPage;

class MainWindow final : public QWidget {
    Q_OBJECT
public:
    using Now = std::function<std::int64_t()>; // unix milliseconds

    explicit MainWindow(Now now, QWidget *parent = nullptr);
    ~MainWindow() override;

    // The client must outlive the window. At most once.
    void attach(EngineClient &client);
    void showTrouble(const Trouble &trouble); // there is no engine; engineAsked() when a person wants another try
    void say(const Trouble &trouble); // above the page, until it is closed

    // "triggers", or SERVICE/FUNCTION/TRIGGER (a bare trigger name where it is unique). Also before attach().
    void openPage(const QString &name);
    // Chooses the newest failed execution, else the newest, as soon as there is one.
    void chooseTelling();

    [[nodiscard]] TriggerPage *triggerPage() const;
    [[nodiscard]] TriggersPage *triggersPage() const { return m_triggersPage; }
    [[nodiscard]] TriggerModel &triggers() { return m_workspace.triggers(); }

signals:
    void firstPainted();
    void engineAsked();
    void pageReady(); // the page that is open shows its first data

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void addShortcuts();
    void followFocus(QWidget *now);
    void tick();
    void linkChanged();
    void openTriggers();
    void refresh();

    Workspace m_workspace;
    TopBar *m_top;
    Rail *m_rail;
    StatusLine *m_status;
    QStackedWidget *m_pages;
    TriggersPage *m_triggersPage;
    QFocusFrame *m_ring;
    QWidget *m_notice;
    MessageStrip *m_noticeText;
    bool m_painted = false;
};

} // namespace sluice
