// What an engine does now and then: retention, the trash, old versions of code, the size of the data
// directory. Loop thread.
#pragma once

#include "engine/engineparts.h"

namespace sluice {

class Housekeeping {
public:
    explicit Housekeeping(EngineParts &parts);
    ~Housekeeping();

    void start();
    void stop();

    static constexpr Duration kRetentionEvery = std::chrono::minutes(1);
    static constexpr Duration kTrashEvery = std::chrono::hours(1);
    static constexpr Duration kCodeEvery = std::chrono::hours(1);
    static constexpr Duration kMeasureEvery = std::chrono::minutes(1);
    static constexpr double kDiskPressure = 0.02; // a smaller share of the disk free empties the trash early

private:
    void every(Duration period, void (Housekeeping::*work)());
    void expire();
    void emptyTrash();
    void collectCode();
    void measure();
    void purge(const std::vector<TrashEntry> &entries);

    EngineParts &m_parts;
    bool m_measuring = false;
    std::shared_ptr<Housekeeping *> m_self; // null: stopped
};

} // namespace sluice
