// A checkpoint that a person moved, as a step that undo takes back: no change of a definition, only of where delivery goes
// on.
#pragma once

#include "engine/base/fields.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sluice {

struct ShardStep {
    std::int32_t shard = 0;
    std::string from; // cursor texts: where it stood, and where it was put
    std::string to;
    SLUICE_FIELDS(ShardStep, shard, from, to)
};

struct CheckpointStep {
    std::string trigger; // SERVICE/FUNCTION/TRIGGER
    std::string uid; // its: another one of that name has other checkpoints
    std::vector<ShardStep> shards; // that moved; none = this is no such step
    SLUICE_FIELDS(CheckpointStep, trigger, uid, shards)
};

} // namespace sluice
