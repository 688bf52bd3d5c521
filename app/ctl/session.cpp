#include "app/ctl/session.h"

#include <QCoreApplication>

#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace sluice::ctl {

Exit exitFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Invalid:
    case ErrorKind::NotFound:
    case ErrorKind::Exists:
    case ErrorKind::InUse: return Exit::BadInput;
    default: return Exit::Failed;
    }
}

namespace {

Caller callerOf(const Arguments &arguments)
{
    Caller caller;
    caller.client = kActor;
    caller.kind = arguments.as.empty() ? CallerKind::Owner : CallerKind::User;
    caller.user = arguments.as;
    return caller;
}

} // namespace

Session::Session(Arguments arguments, EngineFactory factory, std::string version)
    : m_arguments(std::move(arguments))
    , m_version(std::move(version))
    , m_dataDirectory(absolutePath(!m_arguments.data.empty()                 ? m_arguments.data
                                       : m_arguments.command->name == "demo" ? defaultDirectory("sluice-demo")
                                                                             : defaultDirectory("sluice")))
    , m_output(m_arguments.json, m_arguments.quiet)
{
    m_output.whenBroken = [this] { finish(Exit::Done); }; // the reader has what it wanted
    if (m_arguments.needs() != Needs::Nothing)
        m_attachment = std::make_unique<Attachment>(m_dataDirectory, m_arguments.needs(), std::move(factory), m_version,
                                                    callerOf(m_arguments));
}

Session::~Session()
{
    m_ended = true;
    m_attachment.reset(); // answers what is asked still, and nobody listens
}

void Session::start()
{
    if (!m_attachment)
        return m_arguments.command->run(*this);
    m_attachment->begin([this](Done done) {
        if (m_ended)
            return;
        if (done)
            return m_arguments.command->run(*this);
        m_output.report(done.error());
        finish(done.error().code == "DirectoryHeld" ? Exit::Held : Exit::Failed);
    });
}

void Session::interrupt(int signal)
{
    if (m_ended)
        return;
    if (m_interrupted)
        return m_interrupted(signal);
    finish(Exit::Failed);
}

void Session::fail(Error error)
{
    if (!error.place.file.empty() && error.place.file == m_absoluteFile)
        error.place.file = m_givenFile;
    m_output.report(error);
    finish(exitFor(error));
}

void Session::finish(Exit exit)
{
    if (std::exchange(m_ended, true))
        return;
    m_exit = exit;
    // Whoever called may be inside one of our callbacks: the engine goes when they are out.
    QMetaObject::invokeMethod(
        this, [this] { leave(); }, Qt::QueuedConnection);
}

void Session::leave()
{
    const auto quit = [exit = m_exit] { QCoreApplication::exit(static_cast<int>(exit)); };
    if (m_attachment)
        m_attachment->end(quit);
    else
        quit();
}

void Session::nameFile(std::string absolute, std::string given)
{
    m_absoluteFile = std::move(absolute);
    m_givenFile = std::move(given);
}

std::string defaultDirectory(std::string_view name)
{
    std::string base;
    if (const char *data = std::getenv("XDG_DATA_HOME"); data && *data == '/') {
        base = data;
    } else {
        const char *home = std::getenv("HOME");
        if (!home || *home != '/') {
            const auto *user = ::getpwuid(::getuid());
            home = user ? user->pw_dir : "/";
        }
        base = std::string(home) + "/.local/share";
    }
    return base + '/' + std::string(name);
}

std::string absolutePath(const std::string &path)
{
    if (path.starts_with('/'))
        return path;
    const std::unique_ptr<char, decltype(&std::free)> here(::getcwd(nullptr, 0), &std::free);
    return here ? std::string(here.get()) + '/' + path : path;
}

} // namespace sluice::ctl
