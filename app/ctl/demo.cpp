#include "app/ctl/commands.h"
#include "app/ctl/format.h"
#include "app/ctl/ledgertail.h"
#include "app/ctl/summary.h"
#include "app/sample/samplerun.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTimer>

namespace sluice::ctl {

namespace {

constexpr std::int64_t kSecondsMax = 30LL * 86'400;
constexpr auto kPictureAfter = std::chrono::seconds(6); // by then there is something to see
constexpr auto kPictureMost = std::chrono::seconds(30);

class Demo final : public QObject {
public:
    Demo(Session &session, std::int64_t seconds)
        : QObject(&session)
        , m_session(session)
        , m_seconds(seconds)
    {
    }

    void begin()
    {
        m_begun.start();
        m_session.onInterrupt([this](int) { end(); });
        auto sample = SampleRun::create(m_session.dataDirectory(), kActor);
        if (!sample)
            return m_session.fail(sample.error());
        m_sample = std::move(*sample);
        m_session.ask(GetStatus(), [this](const EngineStatus &status) {
            m_after = status.ledgerLast;
            m_session.ask(ApplyStack(m_sample->command()), [this](const PlanRows &) { watch(); });
        });
    }

private:
    void watch()
    {
        m_session.out().remark("the sample stack runs in " + m_session.dataDirectory()
                               + (m_seconds > 0 ? " for " + durationText(m_seconds * 1000) : "; Ctrl-C ends it"));
        LedgerTail::What what;
        what.after = m_after;
        what.follow = true;
        (new LedgerTail(m_session, std::move(what)))->begin();
        if (m_seconds > 0)
            QTimer::singleShot(std::chrono::seconds(m_seconds), this, [this] { end(); });
        if (m_session.arguments().has("--picture"))
            QTimer::singleShot(m_seconds > 0
                                   ? std::min<std::chrono::milliseconds>(kPictureAfter, std::chrono::seconds(m_seconds) / 2)
                                   : std::chrono::milliseconds(kPictureAfter),
                               this, [this] { takePicture(); });
    }

    // The console itself, attached to our engine, on a screen that is none.
    void takePicture()
    {
        const auto file = QString::fromStdString(m_session.arguments().option("--picture"));
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        m_picture.setProcessEnvironment(environment);
        m_picture.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        connect(&m_picture, &QProcess::errorOccurred, this,
                [this] { m_session.out().warn("no picture: " + m_picture.errorString().toStdString()); });
        connect(&m_picture, &QProcess::finished, this, [this, file](int status) {
            if (status == 0 && QFileInfo::exists(file))
                m_session.out().remark("a picture of the console is in " + file.toStdString());
            else
                m_session.out().warn("the console gave no picture");
            if (m_ending)
                summarise();
        });
        QTimer::singleShot(kPictureMost, &m_picture, &QProcess::kill);
        m_picture.start(QCoreApplication::applicationDirPath() + "/sluice",
                        {"--data", QString::fromStdString(m_session.dataDirectory()), "--screenshot", file});
    }

    void end()
    {
        if (m_sample)
            m_sample->stopFeed();
        if (!std::exchange(m_ending, true) && m_picture.state() == QProcess::NotRunning)
            summarise();
    }

    void summarise()
    {
        m_session.ask(GetTriggers(), [this](const TriggerRows &triggers) {
            const auto summary = summaryOf(triggers, double(m_begun.elapsed()) / 1000);
            m_session.out().print(m_session.out().json() ? "" : "\n");
            printSummary(m_session, summary);
            m_session.finish(exitFor(summary));
        });
    }

    Session &m_session;
    const std::int64_t m_seconds; // 0 = until interrupted
    std::unique_ptr<SampleRun> m_sample;
    QProcess m_picture;
    QElapsedTimer m_begun;
    std::uint64_t m_after = 0;
    bool m_ending = false;
};

} // namespace

void demo(Session &session)
{
    const auto seconds = wholeNumber("--seconds", session.arguments().option("--seconds", "0"), 0, kSecondsMax);
    if (!seconds)
        return session.fail(seconds.error());
    (new Demo(session, *seconds))->begin();
}

} // namespace sluice::ctl
