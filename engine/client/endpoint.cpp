#include "engine/client/endpoint.h"

#include "engine/client/unixsocket.h"

#include <QCryptographicHash>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace sluice {

namespace {

constexpr std::size_t kEndpointBytesMax = 4'096;
constexpr int kHashDigits = 16;

std::string endpointFile(const std::string &dataDirectory)
{
    return dataDirectory + "/endpoint";
}

// Only we may write there and look there: else another user could put a socket of his own in the way.
bool isOursAlone(const std::string &directory)
{
    struct stat info { };
    return ::lstat(directory.c_str(), &info) == 0 && S_ISDIR(info.st_mode) && info.st_uid == ::geteuid()
        && (info.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

Done makePrivateDirectory(const std::string &directory)
{
    if (::mkdir(directory.c_str(), S_IRWXU) != 0 && errno != EEXIST)
        return fail(systemError(errno, "cannot make the directory " + directory));
    if (!isOursAlone(directory))
        static_cast<void>(::chmod(directory.c_str(), S_IRWXU));
    if (!isOursAlone(directory))
        return fail(ErrorKind::Denied, "NotPrivate",
                    "the directory " + directory + " must belong to you and be closed to others (chmod 700)");
    return {};
}

} // namespace

std::string canonicalDirectory(const std::string &directory)
{
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(directory.c_str(), nullptr), &std::free);
    return real ? std::string(real.get()) : directory;
}

Result<std::string> prepareEndpoint(const std::string &dataDirectory, const std::string &runtimeDirectory)
{
    if (runtimeDirectory.starts_with('/') && isOursAlone(runtimeDirectory)) {
        const auto directory = runtimeDirectory + "/sluice";
        if (makePrivateDirectory(directory)) {
            const auto canonical = canonicalDirectory(dataDirectory);
            const auto hash = QCryptographicHash::hash(QByteArrayView(canonical.data(), qsizetype(canonical.size())),
                                                       QCryptographicHash::Sha256)
                                  .toHex()
                                  .left(kHashDigits);
            return directory + '/' + hash.toStdString() + ".sock";
        }
    }
    const auto directory = dataDirectory + "/run";
    SLUICE_TRY(makePrivateDirectory(directory));
    return directory + "/engine.sock";
}

Done publishEndpoint(const std::string &dataDirectory, const std::string &socketPath)
{
    const auto file = endpointFile(dataDirectory);
    const auto fresh = file + ".new";
    FileDescriptor fd(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!fd)
        return fail(systemError(errno, "cannot write " + fresh));
    const auto text = socketPath + '\n';
    if (::write(fd.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        return fail(systemError(errno ? errno : EIO, "cannot write " + fresh));
    if (std::rename(fresh.c_str(), file.c_str()) != 0)
        return fail(systemError(errno, "cannot write " + file));
    return {};
}

void withdrawEndpoint(const std::string &dataDirectory, const std::string &socketPath)
{
    ::unlink(endpointFile(dataDirectory).c_str());
    ::unlink(socketPath.c_str());
}

Result<std::string> publishedEndpoint(const std::string &dataDirectory)
{
    const auto file = endpointFile(dataDirectory);
    const FileDescriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd)
        return fail(systemError(errno, "cannot read " + file));
    std::string text(kEndpointBytesMax, '\0');
    const auto got = ::read(fd.get(), text.data(), text.size());
    if (got < 0)
        return fail(systemError(errno, "cannot read " + file));
    text.resize(static_cast<std::size_t>(got));
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    if (!text.starts_with('/'))
        return fail(ErrorKind::Corrupt, "BadEndpoint", file + " does not hold the path of a socket");
    return text;
}

} // namespace sluice
