#include "engine/base/error.h"

#include <cerrno>
#include <system_error>

namespace sluice {

std::string_view toText(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Invalid: return "invalid";
    case ErrorKind::NotFound: return "not found";
    case ErrorKind::Exists: return "exists";
    case ErrorKind::InUse: return "in use";
    case ErrorKind::Denied: return "denied";
    case ErrorKind::Throttled: return "throttled";
    case ErrorKind::Unavailable: return "unavailable";
    case ErrorKind::TimedOut: return "timed out";
    case ErrorKind::Full: return "full";
    case ErrorKind::Corrupt: return "corrupt";
    case ErrorKind::Cancelled: return "cancelled";
    case ErrorKind::Unsupported: return "unsupported";
    case ErrorKind::Failed: return "failed";
    }
    return "failed";
}

std::string toText(const Error &error)
{
    std::string text;
    if (!error.place.file.empty())
        text += error.place.file + ':';
    if (error.place.line > 0)
        text += std::to_string(error.place.line) + ':' + std::to_string(error.place.column) + ':';
    if (!text.empty())
        text += ' ';
    text += error.detail.empty() ? std::string(toText(error.kind)) : error.detail;
    if (!error.code.empty() && !text.ends_with('(' + error.code + ')'))
        text += " (" + error.code + ')';
    return text;
}

namespace {

ErrorKind kindOf(int errnoValue)
{
    switch (errnoValue) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return ErrorKind::Full;
    case EACCES:
    case EPERM:
    case EROFS: return ErrorKind::Denied;
    case ENOENT:
    case ENOTDIR: return ErrorKind::NotFound;
    case EEXIST: return ErrorKind::Exists;
    case EINVAL:
    case ENAMETOOLONG:
    case EISDIR: return ErrorKind::Invalid;
    case ETIMEDOUT: return ErrorKind::TimedOut;
    case EIO: return ErrorKind::Corrupt;
    default: return ErrorKind::Unavailable;
    }
}

std::string codeOf(int errnoValue)
{
    switch (errnoValue) {
    case ENOSPC: return "ENOSPC";
    case EDQUOT: return "EDQUOT";
    case EFBIG: return "EFBIG";
    case EACCES: return "EACCES";
    case EPERM: return "EPERM";
    case EROFS: return "EROFS";
    case ENOENT: return "ENOENT";
    case ENOTDIR: return "ENOTDIR";
    case EEXIST: return "EEXIST";
    case EMFILE: return "EMFILE";
    case EIO: return "EIO";
    case EISDIR: return "EISDIR";
    default: return "errno " + std::to_string(errnoValue);
    }
}

} // namespace

Error systemError(int errnoValue, std::string_view doing)
{
    return {kindOf(errnoValue), codeOf(errnoValue),
            std::string(doing) + ": " + std::generic_category().message(errnoValue)};
}

} // namespace sluice
