// A page of a bucket's keys, in the order of their bytes. Blocking; pool threads.
#pragma once

#include "engine/objects/local/folder.h"
#include "engine/objects/objectstorage.h"

namespace sluice {

// Opens only the folders whose keys can be on the page. Files that are no objects of this storage are not listed.
[[nodiscard]] Result<ListPage> listKeys(const Fd &bucket, const ListQuery &query);

} // namespace sluice
