#include "engine/objects/local/objectfile.h"

#include "engine/objects/local/bucketfiles.h"
#include "engine/objects/local/keypath.h"
#include "engine/objects/objectkey.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace sluice {

namespace {

Error noSuchKey()
{
    return {ErrorKind::NotFound, "NoSuchKey", "the object does not exist"};
}

// Nothing that is no folder can be on the way to an object.
Result<Fd> folderOfObject(const Fd &bucket, const KeyPath &path)
{
    auto folder = openBelow(bucket, path.folders);
    if (!folder && (folder.error().kind == ErrorKind::NotFound || folder.error().code == "NotAFolder"))
        return fail(noSuchKey());
    return folder;
}

} // namespace

Done checkLocalEndpoint(const std::string &endpoint)
{
    if (endpoint.empty() || endpoint == "local")
        return {};
    return fail(ErrorKind::Unsupported, "EndpointNotSupported",
                "the object storage at " + endpoint + " cannot be reached from here; use \"local\"");
}

Result<Fd> openBucket(const Fd &root, const std::string &bucket)
{
    SLUICE_TRY(checkBucketName(bucket));
    auto folder = openFolder(root.get(), bucket);
    if (!folder && folder.error().kind == ErrorKind::NotFound)
        return fail(ErrorKind::NotFound, "NoSuchBucket", "the bucket '" + bucket + "' does not exist");
    return folder;
}

Result<Fd> openObject(const Fd &bucket, const std::string &key)
{
    const auto path = pathOfKey(key);
    SLUICE_LET(const auto folder, folderOfObject(bucket, path));
    // Without O_NONBLOCK a pipe that somebody put there would hold this thread.
    Fd file(::openat(folder.get(), path.file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file.isOpen()) {
        if (errno == ENOENT || errno == ELOOP || errno == ENXIO || errno == ENODEV)
            return fail(noSuchKey());
        return fail(systemError(errno, "opening an object"));
    }
    struct stat info { };
    if (::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode))
        return fail(noSuchKey());
    return file;
}

Result<std::string> readObject(const Fd &file, std::uint64_t offset, std::uint64_t count)
{
    std::string bytes(count, '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
        const auto got = ::pread(file.get(), bytes.data() + have, bytes.size() - have, static_cast<off_t>(offset + have));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(systemError(errno, "reading an object"));
        if (got == 0)
            return fail(ErrorKind::Corrupt, "ObjectChanged", "the object's file became shorter while it was read");
        have += static_cast<std::size_t>(got);
    }
    return bytes;
}

Done removeObject(const Fd &bucket, const std::string &key)
{
    const auto path = pathOfKey(key);
    const auto folder = folderOfObject(bucket, path);
    if (!folder)
        return folder.error().code == "NoSuchKey" ? Done() : fail(folder.error());
    if (::unlinkat(folder->get(), path.file.c_str(), 0) == 0)
        return syncFolder(*folder, "the folder of an object");
    if (errno == ENOENT || errno == EISDIR)
        return {};
    return fail(systemError(errno, "removing an object"));
}

Result<std::vector<BucketFacts>> bucketsIn(const Fd &root)
{
    SLUICE_LET(auto names, namesIn(root));
    std::ranges::sort(names);
    std::vector<BucketFacts> buckets;
    for (auto &name : names) {
        struct statx info { };
        if (!checkBucketName(name)
            || ::statx(root.get(), name.c_str(), AT_SYMLINK_NOFOLLOW, STATX_TYPE | STATX_MTIME | STATX_BTIME, &info) != 0
            || !S_ISDIR(info.stx_mode))
            continue;
        const auto &made = (info.stx_mask & STATX_BTIME) != 0 ? info.stx_btime : info.stx_mtime;
        buckets.push_back({std::move(name), wallFromSeconds(made.tv_sec)});
    }
    return buckets;
}

} // namespace sluice
