// What all shards of one store share.
#pragma once

#include "engine/logs/local/damagelog.h"
#include "engine/logs/local/filecache.h"
#include "engine/logs/local/indexcache.h"
#include "engine/logs/local/segmenttable.h"

namespace sluice {

struct StoreParts {
    StoreParts(FileLayer &layer, std::shared_ptr<SegmentTable> list, Clock &time, std::size_t openFiles)
        : files(layer)
        , fileCache(layer, openFiles)
        , table(std::move(list))
        , clock(time)
    {
    }

    FileLayer &files;
    FileCache fileCache;
    IndexCache indexCache;
    const std::shared_ptr<SegmentTable> table;
    DamageLog damage;
    Clock &clock;
};

} // namespace sluice
