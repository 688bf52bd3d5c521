// Start and stop of the console: the window first, then the engine behind it; a picture where one is asked for.
#pragma once

#include "app/console/enginelink.h"
#include "app/console/language.h"
#include "app/console/options.h"
#include "app/sample/samplerun.h"
#include "ui/window/mainwindow.h"

#include <QTimer>

namespace sluice::console {

class Console final : public QObject {
    Q_OBJECT
public:
    Console(const Options &options, std::shared_ptr<SecretStore> secrets, Language &language); // it outlives the console
    ~Console() override;

    void start(); // shows the window; all else follows from the event loop
    [[nodiscard]] int exitStatus() const { return m_exitStatus; }

signals:
    void finished(); // the window is closed and the engine stopped

protected:
    bool eventFilter(QObject *object, QEvent *event) override; // the window's close

private:
    static constexpr int kPictureTimeoutMs = 60'000; // for data that never comes
    static constexpr int kSettleMs = 400; // the second reads, such as the function log

    void openEngine();
    void applyStack(const QString &path);
    void runSample();
    void apply(ApplyStack command, const QString &thenOpen);
    void takeSettings(const Settings &settings);
    void refuse(const Error &error);
    void savePicture();
    void finish(int exitStatus);

    const Options m_options;
    Language &m_language;
    EngineLink m_link;
    std::unique_ptr<SampleRun> m_sample;
    std::unique_ptr<MainWindow> m_window;
    QTimer m_picture;
    int m_exitStatus = 0;
    bool m_finishing = false;
};

} // namespace sluice::console
