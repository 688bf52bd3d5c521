#include "engine/qtdescriptorwatch.h"

#include <QSocketNotifier>

namespace sluice {

QtDescriptorWatch::QtDescriptorWatch() = default;

QtDescriptorWatch::~QtDescriptorWatch()
{
    for (auto &[id, watch] : m_watches)
        delete watch.notifier;
}

WatchId QtDescriptorWatch::watch(int descriptor, On what, std::function<void()> ready)
{
    const auto id = ++m_lastId;
    auto *notifier = new QSocketNotifier(descriptor, what == On::Readable ? QSocketNotifier::Read : QSocketNotifier::Write);
    m_watches.emplace(id, Watch{notifier, std::make_shared<std::function<void()>>(std::move(ready))});
    connect(notifier, &QSocketNotifier::activated, this, [this, id] {
        const auto found = m_watches.find(id);
        if (found == m_watches.end())
            return;
        const auto call = found->second.ready; // keeps the callable alive while it ends its own watch
        (*call)();
    });
    return WatchId(id);
}

void QtDescriptorWatch::unwatch(WatchId id)
{
    const auto found = m_watches.find(id.value());
    if (found == m_watches.end())
        return;
    found->second.notifier->setEnabled(false); // now: the number may be another file's in the next moment
    found->second.notifier->deleteLater();
    m_watches.erase(found);
}

} // namespace sluice
