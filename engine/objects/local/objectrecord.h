// What the local storage keeps beside an object's bytes: its traits and digests, in an extended attribute of the object's
// own file. So both appear by one rename, and go and move together; nothing is left over, whatever key or crash.
//
// The digests are believed as long as the file has the size and time that they were made of: a file that people changed or
// put there by hand is digested anew.
#pragma once

#include "engine/objects/local/folder.h"
#include "engine/objects/objectstorage.h"

#include <optional>

struct stat;

namespace sluice {

struct ObjectRecord {
    std::uint64_t bytes = 0;
    std::int64_t modifiedNs = 0; // of the file, since 1970
    std::string md5; // upper-case hex
    std::uint64_t crc64 = 0;
    ObjectTraits traits;

    friend bool operator==(const ObjectRecord &, const ObjectRecord &) = default;
};

// ext4 has one block of 4 KiB for all attributes of a file.
inline constexpr std::size_t kRecordBytesMax = 3 * 1024;
inline constexpr const char *kRecordAttribute = "user.sluice.object";

// Invalid/"MetadataTooLarge"; Invalid/"InvalidArgument" for an empty name or a control character.
[[nodiscard]] Done checkTraits(const ObjectTraits &traits);

[[nodiscard]] std::string toText(const ObjectRecord &record);
[[nodiscard]] std::optional<ObjectRecord> readRecord(std::string_view text); // nothing for a text that is none

// Before the file is synced. Unsupported/"NoMetadata" where the file system keeps no attributes.
[[nodiscard]] Done saveRecord(const Fd &file, const ObjectRecord &record);

[[nodiscard]] std::int64_t modifiedNs(const struct stat &info);

// Of an open file; reads all of it when its digests are not known, and saves them then if it can.
[[nodiscard]] Result<ObjectFacts> factsOf(const Fd &file);

} // namespace sluice
