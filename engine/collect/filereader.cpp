#include "engine/collect/filereader.h"

#include "engine/collect/csvparser.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <limits>
#include <sys/stat.h>
#include <unistd.h>

namespace sluice {

namespace {

constexpr std::uint64_t kGoldenRatio = 0x9E3779B97F4A7C15U; // of 2^64: multiples of it are spread evenly

std::string hex(std::uint64_t value)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(16, '0');
    for (auto i = text.size(); i-- > 0; value >>= 4)
        text[i] = digits[value & 15U];
    return text;
}

std::uint64_t hash64(std::string_view text)
{
    std::uint64_t value = 0xCBF29CE484222325U;
    for (const auto c : text)
        value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return value;
}

} // namespace

Result<std::unique_ptr<FileReader>> FileReader::open(const CollectSource &source, const std::string &path,
                                                     std::vector<CollectPosition> positions, Unknown unknown)
{
    SLUICE_LET(auto encoder, LogFileEncoder::create(source, path));
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return fail(ErrorKind::NotFound, "FileNotExist", "the file " + path + " does not exist");
        return fail(systemError(errno, "opening " + path));
    }
    std::unique_ptr<FileReader> reader(new FileReader(fd, path, std::move(encoder)));
    struct stat info = {};
    if (::fstat(fd, &info) != 0)
        return fail(systemError(errno, "looking at " + path));
    if (!S_ISREG(info.st_mode))
        return fail(ErrorKind::Invalid, "NotAFile", path + " is not a regular file");
    ::posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    reader->m_identity.device = info.st_dev;
    reader->m_identity.inode = info.st_ino;
    reader->m_positions = std::move(positions);
    reader->m_unknown = unknown;
    return reader;
}

FileReader::FileReader(int fd, std::string path, std::unique_ptr<LogFileEncoder> encoder)
    : m_fd(fd)
    , m_path(std::move(path))
    , m_encoder(std::move(encoder))
{
}

FileReader::~FileReader()
{
    ::close(m_fd);
}

Result<std::uint64_t> FileReader::size() const
{
    struct stat info = {};
    if (::fstat(m_fd, &info) != 0)
        return fail(systemError(errno, "looking at " + m_path));
    return static_cast<std::uint64_t>(info.st_size);
}

// Shorter than asked for when the file ends.
Result<std::string> FileReader::bytesAt(std::uint64_t position, std::uint64_t size) const
{
    std::string bytes(size, '\0');
    std::size_t got = 0;
    while (got < size) {
        const auto n = ::pread(m_fd, bytes.data() + got, size - got, static_cast<off_t>(position + got));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail(systemError(errno, "reading " + m_path));
        if (n == 0)
            break;
        got += static_cast<std::size_t>(n);
    }
    bytes.resize(got);
    return bytes;
}

// One read into the encoder, not beyond `end`; 0 at the end.
Result<std::size_t> FileReader::fill(std::uint64_t end)
{
    const auto at = m_encoder->readPosition();
    if (at >= end)
        return std::size_t(0);
    const auto room = m_encoder->room(std::min<std::uint64_t>(end - at, LogFileEncoder::kBlockBytes));
    for (;;) {
        const auto n = ::pread(m_fd, room.data(), room.size(), static_cast<off_t>(at));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail(systemError(errno, "reading " + m_path));
        m_encoder->filled(static_cast<std::size_t>(n));
        return static_cast<std::size_t>(n);
    }
}

// Before each read: is this still the content that was read before?
Done FileReader::look(bool &replaced)
{
    SLUICE_LET(const auto now, size());
    if (m_identity.headBytes == 0)
        return now == 0 ? Done() : identify(now, replaced);
    const auto &tail = m_encoder->tail();
    bool same = now >= m_encoder->readPosition();
    if (same && !tail.empty()) {
        SLUICE_LET(const auto found, bytesAt(m_encoder->position() - tail.size(), tail.size()));
        same = found == tail;
    }
    if (same)
        return {};
    replaced = true;
    SLUICE_TRY(startOver());
    return now == 0 ? Done() : identify(now, replaced);
}

// The content was replaced in place.
Done FileReader::startOver()
{
    ++m_identity.generation;
    m_identity.headBytes = 0;
    m_positions.clear();
    m_encoder->restart(0, m_encoder->counts());
    SLUICE_TRY(m_encoder->forgetHeader());
    m_handed = 0;
    m_handedCounts = m_encoder->counts();
    return {};
}

// The newest position of this device and inode; and, because device numbers change between boots, of this inode elsewhere.
FileReader::Newest FileReader::newestOf(const std::vector<CollectPosition> &positions) const
{
    Newest newest;
    for (const auto &position : positions) {
        const auto identity = FileIdentity::fromText(position.sourceId);
        if (!identity || identity->inode != m_identity.inode)
            continue;
        const bool here = identity->device == m_identity.device;
        auto &best = here ? newest.here : newest.elsewhere;
        auto &generation = here ? newest.hereGeneration : newest.elsewhereGeneration;
        if (best == nullptr || identity->generation > generation
            || (identity->generation == generation && position.end > best->end)) {
            best = &position;
            generation = identity->generation;
        }
    }
    return newest;
}

// The first bytes are there: fix the identity, and go on where the Logstore says that it was left.
Done FileReader::identify(std::uint64_t size, bool &replaced)
{
    SLUICE_LET(const auto head, bytesAt(0, std::min<std::uint64_t>(size, FileIdentity::kHeadBytes)));
    if (head.empty())
        return {};
    const auto positions = std::exchange(m_positions, {});
    const auto found = newestOf(positions);
    if (found.here != nullptr) {
        SLUICE_LET(const bool goesOn, goOnFrom(*found.here, size));
        if (goesOn)
            return {};
        replaced = true;
        m_identity.generation = found.hereGeneration + 1;
    } else if (found.elsewhere != nullptr) {
        SLUICE_LET(const bool goesOn, goOnFrom(*found.elsewhere, size));
        if (goesOn)
            return {};
    }
    if (m_unknown == Unknown::Refused)
        return fail(ErrorKind::NotFound, "FileNotKnown", m_path + " is not a file that was read before");
    m_identity.headBytes = head.size();
    m_identity.headHash = fingerprint(head);
    return {};
}

Result<bool> FileReader::goOnFrom(const CollectPosition &position, std::uint64_t size)
{
    const auto identity = FileIdentity::fromText(position.sourceId);
    const auto state = CollectState::fromText(position.state);
    if (!identity || !state || position.end > size || state->tailBytes > position.end)
        return false;
    SLUICE_LET(const auto head, bytesAt(0, identity->headBytes));
    SLUICE_LET(const auto tail, bytesAt(position.end - state->tailBytes, state->tailBytes));
    if (fingerprint(head) != identity->headHash || fingerprint(tail) != state->tailHash)
        return false;
    if (m_encoder->format() == LineFormat::Auto && state->format != LineFormat::Auto)
        SLUICE_TRY(m_encoder->setFormat(state->format));
    if (m_encoder->wantsHeader()) {
        SLUICE_LET(const auto first, bytesAt(0, std::min<std::uint64_t>(size, limits::kLineBytesMax)));
        auto record = std::string_view(first).substr(0, CsvParser::recordEnd(first).at);
        if (record.ends_with('\r'))
            record.remove_suffix(1);
        SLUICE_TRY(m_encoder->setHeader(record));
    }
    m_encoder->restart(position.end, state->counts, tail);
    m_identity = *identity;
    m_handed = position.end;
    m_handedCounts = state->counts;
    m_appends = state->appends;
    return true;
}

void FileReader::complete(ReadBlock &block)
{
    block.format = m_encoder->format();
    block.countsBefore = m_handedCounts;
    block.counts = m_encoder->counts();
    block.position.sourceId = m_identity.toText();
    block.position.path = m_path;
    block.position.begin = m_handed;
    block.position.end = m_encoder->position();
    block.dataBegin = std::max(m_handed, m_encoder->dataPosition());
    block.appends = m_appends;
    if (block.groups.empty())
        return;
    CollectState state;
    state.format = block.format;
    state.counts = block.counts;
    state.appends = ++m_appends;
    state.tailBytes = m_encoder->tail().size();
    state.tailHash = fingerprint(m_encoder->tail());
    block.position.state = state.toText();
    const auto origin = block.position.sourceId + '@' + std::to_string(block.position.begin);
    block.idempotencyKey =
        QCryptographicHash::hash(QByteArray::fromStdString(origin), QCryptographicHash::Sha1).toHex().toStdString();
    block.hashKey = hex(hash64(block.position.sourceId) + block.appends * kGoldenRatio) + std::string(16, '0');
    m_handed = block.position.end;
    m_handedCounts = block.counts;
}

Result<ReadBlock> FileReader::read(WallTime now, LastLine last, Buffer buffer)
{
    ReadBlock block;
    if (!m_encoder->pending())
        SLUICE_TRY(look(block.replaced));
    const auto from = m_encoder->readPosition();
    while (block.groups.empty() && !block.atEnd && m_encoder->readPosition() - from < kBytesPerJob) {
        if (!m_encoder->pending()) {
            SLUICE_LET(const auto got, fill(std::numeric_limits<std::int64_t>::max()));
            block.atEnd = got == 0;
        }
        SLUICE_TRY(m_encoder->encode(now, block.atEnd && last == LastLine::Now ? More::Nothing : More::Follows));
        if (block.atEnd && m_encoder->pending())
            block.atEnd = false;
        block.groups = m_encoder->take();
    }
    complete(block);
    SLUICE_LET(block.size, size());
    if (!m_encoder->pending() && !m_encoder->insideLongLine() && (block.atEnd || buffer == Buffer::Free))
        m_encoder->restart(m_encoder->position(), m_encoder->counts(), std::string(m_encoder->tail()));
    return block;
}

Result<ReadBlock> FileReader::readNew(WallTime now, LastLine last)
{
    SLUICE_TRY(startOver());
    SLUICE_LET(auto block, read(now, last, Buffer::Keep));
    block.replaced = true;
    return block;
}

Result<ReadBlock> FileReader::readAgain(const ReadBlock &block, WallTime now, LastLine last)
{
    ReadBlock again;
    bool replaced = block.position.sourceId != m_identity.toText();
    if (!replaced) {
        SLUICE_LET(const auto head, bytesAt(0, m_identity.headBytes));
        replaced = fingerprint(head) != m_identity.headHash;
    }
    if (replaced)
        return readNew(now, last);
    m_encoder->restart(block.dataBegin, block.countsBefore);
    m_handed = block.position.begin;
    m_handedCounts = block.countsBefore;
    m_appends = block.appends;
    while (m_encoder->position() < block.position.end) {
        if (!m_encoder->pending()) {
            SLUICE_LET(const auto got, fill(block.position.end));
            if (got == 0 && m_encoder->readPosition() < block.position.end) {
                return readNew(now, last);
            }
        }
        const bool whole = m_encoder->readPosition() >= block.position.end;
        SLUICE_TRY(m_encoder->encode(now, whole ? More::Nothing : More::Follows));
        for (auto &group : m_encoder->take())
            again.groups.push_back(std::move(group));
    }
    complete(again);
    SLUICE_LET(again.size, size());
    return again;
}

} // namespace sluice
