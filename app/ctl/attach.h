// Gets a command its engine: the one that holds the data directory, through its socket, else one of its own.
#pragma once

#include "app/ctl/commandline.h"
#include "engine/client/enginehost.h"
#include "engine/client/socketclient.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace sluice::ctl {

class Attachment final : public QObject {
public:
    static constexpr qint64 kAttachMs = 10'000; // how long a holder that does not answer is waited for
    static constexpr qint64 kLockMs = 2'000; // and one whose place is wanted
    static constexpr int kRetryMs = 50;

    Attachment(std::string dataDirectory, Needs needs, EngineFactory factory, std::string version, Caller caller = {});
    ~Attachment() override;

    // Answers once. InUse/"DirectoryHeld": somebody holds the directory and cannot be reached; any other error: an
    // engine of our own did not start.
    void begin(UniqueFunction<void(Done)> ready);

    [[nodiscard]] EngineClient &client(); // after begin() answered well
    [[nodiscard]] bool ownsEngine() const { return m_host != nullptr; }
    [[nodiscard]] std::string endpoint() const; // of our own engine

    // Stops our own engine, if there is one, or hangs up. Then `done`, later. At most one call.
    void end(UniqueFunction<void()> done);

private:
    void attempt();
    void own(EngineLock lock);
    void attach();
    void linked();
    void answer(Done result);
    void later(const Error &reason);
    [[nodiscard]] Error held(const std::string &why) const;

    const std::string m_dataDirectory;
    const Needs m_needs;
    const EngineFactory m_factory;
    const std::string m_version;
    const Caller m_caller;
    UniqueFunction<void(Done)> m_ready;
    QElapsedTimer m_begun;
    QTimer m_retry;
    std::int64_t m_holder = 0;
    std::unique_ptr<SocketClient> m_socket;
    std::unique_ptr<EngineHost> m_host;
};

} // namespace sluice::ctl
