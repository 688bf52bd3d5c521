#include "app/console/console.h"

#include "app/console/enginefactory.h"
#include "models/changewords.h"
#include "ui/theme/style.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace sluice::console {

namespace {

constexpr QSize kPictureSize(1440, 900);
constexpr qint64 kStackBytesMax = qint64(limits::kStackFileBytesMax);

void complain(const QString &text)
{
    std::fputs(qPrintable(QStringLiteral("sluice: %1\n").arg(text)), stderr);
}

} // namespace

Console::Console(const Options &options, std::shared_ptr<SecretStore> secrets, Language &language)
    : m_options(options)
    , m_language(language)
    , m_link(dataDirectoryOf(options).toStdString(), engineFactory(std::move(secrets), options.sandboxBridge))
    , m_window(std::make_unique<MainWindow>([] { return QDateTime::currentMSecsSinceEpoch(); }))
{
    m_window->installEventFilter(this);
    m_window->openPage(options.page);
    m_picture.setSingleShot(true);
    connect(&m_picture, &QTimer::timeout, this, &Console::savePicture);
    connect(m_window.get(), &MainWindow::settingsChanged, this, &Console::takeSettings);
    connect(m_window.get(), &MainWindow::sampleAsked, this, &Console::runSample);
}

Console::~Console() = default;

void Console::start()
{
    connect(m_window.get(), &MainWindow::firstPainted, this, &Console::openEngine);
    connect(m_window.get(), &MainWindow::engineAsked, this, &Console::openEngine);
    if (!m_options.screenshot.isEmpty()) {
        m_window->resize(kPictureSize);
        m_window->chooseTelling();
        if (m_options.afterSeconds >= 0)
            m_picture.start(int(m_options.afterSeconds * 1000));
        else
            m_picture.start(kPictureTimeoutMs);
        connect(m_window.get(), &MainWindow::pageReady, this, [this] {
            if (m_options.afterSeconds < 0)
                m_picture.start(kSettleMs);
        });
    }
    m_window->show();
}

void Console::openEngine()
{
    auto client = m_link.open();
    if (!client) {
        complain(QString::fromStdString(toText(client.error())));
        m_exitStatus = client.error().code == "DirectoryHeld" ? 3 : 1;
        m_window->showTrouble(client.error());
        if (!m_options.screenshot.isEmpty() && m_options.afterSeconds < 0)
            m_picture.start(kSettleMs);
        return;
    }
    m_exitStatus = 0;
    m_window->attach(**client);
    if (m_options.sample)
        runSample();
    if (!m_options.stack.isEmpty())
        applyStack(m_options.stack);
}

void Console::takeSettings(const Settings &settings)
{
    if (m_options.scheme == Scheme::System)
        QApplication::setStyle(new SluiceStyle(settings.scheme));
    if (m_options.language.isEmpty())
        m_language.set(settings.language);
}

void Console::refuse(const Error &error)
{
    complain(QString::fromStdString(toText(error)));
    m_window->say(stackTrouble(error));
}

void Console::apply(ApplyStack command, const QString &thenOpen)
{
    m_window->workspace().send(std::move(command), this, [this, thenOpen](Result<PlanRows> answer) {
        if (!answer)
            return refuse(answer.error());
        m_window->workspace().readSoon();
        m_window->workspace().say(planText(*answer));
        if (!thenOpen.isEmpty())
            m_window->workspace().open(thenOpen);
    });
}

void Console::runSample()
{
    if (!m_sample) {
        auto sample = SampleRun::create(dataDirectoryOf(m_options).toStdString(), "sluice");
        if (!sample)
            return refuse(sample.error());
        m_sample = std::move(*sample);
    }
    apply(m_sample->command(), m_options.sample ? QString() : QStringLiteral("overview"));
}

void Console::applyStack(const QString &path)
{
    const QFileInfo info(path);
    QFile file(info.absoluteFilePath());
    if (!file.open(QIODevice::ReadOnly) || file.size() > kStackBytesMax) {
        refuse({ErrorKind::NotFound, "StackNotReadable",
                QStringLiteral("%1: %2")
                    .arg(path, file.isOpen() ? QStringLiteral("larger than 10 MiB") : file.errorString())
                    .toStdString()});
        return;
    }
    ApplyStack command;
    command.text = file.readAll().toStdString();
    command.file = info.absoluteFilePath().toStdString();
    command.actor = "sluice";
    apply(std::move(command), path == m_options.stack ? QString() : QStringLiteral("overview"));
}

void Console::savePicture()
{
    const auto picture = m_window->grab();
    if (!picture.save(m_options.screenshot, "PNG")) {
        complain(QStringLiteral("%1 cannot be written").arg(m_options.screenshot));
        finish(1);
        return;
    }
    finish(m_exitStatus);
}

bool Console::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_window.get() && event->type() == QEvent::Close && !m_finishing)
        QMetaObject::invokeMethod(
            this, [this] { finish(m_exitStatus); }, Qt::QueuedConnection);
    return QObject::eventFilter(object, event);
}

void Console::finish(int exitStatus)
{
    if (std::exchange(m_finishing, true))
        return;
    m_exitStatus = exitStatus;
    m_picture.stop();
    m_window->hide();
    m_sample.reset();
    m_window.reset(); // it reads through the client: gone first
    m_link.close([this] { emit finished(); });
}

} // namespace sluice::console
