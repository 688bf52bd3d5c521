#include "engine/objects/local/uploadfile.h"

#include "engine/base/limits.h"
#include "engine/objects/local/objectrecord.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace sluice {

namespace {

// The disk begins early, so that the sync at the end has little left to do.
constexpr std::uint64_t kHandOverBytes = 8 * limits::kMiB;

Error noSuchBucket(const std::string &bucket)
{
    return {ErrorKind::NotFound, "NoSuchBucket", "the bucket '" + bucket + "' does not exist"};
}

} // namespace

UploadFile::UploadFile(Target target)
    : m_target(std::move(target))
{
}

UploadFile::~UploadFile()
{
    if (m_tempExists)
        ::unlinkat(m_uploads.get(), m_target.tempName.c_str(), 0);
}

Result<std::shared_ptr<UploadFile>> UploadFile::create(Target target)
{
    std::shared_ptr<UploadFile> upload(new UploadFile(std::move(target)));
    SLUICE_TRY(upload->open());
    return upload;
}

Done UploadFile::open()
{
    auto bucket = openFolder(m_target.root.get(), m_target.bucket);
    if (!bucket)
        return fail(bucket.error().kind == ErrorKind::NotFound ? noSuchBucket(m_target.bucket) : bucket.error());
    m_bucket = std::move(*bucket);
    SLUICE_TRY(settleFolder(m_target.root, m_target.bucket, Made::Before));
    SLUICE_LET(auto uploads, openOrMakeFolder(m_bucket.get(), kUploadsFolder));
    m_uploads = std::move(uploads.fd);
    m_file =
        Fd(::openat(m_uploads.get(), m_target.tempName.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (!m_file.isOpen())
        return fail(systemError(errno, "making a file in the bucket '" + m_target.bucket + '\''));
    m_tempExists = true;
    return m_digest.begin();
}

Done UploadFile::write(std::string_view bytes)
{
    if (m_broken)
        return fail(ErrorKind::Failed, "UploadBroken", "an earlier write of this object failed");
    m_digest.add(bytes);
    while (!bytes.empty()) {
        const auto written = ::write(m_file.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            m_broken = true;
            return fail(
                systemError(written < 0 ? errno : ENOSPC, "writing an object into the bucket '" + m_target.bucket + '\''));
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
        m_bytes += static_cast<std::uint64_t>(written);
    }
    if (m_bytes - m_handedOver >= kHandOverBytes) {
        ::sync_file_range(m_file.get(), static_cast<off64_t>(m_handedOver), static_cast<off64_t>(m_bytes - m_handedOver),
                          SYNC_FILE_RANGE_WRITE);
        m_handedOver = m_bytes;
    }
    return {};
}

Result<ObjectReceipt> UploadFile::commit()
{
    if (m_broken)
        return fail(ErrorKind::Failed, "UploadBroken", "an earlier write of this object failed");
    SLUICE_LET(auto etag, m_digest.md5());
    ObjectReceipt receipt{m_bytes, std::move(etag), m_digest.crc64()};
    if (!m_target.terms.md5.empty() && m_target.terms.md5 != receipt.etag)
        return fail(ErrorKind::Invalid, "InvalidDigest", "the object's bytes are not those whose MD5 was given");
    SLUICE_TRY(saveTraits(receipt));
    if (::fsync(m_file.get()) != 0) {
        m_broken = true;
        return fail(systemError(errno, "writing an object of the bucket '" + m_target.bucket + "' to the disk"));
    }
    SLUICE_TRY(checkBucketIsStillThere());
    const auto path = pathOfKey(m_target.key);
    SLUICE_LET(const auto place, openPlace(path));
    SLUICE_TRY(moveTo(place, path.file));
    SLUICE_TRY(syncFolder(place, "the folder of an object"));
    return receipt;
}

// A file system without attributes keeps plain objects: their digests are made again when they are asked for.
Done UploadFile::saveTraits(const ObjectReceipt &receipt)
{
    struct stat info { };
    if (::fstat(m_file.get(), &info) != 0)
        return fail(systemError(errno, "looking at an object"));
    const auto &traits = m_target.terms.traits;
    auto saved = saveRecord(m_file, {receipt.bytes, modifiedNs(info), receipt.etag, receipt.crc64, traits});
    if (!saved && saved.error().kind == ErrorKind::Unsupported && traits.headers.empty() && traits.metadata.empty())
        return {};
    return saved;
}

Done UploadFile::moveTo(const Fd &place, const std::string &name)
{
    const unsigned flags = m_target.terms.mayReplace ? 0 : RENAME_NOREPLACE;
    if (::renameat2(m_uploads.get(), m_target.tempName.c_str(), place.get(), name.c_str(), flags) != 0) {
        if (errno == EEXIST && !m_target.terms.mayReplace)
            return fail(ErrorKind::Exists, "FileAlreadyExists",
                        "there is an object of that key, and it may not be replaced");
        return fail(systemError(errno, "moving an object to its place in the bucket '" + m_target.bucket + '\''));
    }
    m_tempExists = false;
    return {};
}

Done UploadFile::checkBucketIsStillThere() const
{
    struct stat held {
    }, named{};
    const bool same = ::fstat(m_bucket.get(), &held) == 0
        && ::fstatat(m_target.root.get(), m_target.bucket.c_str(), &named, AT_SYMLINK_NOFOLLOW) == 0
        && held.st_ino == named.st_ino && held.st_dev == named.st_dev;
    if (!same)
        return fail(noSuchBucket(m_target.bucket));
    return {};
}

Result<Fd> UploadFile::openPlace(const KeyPath &path)
{
    Fd current(::fcntl(m_bucket.get(), F_DUPFD_CLOEXEC, 0));
    if (!current.isOpen())
        return fail(systemError(errno, "opening a bucket"));
    std::string name = m_target.bucket;
    for (const auto &folder : path.folders) {
        SLUICE_LET(auto next, openOrMakeFolder(current.get(), folder));
        name += '/' + folder;
        SLUICE_TRY(settleFolder(current, name, next.made));
        current = std::move(next.fd);
    }
    return current;
}

// An entry that another upload made a moment ago may not be on the disk yet: only one that is known to be needs no sync.
Done UploadFile::settleFolder(const Fd &parent, const std::string &path, Made made)
{
    if (made == Made::Before && m_target.durable->knows(path))
        return {};
    SLUICE_TRY(syncFolder(parent, "a new folder"));
    m_target.durable->add(path);
    return {};
}

} // namespace sluice
