// Tells any number of listeners that there is something new, each at most once until it acknowledges. A burst of rings
// costs a listener one wake; what they said is gathered.
#pragma once

#include "engine/base/uniquefunction.h"
#include "engine/client/changed.h"

#include <memory>
#include <mutex>
#include <vector>

namespace sluice {

class Doorbell { // any thread
    struct Ear;
    struct Core;

public:
    class Subscription {
    public:
        ~Subscription(); // after it, wake is not called any more
        Subscription(const Subscription &) = delete;
        Subscription &operator=(const Subscription &) = delete;

        // What was rung since the last call; the next ring wakes again.
        [[nodiscard]] Changed acknowledge();

    private:
        friend class Doorbell;
        Subscription(std::shared_ptr<Core> core, std::unique_ptr<Ear> ear);

        std::shared_ptr<Core> m_core;
        std::unique_ptr<Ear> m_ear;
    };

    Doorbell();
    Doorbell(const Doorbell &) = delete;
    Doorbell &operator=(const Doorbell &) = delete;

    void ring(Changed what);

    // `wake` runs on the ringing thread, under the doorbell's lock: it only posts, and calls nothing of the doorbell.
    [[nodiscard]] std::unique_ptr<Subscription> subscribe(Task wake);

private:
    std::shared_ptr<Core> m_core;
};

} // namespace sluice
