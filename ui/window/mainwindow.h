// The window. It is shown before there is an engine; attach() gives it one. Places are opened by name (ui/places.h): pages
// in the middle, dialogs over them. It knows no engine object but the client.
#pragma once

#include "models/notices.h"
#include "models/workspace.h"
#include "ui/errors.h"
#include "ui/window/settings.h"

#include <QWidget>

class QMenu;

namespace sluice {

class FocusRing;
class CommandPalette;
class MessageStrip;
class PageStack;
class Rail;
class StatusLine;
class TopBar;
struct PaletteEntry;

class MainWindow final : public QWidget {
    Q_OBJECT
public:
    using Now = Workspace::Now;

    explicit MainWindow(Now now, QWidget *parent = nullptr);
    ~MainWindow() override;

    // The client must outlive the window. At most once.
    void attach(EngineClient &client);
    void showTrouble(const Error &error); // there is no engine; engineAsked() when a person wants another try
    static constexpr int kTryingMs = 300; // that another try is at least shown, before it is made
    void say(const Trouble &trouble); // above the page, until it is closed

    // Any place, or a trigger: SERVICE/FUNCTION/TRIGGER, or its bare name where that is unique. Also before attach().
    void openPage(const QString &place);
    // The trigger page chooses the newest failed execution, else the newest, as soon as there is one.
    void chooseTelling();

    [[nodiscard]] Workspace &workspace() { return m_workspace; }
    [[nodiscard]] PageStack *pages() const { return m_pages; }
    [[nodiscard]] CommandPalette *commands() const { return m_palette; }

signals:
    void firstPainted();
    void engineAsked();
    void pageReady(); // the page that is open shows its first data
    void settingsChanged(const sluice::Settings &settings);
    void sampleAsked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build(); // everything that has words
    void rebuild(); // in another language or zone
    void rebuildSoon();
    void addPages();
    void showDraft(int step); // of the wizard; 0 = there is none
    void showNotices();
    void takeNotices();
    void fillNotices(QMenu *menu);
    void addActions();
    QAction *addAction(const QString &text, const QKeySequence &keys, std::function<void()> what);
    void fillMenu(QMenu *menu);
    void fillConnections(QMenu *menu);
    void open(const QString &place);
    bool openOwn(const QString &head); // what the window itself has; false = that is no place of it
    void openWanted();
    void openPalette();
    void openSettings();
    void openShortcuts();
    void chooseStack();
    void showStack(const QString &file);
    void saveStack();
    void askForEngine(); // there is none: says that it is tried
    void closeDetail();
    template <class C> void step(C command, const QString &doing);
    void showStatus();
    void showLink();
    void placeChanged(const QString &place);
    [[nodiscard]] std::vector<PaletteEntry> everything() const;

    Workspace m_workspace;
    Notices m_notices;
    QStringList m_raised; // by the reading under way
    bool m_noticesRead = false;
    QWidget *m_frame = nullptr; // holds all that follows; another one after a change of language
    TopBar *m_top = nullptr;
    Rail *m_rail = nullptr;
    StatusLine *m_status = nullptr;
    PageStack *m_pages = nullptr;
    CommandPalette *m_palette = nullptr;
    QWidget *m_notice = nullptr;
    MessageStrip *m_noticeText = nullptr;
    FocusRing *m_ring;
    QList<QAction *> m_actions;
    QString m_wanted; // a place that is not known yet
    std::optional<Error> m_trouble;
    bool m_painted = false;
    bool m_telling = false;
    bool m_welcomed = false; // the first definitions were looked at
    bool m_rebuilding = false;
    bool m_trying = false; // engineAsked() has no answer yet
};

} // namespace sluice
