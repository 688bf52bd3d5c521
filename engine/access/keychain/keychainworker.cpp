#include "engine/access/keychain/keychainworker.h"

#include "engine/access/keychain/keychainvalue.h"

#include <QAbstractEventDispatcher>
#include <QLibrary>
#include <QThread>
#include <QTimer>

#include <qt6keychain/keychain.h>

namespace sluice {

namespace {

constexpr const char *kChoices =
    "Start it with --secrets memory to keep secrets for this run only, or with --secrets env or "
    "--secrets fd:N to give them at the start";

Error noKeychain(const std::string &why)
{
    return {ErrorKind::Unavailable, "NoKeychain", "there is no keychain here: " + why + ". " + kChoices};
}

Error locked()
{
    return {ErrorKind::Denied, "KeychainLocked",
            "the keychain is locked and was not unlocked in time; unlock it and try again"};
}

Error silent(std::chrono::milliseconds limit)
{
    return {ErrorKind::TimedOut, "KeychainTimeout",
            "the keychain did not answer within " + std::to_string(limit.count()) + " ms; " + kChoices};
}

// QtKeychain's jobs end by callbacks of GLib's main loop.
bool canAnswer()
{
    const auto *dispatcher = QAbstractEventDispatcher::instance(QThread::currentThread());
    return dispatcher != nullptr && dispatcher->inherits("QEventDispatcherGlib");
}

bool hasLibrary()
{
    QLibrary library(QStringLiteral("secret-1"), 0);
    return library.isLoaded() || library.load();
}

// The library keeps its session with a service that ended; the next one knows nothing of it. Then it must begin anew.
void forgetSession()
{
    QLibrary library(QStringLiteral("secret-1"), 0);
    using Disconnect = void (*)();
    if (const auto disconnect = reinterpret_cast<Disconnect>(library.resolve("secret_service_disconnect")))
        disconnect();
}

void wipeText(QString &text)
{
    text.fill(QChar(u'\0')); // its own buffer: nobody else has a share
    text.clear();
}

} // namespace

KeychainWorker::KeychainWorker(KeychainSecretStore::Options options)
    : m_options(std::move(options))
    , m_probe(m_options.probeTimeout)
{
}

void KeychainWorker::submit(Request request)
{
    const auto shared = std::make_shared<Request>(std::move(request));
    QMetaObject::invokeMethod(
        this, [this, shared] { take(std::move(*shared)); }, Qt::QueuedConnection);
}

void KeychainWorker::take(Request request)
{
    const auto id = ++m_lastId;
    m_requests.emplace(id, std::move(request));
    if (!canAnswer())
        return refuse(id, noKeychain("Qt runs without GLib (QT_NO_GLIB), which the keychain's library needs"));
    if (m_stuck)
        return refuse(id, *m_stuck);
    if (m_requests.size() > kWaitingMax)
        return refuse(id, {ErrorKind::Throttled, "KeychainBusy", "too many secrets are asked for at a time; try later"});
    QTimer::singleShot(m_options.timeout, this, [this, id] { expire(id); });
    next();
}

void KeychainWorker::next()
{
    if (m_active != 0 || m_requests.empty())
        return;
    const auto &[id, request] = *m_requests.begin();
    m_active = id;
    const auto service = QString::fromStdString(m_options.service);
    QKeychain::Job *job = nullptr;
    if (request.verb == Verb::Read) {
        job = new QKeychain::ReadPasswordJob(service);
    } else if (request.verb == Verb::Remove) {
        job = new QKeychain::DeletePasswordJob(service);
    } else {
        auto *const write = new QKeychain::WritePasswordJob(service);
        auto text = keychainText(request.name, request.secret);
        auto wide = QString::fromStdString(text);
        write->setTextData(wide);
        wipeText(wide);
        wipe(text);
        job = write;
    }
    job->setInsecureFallback(false);
    job->setKey(QString::fromStdString(request.name));
    connect(job, &QKeychain::Job::finished, this, [this, own = id](QKeychain::Job *done) { finished(own, *done); });
    m_jobRuns = true;
    job->start();
}

void KeychainWorker::finished(std::uint64_t id, QKeychain::Job &job)
{
    m_jobRuns = false;
    m_stuck.reset();
    const auto found = m_requests.find(id);
    if (found == m_requests.end()) { // its time was over; what it did late is not told to anybody
        m_active = 0;
        return next();
    }
    const auto error = job.error();
    if (error == QKeychain::NoError && found->second.verb == Verb::Write)
        return settle(id, Secret());
    if (error == QKeychain::NoError && found->second.verb == Verb::Read) {
        auto wide = static_cast<QKeychain::ReadPasswordJob &>(job).textData();
        auto text = wide.toStdString();
        wipeText(wide);
        auto value = secretOfKeychainText(found->second.name, text);
        wipe(text);
        return settle(id, std::move(value));
    }
    explain(id, error, job.errorString().toStdString());
}

// A read that found nothing and a removal that went well look the same when the keychain is locked.
void KeychainWorker::explain(std::uint64_t id, int jobError, const std::string &jobText)
{
    m_probe.look([this, id, jobError, jobText](KeychainState state) {
        const auto found = m_requests.find(id);
        if (found == m_requests.end())
            return;
        auto &request = found->second;
        const bool nothing = jobError == QKeychain::EntryNotFound || jobError == QKeychain::NoError;
        if (state == KeychainState::Locked)
            return refuse(id, locked());
        if (state == KeychainState::Silent)
            return refuse(id, silent(m_options.probeTimeout));
        if (state == KeychainState::NoBus)
            return refuse(id, noKeychain("there is no session bus"));
        if (jobError == QKeychain::AccessDenied || jobError == QKeychain::AccessDeniedByUser)
            return refuse(id, {ErrorKind::Denied, "KeychainRefused", "the keychain refused: " + jobText});
        if (state == KeychainState::NoService)
            return refuse(id,
                          noKeychain("nobody on the session bus offers it (org.freedesktop.secrets); a desktop does, or "
                                     "the package gnome-keyring"));
        if (nothing && !request.again) { // it may have been locked when the job looked, and open since
            request.again = true;
            m_active = 0;
            return next();
        }
        if (nothing && request.verb == Verb::Remove)
            return settle(id, Secret());
        if (nothing)
            return refuse(id,
                          {ErrorKind::NotFound, "SecretAbsent",
                           "there is no secret '" + request.name + "' in the keychain; `sluicectl secret add " + request.name
                               + "` adds it"});
        if (!hasLibrary())
            return refuse(id, noKeychain("its library is missing (package libsecret-1-0)"));
        if (state == KeychainState::Open && !request.renewed) {
            request.renewed = true;
            forgetSession();
            m_active = 0;
            return next();
        }
        if (state == KeychainState::NoKeyring)
            return refuse(id, noKeychain("its service runs, but has no keyring to store in, and could make none"));
        if (jobError == QKeychain::NoBackendAvailable || jobError == QKeychain::NotImplemented)
            return refuse(id, noKeychain(jobText));
        refuse(id, {ErrorKind::Denied, "KeychainRefused", "the keychain refused: " + jobText});
    });
}

void KeychainWorker::expire(std::uint64_t id)
{
    if (!m_requests.contains(id))
        return;
    if (m_active != id)
        return refuse(id, silent(m_options.timeout)); // it never started
    if (m_jobRuns)
        m_stuck = silent(m_options.timeout);
    m_probe.look([this, id](KeychainState state) {
        if (m_stuck && state == KeychainState::Locked)
            m_stuck = locked();
        refuse(id, state == KeychainState::Locked ? locked() : silent(m_options.timeout));
    });
}

void KeychainWorker::refuse(std::uint64_t id, const Error &error)
{
    settle(id, fail(error));
}

void KeychainWorker::settle(std::uint64_t id, Result<Secret> value)
{
    const auto found = m_requests.find(id);
    if (found == m_requests.end())
        return;
    auto request = std::move(found->second);
    m_requests.erase(found);
    if (m_active == id && !m_jobRuns)
        m_active = 0;
    if (request.verb == Verb::Read)
        request.read(std::move(value));
    else
        request.done(value ? Done{} : Done(fail(std::move(value).error())));
    next();
}

} // namespace sluice
