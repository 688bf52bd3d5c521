#include "engine/objects/local/localobjectstorage.h"

#include "engine/objects/local/bucketfiles.h"
#include "engine/objects/local/keypath.h"
#include "engine/objects/local/objectfile.h"
#include "engine/objects/local/objectrecord.h"
#include "engine/objects/local/uploadfile.h"
#include "engine/objects/objectkey.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace sluice {

namespace {

constexpr const char *kTrashFolder = ".trash";

class LocalUpload final : public ObjectUpload {
public:
    LocalUpload(std::shared_ptr<UploadFile> file, Loop &loop, WorkerPool &pool)
        : m_file(std::move(file))
        , m_loop(loop)
        , m_pool(pool)
    {
    }
    ~LocalUpload() override
    {
        m_pool.post([file = std::move(m_file)]() mutable { file.reset(); }); // removing a file is disk work
    }

    void write(std::string bytes, Reply<void> reply) override
    {
        m_pool.run<void>(
            m_loop, [file = m_file, bytes = std::move(bytes)] { return file->write(bytes); }, std::move(reply));
    }

    void commit(Reply<ObjectReceipt> reply) override
    {
        m_pool.run<ObjectReceipt>(
            m_loop, [file = m_file] { return file->commit(); }, std::move(reply));
    }

private:
    std::shared_ptr<UploadFile> m_file;
    Loop &m_loop;
    WorkerPool &m_pool;
};

Result<Fd> duplicate(const Fd &fd)
{
    Fd copy(::fcntl(fd.get(), F_DUPFD_CLOEXEC, 0));
    if (!copy.isOpen())
        return fail(systemError(errno, "opening the object storage"));
    return copy;
}

Done moveAndSync(const Fd &from, const std::string &oldName, const Fd &to, const std::string &newName)
{
    if (::renameat2(from.get(), oldName.c_str(), to.get(), newName.c_str(), RENAME_NOREPLACE) != 0)
        return fail(systemError(errno, "moving the bucket's folder \"" + oldName + '"'));
    SLUICE_TRY(syncFolder(to, "a moved bucket"));
    return syncFolder(from, "a moved bucket");
}

Done checkTrashName(const std::string &name)
{
    if (name.empty() || name.size() > 255 || name.find('/') != std::string::npos || name.find('\0') != std::string::npos
        || name.starts_with('.'))
        return fail(ErrorKind::Invalid, "InvalidBucketName", "no name of a bucket in the trash");
    return {};
}

Done checkTellsCapitals(const Fd &root)
{
    constexpr const char *kProbe = ".capitals";
    constexpr const char *kSameInCapitals = ".CAPITALS";
    struct stat info { };
    if (::mkdirat(root.get(), kProbe, 0777) != 0 && errno != EEXIST)
        return {}; // read-only: nothing will be stored that could collide
    const bool same = ::fstatat(root.get(), kSameInCapitals, &info, AT_SYMLINK_NOFOLLOW) == 0;
    ::unlinkat(root.get(), kProbe, AT_REMOVEDIR);
    if (same)
        return fail(ErrorKind::Unsupported, "CaseInsensitive",
                    "the file system of the object storage takes capitals and small letters for the same; use another one");
    return {};
}

} // namespace

LocalObjectStorage::LocalObjectStorage(std::string root, Fd rootFd, Loop &loop, WorkerPool &pool)
    : m_root(std::move(root))
    , m_rootFd(std::make_shared<const Fd>(std::move(rootFd)))
    , m_loop(loop)
    , m_pool(pool)
    , m_durable(std::make_shared<DurableFolders>())
    , m_session(std::to_string(loop.clock().wall().time_since_epoch().count()) + '-')
{
}

Result<std::unique_ptr<LocalObjectStorage>> LocalObjectStorage::open(std::string root, Loop &loop, WorkerPool &pool)
{
    if (::mkdir(root.c_str(), 0777) != 0 && errno != EEXIST)
        return fail(systemError(errno, "making the folder " + root));
    Fd fd(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd.isOpen())
        return fail(systemError(errno, "opening the folder " + root));
    std::unique_ptr<LocalObjectStorage> storage(new LocalObjectStorage(std::move(root), std::move(fd), loop, pool));
    SLUICE_TRY(storage->prepare());
    return storage;
}

Done LocalObjectStorage::prepare()
{
    SLUICE_TRY(checkTellsCapitals(*m_rootFd));
    SLUICE_LET(const auto names, namesIn(*m_rootFd));
    for (const auto &name : names) {
        if (!checkBucketName(name))
            continue;
        const auto bucket = openFolder(m_rootFd->get(), name);
        if (!bucket)
            continue; // the first upload says what is wrong with it
        SLUICE_LET(const auto removed, removeLeftovers(*bucket));
        m_leftoversRemoved += removed;
    }
    return {};
}

void LocalObjectStorage::upload(const std::string &endpoint, const std::string &bucket, const std::string &key,
                                UploadTerms terms, Reply<std::unique_ptr<ObjectUpload>> reply)
{
    const auto checked = [&]() -> Done {
        SLUICE_TRY(checkLocalEndpoint(endpoint));
        SLUICE_TRY(checkBucketName(bucket));
        SLUICE_TRY(checkObjectKey(key));
        return checkTraits(terms.traits);
    }();
    if (!checked) {
        m_loop.answer<std::unique_ptr<ObjectUpload>>(std::move(reply), fail(checked.error()));
        return;
    }
    auto job = [root = m_rootFd, bucket, key, terms = std::move(terms), durable = m_durable,
                tempName = m_session + std::to_string(++m_uploads), &loop = m_loop,
                &pool = m_pool]() -> Result<std::unique_ptr<ObjectUpload>> {
        SLUICE_LET(auto rootCopy, duplicate(*root));
        SLUICE_LET(auto file, UploadFile::create({std::move(rootCopy), bucket, key, terms, tempName, durable}));
        return std::make_unique<LocalUpload>(std::move(file), loop, pool);
    };
    m_pool.run<std::unique_ptr<ObjectUpload>>(m_loop, std::move(job), std::move(reply));
}

void LocalObjectStorage::createBucket(const std::string &bucket, Reply<void> reply)
{
    auto job = [root = m_rootFd, bucket]() -> Done {
        SLUICE_TRY(checkBucketName(bucket));
        SLUICE_TRY(openOrMakeFolder(root->get(), bucket).map([](const auto &) {}));
        return syncFolder(*root, "a new bucket");
    };
    m_pool.run<void>(m_loop, std::move(job), std::move(reply));
}

void LocalObjectStorage::removeBucket(const std::string &bucket, const std::string &trashName, Reply<void> reply)
{
    if (const auto checked = checkTrashName(trashName); !checked) {
        m_loop.answer<void>(std::move(reply), fail(checked.error()));
        return;
    }
    auto job = [root = m_rootFd, bucket, trashName, durable = m_durable]() -> Done {
        SLUICE_TRY(openBucket(*root, bucket).map([](const auto &) {}));
        SLUICE_LET(const auto trash, openOrMakeFolder(root->get(), kTrashFolder));
        SLUICE_TRY(moveAndSync(*root, bucket, trash.fd, trashName));
        durable->forget();
        return {};
    };
    m_pool.run<void>(m_loop, std::move(job), std::move(reply));
}

void LocalObjectStorage::restoreBucket(const std::string &trashName, const std::string &bucket, Reply<void> reply)
{
    auto job = [root = m_rootFd, trashName, bucket]() -> Done {
        SLUICE_TRY(checkBucketName(bucket));
        SLUICE_LET(const auto trash, openOrMakeFolder(root->get(), kTrashFolder));
        const auto moved = moveAndSync(trash.fd, trashName, *root, bucket);
        if (!moved && moved.error().kind == ErrorKind::NotFound)
            return fail(ErrorKind::NotFound, "NoSuchBucket", "the trash holds no bucket '" + trashName + '\'');
        if (!moved && moved.error().kind == ErrorKind::Exists)
            return fail(ErrorKind::Exists, "BucketAlreadyExists", "there is a bucket '" + bucket + "' already");
        return moved;
    };
    if (const auto checked = checkTrashName(trashName); !checked) {
        m_loop.answer<void>(std::move(reply), fail(checked.error()));
        return;
    }
    m_pool.run<void>(m_loop, std::move(job), std::move(reply));
}

void LocalObjectStorage::purgeBucket(const std::string &trashName, Reply<void> reply)
{
    if (const auto checked = checkTrashName(trashName); !checked) {
        m_loop.answer<void>(std::move(reply), fail(checked.error()));
        return;
    }
    auto job = [root = m_rootFd, trashName]() -> Done {
        SLUICE_LET(const auto trash, openOrMakeFolder(root->get(), kTrashFolder));
        return removeTree(trash.fd, trashName);
    };
    m_pool.run<void>(m_loop, std::move(job), std::move(reply));
}

std::string LocalObjectStorage::pathOf(const std::string &bucket, const std::string &key) const
{
    const auto path = pathOfKey(key);
    std::string out = m_root + '/' + bucket;
    for (const auto &folder : path.folders)
        out += '/' + folder;
    return out + '/' + path.file;
}

} // namespace sluice
