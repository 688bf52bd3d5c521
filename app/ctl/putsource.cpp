#include "app/ctl/putsource.h"

#include "app/ctl/suggestion.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sluice::ctl {

CollectCounts operator+(CollectCounts a, const CollectCounts &b)
{
    a.lines += b.lines;
    a.parseErrors += b.parseErrors;
    a.linesCut += b.linesCut;
    a.bytesCut += b.bytesCut;
    a.emptyLines += b.emptyLines;
    a.keysCut += b.keysCut;
    a.timesMissed += b.timesMissed;
    return a;
}

Result<CollectSource> formatFromText(const std::string &text)
{
    CollectSource source;
    constexpr std::string_view kRegex = "regex=";
    if (text.starts_with(kRegex)) {
        source.format = "regex";
        source.pattern = text.substr(kRegex.size());
        return source;
    }
    const std::array<std::string, 7> formats = {"auto", "line", "json", "csv", "nginx", "apache", "syslog"};
    for (const auto &format : formats) {
        if (format == text) {
            source.format = text;
            return source;
        }
    }
    return fail(ErrorKind::Invalid, "Usage",
                "there is no format " + text + didYouMean(text, formats)
                    + " (auto, line, json, csv, nginx, apache, syslog, regex=PATTERN)");
}

PutSource::PutSource(std::string path, CollectSource format, Follow follow)
    : m_path(std::move(path))
    , m_format(std::move(format))
    , m_follow(follow)
{
}

Result<std::unique_ptr<PutSource>> PutSource::open(const std::string &path, CollectSource format, Follow follow)
{
    std::unique_ptr<PutSource> source(new PutSource(path, std::move(format), follow));
    SLUICE_TRY(source->reopen());
    return source;
}

std::vector<EncodedGroup> PutSource::take()
{
    auto groups = std::exchange(m_left, {});
    std::ranges::move(m_encoder->take(), std::back_inserter(groups));
    return groups;
}

CollectCounts PutSource::counts() const
{
    return m_earlier + m_encoder->counts();
}

Done PutSource::reopen()
{
    m_file.reset(m_path == "-" ? ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0) : ::open(m_path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!m_file)
        return fail(systemError(errno, "cannot read " + m_path));
    struct stat info { };
    if (::fstat(m_file.get(), &info) != 0)
        return fail(systemError(errno, "cannot read " + m_path));
    if (S_ISDIR(info.st_mode))
        return fail(ErrorKind::Invalid, "EISDIR", "cannot read " + m_path + ": it is a directory; name its files");
    m_regular = S_ISREG(info.st_mode);
    m_looksAfterRotation = 0;
    m_size = m_regular ? static_cast<std::uint64_t>(info.st_size) : 0;
    if (m_encoder)
        m_earlier = m_earlier + m_encoder->counts();
    SLUICE_LET(m_encoder, LogFileEncoder::create(m_format, m_path == "-" ? std::string() : m_path));
    return {};
}

Result<PutSource::State> PutSource::step(WallTime now)
{
    if (m_encoder->pending()) {
        SLUICE_TRY(m_encoder->encode(now, m_ended ? More::Nothing : More::Follows));
        return m_ended && !m_encoder->pending() ? State::End : State::More;
    }
    if (m_ended)
        return State::End;
    if (!m_regular) {
        pollfd ready{m_file.get(), POLLIN, 0};
        if (::poll(&ready, 1, 0) == 0)
            return State::Wait;
    }
    const auto room = m_encoder->room();
    const auto got = ::read(m_file.get(), room.data(), room.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return State::Wait;
    if (got < 0)
        return fail(systemError(errno, "cannot read " + m_path));
    if (got == 0)
        return atEnd(now);
    m_looksAfterRotation = 0;
    m_encoder->filled(static_cast<std::size_t>(got));
    SLUICE_TRY(m_encoder->encode(now, More::Follows));
    return State::More;
}

Result<PutSource::State> PutSource::atEnd(WallTime now)
{
    if (m_follow == Follow::Yes && m_regular) {
        // A writer goes on with the old file for a moment after the rotation.
        if (!wasReplaced() || ++m_looksAfterRotation < kLooksAfterRotation)
            return State::Wait;
        // What the old content ended with belongs to it; then the new one from its beginning.
        do {
            SLUICE_TRY(m_encoder->encode(now, More::Nothing));
        } while (m_encoder->pending());
        m_left = m_encoder->take();
        SLUICE_TRY(reopen());
        return State::More;
    }
    m_ended = true;
    SLUICE_TRY(m_encoder->encode(now, More::Nothing));
    return m_encoder->pending() ? State::More : State::End;
}

bool PutSource::wasReplaced() const
{
    struct stat open { };
    struct stat named { };
    if (::fstat(m_file.get(), &open) != 0 || ::stat(m_path.c_str(), &named) != 0)
        return false; // gone for now: a rotation makes it again
    return open.st_ino != named.st_ino || open.st_dev != named.st_dev
        || static_cast<std::uint64_t>(open.st_size) < m_encoder->readPosition();
}

} // namespace sluice::ctl
