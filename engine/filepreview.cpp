#include "engine/filepreview.h"

#include "engine/collect/filescan.h"
#include "engine/collect/logfileencoder.h"
#include "engine/logs/loggroupreader.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace sluice {

namespace {

class PreviewedFile {
public:
    explicit PreviewedFile(std::string path)
        : m_path(std::move(path))
        , m_fd(::open(m_path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY))
    {
    }
    ~PreviewedFile()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    PreviewedFile(const PreviewedFile &) = delete;
    PreviewedFile &operator=(const PreviewedFile &) = delete;

    // It may have become something else since it was found.
    [[nodiscard]] Done isGood() const
    {
        struct stat info = {};
        if (m_fd < 0 || ::fstat(m_fd, &info) != 0)
            return fail(systemError(errno, "opening " + m_path));
        if (!S_ISREG(info.st_mode))
            return fail(ErrorKind::Invalid, "NotAFile", m_path + " is not a regular file");
        return {};
    }
    // 0 at the end.
    [[nodiscard]] Result<std::size_t> read(std::span<char> room) const
    {
        for (;;) {
            const auto got = ::read(m_fd, room.data(), room.size());
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return fail(systemError(errno, "reading " + m_path));
            return static_cast<std::size_t>(got);
        }
    }

private:
    const std::string m_path;
    const int m_fd;
};

Done drain(LogFileEncoder &encoder, WallTime now, More more, std::vector<EncodedGroup> &groups)
{
    do {
        SLUICE_TRY(encoder.encode(now, more));
        std::ranges::move(encoder.take(), std::back_inserter(groups));
    } while (encoder.pending());
    return {};
}

// The groups of the file's first kBytesMax. A line that goes on behind them is left out, unless it is all that there is.
Result<std::vector<EncodedGroup>> encodeHead(const PreviewedFile &file, LogFileEncoder &encoder, WallTime now)
{
    std::vector<EncodedGroup> groups;
    std::size_t left = PreviewFile::kBytesMax;
    bool atEnd = false;
    while (left > 0 && !atEnd) {
        const auto room = encoder.room(std::min(left, LogFileEncoder::kBlockBytes));
        SLUICE_LET(const auto got, file.read(room));
        encoder.filled(got);
        left -= got;
        atEnd = got == 0;
        SLUICE_TRY(drain(encoder, now, atEnd ? More::Nothing : More::Follows, groups));
    }
    if (groups.empty())
        SLUICE_TRY(drain(encoder, now, More::Nothing, groups));
    return groups;
}

class PreviewRows {
public:
    PreviewRows(PreviewAnswer &answer, std::uint32_t max, WallTime now)
        : m_answer(answer)
        , m_max(std::clamp<std::uint32_t>(max, 1, kPreviewRowsMax))
        , m_now(now)
    {
    }

    [[nodiscard]] Done add(const EncodedGroup &group)
    {
        SLUICE_LET(auto reader, LogGroupReader::open(group.bytes));
        LogRow base;
        base.receivedMs = unixMillis(m_now);
        base.topic = reader.topic().value_or("");
        base.source = reader.source().value_or("");
        for (const auto &tag : reader.tags())
            base.tags.emplace_back(tag.key, tag.value);
        LogView log;
        for (;;) {
            SLUICE_LET(const bool more, reader.next(log));
            if (!more)
                return {};
            addLog(base, log);
        }
    }
    [[nodiscard]] bool isDone(std::uint64_t parseErrors) const
    {
        return m_answer.rows.size() >= m_max && (parseErrors == 0 || !m_answer.firstError.empty());
    }

private:
    void addLog(const LogRow &base, const LogView &log)
    {
        for (const auto &content : log.contents) {
            if (m_answer.firstError.empty() && content.key == "__parse_error__")
                m_answer.firstError = content.value;
        }
        if (m_answer.rows.size() >= m_max)
            return;
        auto &row = m_answer.rows.emplace_back(base);
        row.time = log.time;
        for (const auto &content : log.contents) {
            row.contents.emplace_back(content.key, content.value);
            if (m_answer.columns.size() < kPreviewColumnsMax && m_columns.emplace(content.key).second)
                m_answer.columns.emplace_back(content.key);
        }
    }

    PreviewAnswer &m_answer;
    const std::uint32_t m_max;
    const WallTime m_now;
    std::set<std::string, std::less<>> m_columns;
};

} // namespace

Result<PreviewAnswer> previewFile(const PreviewFile &command, WallTime now)
{
    const auto &path = command.source.path;
    if (!path.starts_with('/'))
        return fail(ErrorKind::Invalid, "InvalidArgument",
                    path.empty() ? "a path of a file or a directory is needed" : "the path must be absolute: " + path);
    SLUICE_LET(const auto scan, scanFiles(path, {}));
    PreviewAnswer answer;
    for (const auto &file : scan.files) {
        answer.bytes += file.size;
        if (answer.files.size() < kPreviewFilesMax)
            answer.files.push_back(file.path);
    }
    const auto filled = std::ranges::find_if(scan.files, [](const SeenFile &file) { return file.size > 0; });
    const auto &first = filled == scan.files.end() ? scan.files.front() : *filled;
    SLUICE_LET(const auto encoder, LogFileEncoder::create(command.source, first.path));
    const PreviewedFile file(first.path);
    SLUICE_TRY(file.isGood());
    SLUICE_LET(const auto groups, encodeHead(file, *encoder, now));
    answer.format = encoder->format() == LineFormat::Auto ? command.source.format : std::string(toText(encoder->format()));
    answer.parseErrors = encoder->counts().parseErrors;
    PreviewRows rows(answer, command.max, now);
    for (const auto &group : groups) {
        if (rows.isDone(answer.parseErrors))
            break;
        SLUICE_TRY(rows.add(group));
    }
    return answer;
}

} // namespace sluice
