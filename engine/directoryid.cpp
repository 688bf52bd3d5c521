#include "engine/directoryid.h"

#include "engine/client/unixsocket.h"
#include "engine/functions/digest.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace sluice {

namespace {

constexpr std::size_t kUuidLength = 36;

bool isUuid(std::string_view text)
{
    return text.size() == kUuidLength
        && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-'; });
}

Result<std::string> stored(const std::string &path)
{
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file)
        return fail(systemError(errno, "reading " + path));
    std::array<char, kUuidLength + 2> text{};
    const auto size = ::read(file.get(), text.data(), text.size());
    if (size < 0)
        return fail(systemError(errno, "reading " + path));
    std::string id(text.data(), static_cast<std::size_t>(size));
    if (id.ends_with('\n'))
        id.pop_back();
    if (!isUuid(id))
        return fail(
            ErrorKind::Corrupt, "DirectoryIdDamaged",
            path
                + " does not hold a UUID. Bring it back from a copy; without one remove it, and the directory gets a "
                  "new id and a new master key");
    return id;
}

// A name that appears whole or not at all.
Done store(const std::string &path, const std::string &id)
{
    const auto draft = path + ".new";
    const FileDescriptor file(::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    const auto text = id + '\n';
    if (!file || ::write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size())
        || ::fsync(file.get()) != 0 || ::rename(draft.c_str(), path.c_str()) != 0)
        return fail(systemError(errno, "writing " + path));
    const FileDescriptor folder(::open(path.substr(0, path.rfind('/')).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder || ::fsync(folder.get()) != 0)
        return fail(systemError(errno, "writing " + path));
    return {};
}

} // namespace

Result<std::string> directoryId(const std::string &directory)
{
    const auto path = directory + "/id";
    if (::access(path.c_str(), F_OK) == 0)
        return stored(path);
    auto id = newUuid();
    SLUICE_TRY(store(path, id));
    return id;
}

} // namespace sluice
