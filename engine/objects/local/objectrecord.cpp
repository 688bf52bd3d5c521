#include "engine/objects/local/objectrecord.h"

#include "engine/base/limits.h"
#include "engine/objects/local/objectdigest.h"

#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>

namespace sluice {

namespace {

constexpr std::string_view kRecordForm = "sluice object 1";
constexpr std::size_t kMd5Digits = 32;

bool isPlainText(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; });
}

bool isGoodName(std::string_view name)
{
    return !name.empty() && name.find(':') == std::string_view::npos && isPlainText(name);
}

template <class T> bool readWhole(std::string_view text, T &into)
{
    const auto end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, into);
    return read.ec == std::errc() && read.ptr == end;
}

std::string_view takenLine(std::string_view &text)
{
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

bool readTrait(std::string_view line, ObjectTraits &traits)
{
    if (line.size() < 2 || line[1] != ':' || !isPlainText(line))
        return false;
    const char kind = line.front();
    line.remove_prefix(2);
    if (kind == 't') {
        traits.contentType = line;
        return true;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || (kind != 'h' && kind != 'm'))
        return false;
    auto &into = kind == 'h' ? traits.headers : traits.metadata;
    return into.emplace(line.substr(0, colon), line.substr(colon + 1)).second;
}

void appendTraits(std::string &text, const ObjectTraits &traits)
{
    if (!traits.contentType.empty())
        text += "t:" + traits.contentType + '\n';
    for (const auto &[name, value] : traits.headers)
        text += "h:" + name + ':' + value + '\n';
    for (const auto &[name, value] : traits.metadata)
        text += "m:" + name + ':' + value + '\n';
}

Result<struct stat> statOf(const Fd &file)
{
    struct stat info { };
    if (::fstat(file.get(), &info) != 0)
        return fail(systemError(errno, "looking at an object"));
    return info;
}

std::optional<ObjectRecord> savedRecord(const Fd &file)
{
    std::array<char, kRecordBytesMax + 1> text{};
    const auto size = ::fgetxattr(file.get(), kRecordAttribute, text.data(), text.size());
    return size > 0 ? readRecord({text.data(), static_cast<std::size_t>(size)}) : std::nullopt;
}

Result<ObjectRecord> digested(const Fd &file, const struct stat &info)
{
    ObjectDigest digest;
    SLUICE_TRY(digest.begin());
    std::string buffer(256 * limits::kKiB, '\0');
    ObjectRecord record;
    for (;;) {
        const auto got = ::pread(file.get(), buffer.data(), buffer.size(), static_cast<off_t>(record.bytes));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(systemError(errno, "reading an object"));
        if (got == 0)
            break;
        digest.add({buffer.data(), static_cast<std::size_t>(got)});
        record.bytes += static_cast<std::uint64_t>(got);
    }
    SLUICE_LET(record.md5, digest.md5());
    record.crc64 = digest.crc64();
    record.modifiedNs = modifiedNs(info);
    return record;
}

} // namespace

std::int64_t modifiedNs(const struct stat &info)
{
    return static_cast<std::int64_t>(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec;
}

Done checkTraits(const ObjectTraits &traits)
{
    bool good = isPlainText(traits.contentType);
    for (const auto *map : {&traits.headers, &traits.metadata})
        for (const auto &[name, value] : *map)
            good = good && isGoodName(name) && isPlainText(value);
    if (!good)
        return fail(ErrorKind::Invalid, "InvalidArgument",
                    "a header that is kept with the object has a character that none has");
    if (toText(ObjectRecord{UINT64_MAX, INT64_MIN, std::string(kMd5Digits, 'F'), UINT64_MAX, traits}).size()
        > kRecordBytesMax)
        return fail(ErrorKind::Invalid, "MetadataTooLarge",
                    "the headers that are kept with the object have more than " + std::to_string(kRecordBytesMax - 200)
                        + " bytes");
    return {};
}

std::string toText(const ObjectRecord &record)
{
    std::string text(kRecordForm);
    ((text += '\n') += std::to_string(record.bytes)) += '\n';
    (text += std::to_string(record.modifiedNs)) += '\n';
    (text += record.md5) += '\n';
    (text += std::to_string(record.crc64)) += '\n';
    appendTraits(text, record.traits);
    return text;
}

std::optional<ObjectRecord> readRecord(std::string_view text)
{
    ObjectRecord record;
    if (text.size() > kRecordBytesMax || takenLine(text) != kRecordForm || !readWhole(takenLine(text), record.bytes)
        || !readWhole(takenLine(text), record.modifiedNs))
        return std::nullopt;
    record.md5 = takenLine(text);
    const bool isHex =
        std::ranges::all_of(record.md5, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); });
    if (record.md5.size() != kMd5Digits || !isHex || !readWhole(takenLine(text), record.crc64))
        return std::nullopt;
    while (!text.empty())
        if (!readTrait(takenLine(text), record.traits))
            return std::nullopt;
    return record;
}

Done saveRecord(const Fd &file, const ObjectRecord &record)
{
    const auto text = toText(record);
    if (::fsetxattr(file.get(), kRecordAttribute, text.data(), text.size(), 0) == 0)
        return {};
    if (errno == ENOTSUP)
        return fail(ErrorKind::Unsupported, "NoMetadata",
                    "the file system of the object storage keeps no extended attributes, so that metadata cannot be stored; "
                    "use ext4, xfs or btrfs");
    return fail(systemError(errno, "writing what is kept with an object"));
}

Result<ObjectFacts> factsOf(const Fd &file)
{
    SLUICE_LET(const auto info, statOf(file));
    const auto saved = savedRecord(file);
    ObjectRecord record;
    if (saved && saved->bytes == static_cast<std::uint64_t>(info.st_size) && saved->modifiedNs == modifiedNs(info)) {
        record = *saved;
    } else {
        SLUICE_LET(record, digested(file, info));
        if (saved)
            record.traits = saved->traits;
        SLUICE_LET(const auto after, statOf(file));
        if (modifiedNs(after) == record.modifiedNs && static_cast<std::uint64_t>(after.st_size) == record.bytes)
            static_cast<void>(saveRecord(file, record)); // else it is done again next time
    }
    const auto modified = std::chrono::duration_cast<WallTime::duration>(std::chrono::nanoseconds(modifiedNs(info)));
    return ObjectFacts{record.bytes, std::move(record.md5), record.crc64, WallTime(modified), std::move(record.traits)};
}

} // namespace sluice
