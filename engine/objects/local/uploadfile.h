// One object on its way into a local bucket: a hidden file beside the objects, moved to its place when it is complete
// and on the disk. Destroying it before that removes the file. One pool thread at a time.
#pragma once

#include "engine/objects/local/folder.h"
#include "engine/objects/local/keypath.h"
#include "engine/objects/local/objectdigest.h"
#include "engine/objects/objectstorage.h"

#include <memory>

namespace sluice {

class UploadFile {
public:
    static constexpr const char *kUploadsFolder = ".uploads";

    struct Target {
        Fd root; // the folder of all buckets
        std::string bucket; // a good name
        std::string key; // a good key
        UploadTerms terms; // good traits
        std::string tempName;
        std::shared_ptr<DurableFolders> durable;
    };

    // NotFound/"NoSuchBucket"; Full, Denied as the disk says.
    [[nodiscard]] static Result<std::shared_ptr<UploadFile>> create(Target target);
    ~UploadFile();
    UploadFile(const UploadFile &) = delete;
    UploadFile &operator=(const UploadFile &) = delete;

    [[nodiscard]] Done write(std::string_view bytes);
    [[nodiscard]] Result<ObjectReceipt> commit();

private:
    explicit UploadFile(Target target);
    [[nodiscard]] Done open();
    [[nodiscard]] Result<Fd> openPlace(const KeyPath &path);
    [[nodiscard]] Done settleFolder(const Fd &parent, const std::string &path, Made made);
    [[nodiscard]] Done checkBucketIsStillThere() const;
    [[nodiscard]] Done saveTraits(const ObjectReceipt &receipt);
    [[nodiscard]] Done moveTo(const Fd &place, const std::string &name);

    Target m_target;
    Fd m_bucket;
    Fd m_uploads;
    Fd m_file;
    ObjectDigest m_digest;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_handedOver = 0; // bytes that the kernel was asked to begin writing
    bool m_broken = false; // a write failed: what is in the file is not what was given
    bool m_tempExists = false;
};

} // namespace sluice
