// The DescriptorWatch on a Qt event loop. Created, used and destroyed on the engine thread.
#pragma once

#include "engine/base/descriptorwatch.h"

#include <QObject>

#include <memory>
#include <unordered_map>

class QSocketNotifier;

namespace sluice {

class QtDescriptorWatch final : public QObject, public DescriptorWatch {
    Q_OBJECT
public:
    QtDescriptorWatch();
    ~QtDescriptorWatch() override;

    WatchId watch(int descriptor, On what, std::function<void()> ready) override;
    void unwatch(WatchId id) override;

private:
    struct Watch {
        QSocketNotifier *notifier = nullptr; // ours; ends later when it is ended from inside its own signal
        std::shared_ptr<std::function<void()>> ready;
    };
    std::unordered_map<std::uint64_t, Watch> m_watches;
    std::uint64_t m_lastId = 0;
};

} // namespace sluice
