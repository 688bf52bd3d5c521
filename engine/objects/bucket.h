// Definition of a bucket of the local object storage: a folder DATA/objects/NAME.
#pragma once

#include "engine/base/fields.h"

#include <string>

namespace sluice {

struct Bucket {
    std::string name;
    std::string uid; // given at creation: what its folder is called in the trash
    std::string region = "local";
    SLUICE_FIELDS(Bucket, name, uid, region)
};

} // namespace sluice
