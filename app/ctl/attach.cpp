#include "app/ctl/attach.h"

namespace sluice::ctl {

Attachment::Attachment(std::string dataDirectory, Needs needs, EngineFactory factory, std::string version, Caller caller)
    : m_dataDirectory(std::move(dataDirectory))
    , m_needs(needs)
    , m_factory(std::move(factory))
    , m_version(std::move(version))
    , m_caller(std::move(caller))
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] { attempt(); });
}

Attachment::~Attachment() = default;

void Attachment::begin(UniqueFunction<void(Done)> ready)
{
    m_ready = std::move(ready);
    m_begun.start();
    attempt();
}

EngineClient &Attachment::client()
{
    return m_host ? m_host->client() : *m_socket;
}

std::string Attachment::endpoint() const
{
    return m_host ? m_host->endpoint() : std::string();
}

void Attachment::end(UniqueFunction<void()> done)
{
    m_retry.stop();
    m_ready = {};
    m_socket.reset();
    if (m_host)
        m_host->stop(std::move(done));
    else
        QTimer::singleShot(0, this, [done = std::make_shared<UniqueFunction<void()>>(std::move(done))] { (*done)(); });
}

void Attachment::attempt()
{
    auto holder = attachOrStart(m_dataDirectory);
    if (!holder)
        return answer(fail(std::move(holder).error()));
    if (auto *lock = std::get_if<EngineLock>(&*holder))
        return own(std::move(*lock));
    const auto &running = std::get<RunningEngine>(*holder);
    m_holder = running.pid;
    attach();
}

void Attachment::own(EngineLock lock)
{
    m_socket.reset();
    const bool schedules = m_needs == Needs::Schedule || m_needs == Needs::Lock;
    auto host =
        m_factory({std::move(lock), schedules ? Scheduling::On : Scheduling::Off,
                   schedules ? Collecting::On : Collecting::Off, schedules ? Residence::Resident : Residence::OneShot});
    if (!host)
        return answer(fail(std::move(host).error()));
    m_host = std::move(*host);
    m_host->client().actAs(m_caller);
    answer({});
}

void Attachment::attach()
{
    if (m_socket && m_socket->link() == Link::Connected)
        return linked();
    if (!m_socket) {
        m_socket = std::make_unique<SocketClient>(m_dataDirectory, m_version);
        m_socket->actAs(m_caller);
        connect(m_socket.get(), &EngineClient::linkChanged, this, [this] {
            if (m_socket->link() == Link::Connected)
                linked();
        });
    }
    later(m_socket->link() == Link::Lost ? m_socket->lastError()
                                         : Error{ErrorKind::TimedOut, "NoAnswer", "it does not answer"});
}

void Attachment::linked()
{
    if (!m_ready)
        return;
    if (m_needs == Needs::Engine)
        return answer({});
    // A command that only looks may hold the directory for a moment: its engine runs no trigger.
    m_retry.stop();
    m_socket->send(GetStatus(), this, [this](const Result<EngineStatus> &status) {
        const bool stays = status && status->scheduling;
        if (stays && m_needs == Needs::Schedule)
            return answer({});
        if (stays)
            return answer(fail(held("it serves the directory already")));
        later(status ? Error{ErrorKind::Unavailable, "NotScheduling", "it runs no triggers"} : status.error());
    });
}

void Attachment::answer(Done result)
{
    m_retry.stop();
    if (m_ready)
        std::exchange(m_ready, {})(std::move(result));
}

void Attachment::later(const Error &reason)
{
    if (!m_ready)
        return;
    if (m_begun.elapsed() < kAttachMs && reason.code != "ProtocolMismatch")
        m_retry.start(kRetryMs);
    else
        answer(fail(held(reason.detail)));
}

Error Attachment::held(const std::string &why) const
{
    return {ErrorKind::InUse, "DirectoryHeld",
            "the data directory " + m_dataDirectory + " is held by another engine"
                + (m_holder > 0 ? " (process " + std::to_string(m_holder) + ')' : std::string()) + ": " + why
                + ". Stop it, or name another directory with --data."};
}

} // namespace sluice::ctl
