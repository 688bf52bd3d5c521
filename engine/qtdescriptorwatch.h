// The DescriptorWatch on a Qt event loop: one epoll descriptor that the loop waits for, however many are watched. A notifier
// for each would make every turn of the loop ask the kernel about all of them: with 20 instances that was most of a call's
// cost. Created, used and destroyed on the engine thread.
#pragma once

#include "engine/base/descriptor.h"
#include "engine/base/descriptorwatch.h"
#include "engine/qtloop.h"

#include <QObject>

#include <memory>
#include <unordered_map>
#include <vector>

class QSocketNotifier;

namespace sluice {

class QtDescriptorWatch final : public QObject, public DescriptorWatch {
    Q_OBJECT
public:
    // The loop outlives it; what is ready and what that posts to the loop are one turn of it.
    explicit QtDescriptorWatch(QtLoop &loop);
    ~QtDescriptorWatch() override;

    // What cannot be waited for (a regular file) is never ready.
    WatchId watch(int descriptor, On what, std::function<void()> ready) override;
    void unwatch(WatchId id) override;

    static constexpr int kReadyATurn = 64; // descriptors; then others of the event loop get their turn

private:
    struct Watch {
        int descriptor = -1;
        On what = On::Readable;
        std::shared_ptr<std::function<void()>> ready;
    };
    struct Watched { // a descriptor: epoll knows it once, whoever waits for it
        std::uint32_t generation = 0; // tells it from another file of the same number that was ready in the same turn
        std::uint32_t events = 0;
        std::vector<std::uint64_t> ids;
    };

    void update(int descriptor, Watched &watched);
    void takeReady();
    void tell(const std::vector<std::uint64_t> &ids, std::uint32_t events);

    QtLoop &m_loop;
    Descriptor m_epoll;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::unordered_map<std::uint64_t, Watch> m_watches;
    std::unordered_map<int, Watched> m_watched;
    std::uint64_t m_lastId = 0;
    std::uint32_t m_lastGeneration = 0;
};

} // namespace sluice
