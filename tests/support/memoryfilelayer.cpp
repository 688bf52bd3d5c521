#include "tests/support/memoryfilelayer.h"

#include <algorithm>
#include <cerrno>

namespace sluice::test {

namespace {

bool mayChange(FileOp op)
{
    return op != FileOp::Read && op != FileOp::List && op != FileOp::Open;
}

} // namespace

class MemoryFileLayer::Handle final : public File {
public:
    Handle(MemoryFileLayer &layer, std::string path, std::shared_ptr<Node> node, bool writable)
        : m_layer(layer)
        , m_path(std::move(path))
        , m_node(std::move(node))
        , m_writable(writable)
    {
    }

    Result<std::size_t> readSome(std::uint64_t offset, std::span<char> into) override
    {
        const std::lock_guard lock(m_layer.m_mutex);
        SLUICE_TRY(m_layer.step(FileOp::Read, m_path));
        if (offset >= m_node->current.size())
            return std::size_t{0};
        return m_node->current.copy(into.data(), into.size(), static_cast<std::size_t>(offset));
    }

    Result<std::size_t> writeSome(std::uint64_t offset, std::span<const std::string_view> parts) override
    {
        const std::lock_guard lock(m_layer.m_mutex);
        if (!m_writable)
            return fail(systemError(EBADF, "write " + m_path));
        Change change{false, offset, {}};
        for (const auto part : parts)
            change.bytes += part;
        if (m_layer.m_writeMost > 0 && change.bytes.size() > m_layer.m_writeMost)
            change.bytes.resize(m_layer.m_writeMost);
        const bool alive = !m_layer.m_powerOff;
        const auto stepped = m_layer.step(FileOp::Write, m_path);
        if (!stepped && alive)
            change.bytes.resize(change.bytes.size() / 2); // a part of it was put before it failed
        if (stepped || alive) {
            apply(m_node->current, change);
            m_node->pending.push_back(change);
        }
        if (!stepped)
            return fail(stepped.error());
        return change.bytes.size();
    }

    Done sync() override
    {
        const std::lock_guard lock(m_layer.m_mutex);
        const bool alive = !m_layer.m_powerOff;
        const auto stepped = m_layer.step(FileOp::Sync, m_path);
        if (stepped) {
            for (const auto &change : m_node->pending)
                apply(m_node->durable, change);
        }
        if (stepped || (alive && !m_layer.m_powerOff)) // the pages of a failed sync count as clean
            m_node->pending.clear();
        return stepped;
    }

    Done truncate(std::uint64_t size) override
    {
        const std::lock_guard lock(m_layer.m_mutex);
        SLUICE_TRY(m_layer.step(FileOp::Truncate, m_path));
        const Change change{true, size, {}};
        apply(m_node->current, change);
        m_node->pending.push_back(change);
        return {};
    }

    Result<std::uint64_t> size() override
    {
        const std::lock_guard lock(m_layer.m_mutex);
        return static_cast<std::uint64_t>(m_node->current.size());
    }

private:
    MemoryFileLayer &m_layer;
    const std::string m_path;
    const std::shared_ptr<Node> m_node;
    const bool m_writable;
};

void MemoryFileLayer::apply(std::string &to, const Change &change)
{
    const auto offset = static_cast<std::size_t>(change.offset);
    if (change.truncate) {
        to.resize(offset, '\0');
        return;
    }
    if (to.size() < offset + change.bytes.size())
        to.resize(offset + change.bytes.size(), '\0');
    to.replace(offset, change.bytes.size(), change.bytes);
}

std::string MemoryFileLayer::folderOf(const std::string &path)
{
    return path.substr(0, path.find_last_of('/'));
}

Done MemoryFileLayer::step(FileOp op, const std::string &path)
{
    if (mayChange(op)) {
        ++m_changes;
        if (m_powerOffAt > 0 && m_changes >= m_powerOffAt)
            m_powerOff = true;
    }
    if (m_powerOff)
        return fail(systemError(EIO, "no power: " + path));
    std::optional<int> problem;
    std::erase_if(m_faults, [&](Fault &fault) {
        if (fault.op != FileOp::Any && fault.op != op)
            return false;
        if (fault.left > 1) {
            --fault.left;
            return false;
        }
        problem = fault.errnoValue;
        return fault.left == 1;
    });
    if (problem)
        return fail(systemError(*problem, "planned for " + path));
    return {};
}

void MemoryFileLayer::failNth(std::uint64_t n, int errnoValue, FileOp op)
{
    const std::lock_guard lock(m_mutex);
    m_faults.push_back({n, errnoValue, op});
}

void MemoryFileLayer::failAll(int errnoValue, FileOp op)
{
    failNth(0, errnoValue, op);
}

void MemoryFileLayer::heal()
{
    const std::lock_guard lock(m_mutex);
    m_faults.clear();
    m_powerOffAt = 0;
    m_powerOff = false;
}

void MemoryFileLayer::powerOffAt(std::uint64_t n)
{
    const std::lock_guard lock(m_mutex);
    m_powerOffAt = m_changes + n;
}

void MemoryFileLayer::losePower(std::uint32_t seed)
{
    const std::lock_guard lock(m_mutex);
    std::mt19937 dice(seed);
    for (auto &[folder, namings] : m_naming) {
        const auto kept = dice() % (namings.size() + 1);
        for (std::size_t i = 0; i < kept; ++i) {
            if (namings[i].node)
                m_durableNames[namings[i].path] = namings[i].node;
            else
                m_durableNames.erase(namings[i].path);
        }
    }
    m_naming.clear();
    m_names.clear();
    for (auto &[path, node] : m_durableNames) {
        auto after = std::make_shared<Node>();
        after->durable = node->durable;
        for (auto change : node->pending) {
            const auto fate = dice() % 4; // kept, lost, torn at the end, torn at the start
            if (fate == 1)
                continue;
            const auto cut = change.bytes.empty() ? 0 : dice() % change.bytes.size();
            if (fate == 2 && !change.truncate)
                change.bytes.resize(cut);
            if (fate == 3 && !change.truncate)
                change.bytes.replace(0, cut, cut, '\0');
            apply(after->durable, change);
        }
        after->current = after->durable;
        node = after;
        m_names[path] = after;
    }
    m_powerOff = false;
    m_powerOffAt = 0;
    m_faults.clear();
}

std::uint64_t MemoryFileLayer::changes() const
{
    const std::lock_guard lock(m_mutex);
    return m_changes;
}

std::string MemoryFileLayer::content(const std::string &path) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_names.find(path);
    return found == m_names.end() ? std::string() : found->second->current;
}

void MemoryFileLayer::setContent(const std::string &path, std::string content)
{
    const std::lock_guard lock(m_mutex);
    auto node = std::make_shared<Node>();
    node->current = node->durable = std::move(content);
    m_folders.insert(folderOf(path));
    m_names[path] = m_durableNames[path] = node;
}

std::vector<std::string> MemoryFileLayer::paths() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::string> all;
    for (const auto &[path, node] : m_names)
        all.push_back(path);
    return all;
}

void MemoryFileLayer::removeQuietly(const std::string &path)
{
    const std::lock_guard lock(m_mutex);
    m_names.erase(path);
    m_durableNames.erase(path);
}

Result<std::shared_ptr<File>> MemoryFileLayer::open(const std::string &path, OpenMode mode)
{
    const std::lock_guard lock(m_mutex);
    SLUICE_TRY(step(mode == OpenMode::CreateNew ? FileOp::Write : FileOp::Open, path));
    auto found = m_names.find(path);
    if (mode == OpenMode::CreateNew) {
        if (found != m_names.end())
            return fail(systemError(EEXIST, "open " + path));
        if (!m_folders.contains(folderOf(path)))
            return fail(systemError(ENOENT, "open " + path));
        found = m_names.emplace(path, std::make_shared<Node>()).first;
        m_naming[folderOf(path)].push_back({path, found->second});
    }
    if (found == m_names.end())
        return fail(systemError(ENOENT, "open " + path));
    return std::make_shared<Handle>(*this, path, found->second, mode != OpenMode::Read);
}

Done MemoryFileLayer::makeFolder(const std::string &path)
{
    const std::lock_guard lock(m_mutex);
    if (m_powerOff)
        return fail(systemError(EIO, "no power: " + path));
    m_folders.insert(path);
    return {};
}

Done MemoryFileLayer::syncFolder(const std::string &path)
{
    const std::lock_guard lock(m_mutex);
    SLUICE_TRY(step(FileOp::SyncFolder, path));
    for (auto &naming : m_naming[path]) {
        if (naming.node)
            m_durableNames[naming.path] = naming.node;
        else
            m_durableNames.erase(naming.path);
    }
    m_naming.erase(path);
    return {};
}

Done MemoryFileLayer::remove(const std::string &path)
{
    const std::lock_guard lock(m_mutex);
    SLUICE_TRY(step(FileOp::Remove, path));
    if (m_names.erase(path) == 0 && m_folders.erase(path) == 0)
        return fail(systemError(ENOENT, "remove " + path));
    m_naming[folderOf(path)].push_back({path, nullptr});
    return {};
}

Done MemoryFileLayer::rename(const std::string &from, const std::string &to)
{
    const std::lock_guard lock(m_mutex);
    SLUICE_TRY(step(FileOp::Rename, from));
    const auto found = m_names.find(from);
    if (found == m_names.end())
        return fail(systemError(ENOENT, "rename " + from));
    m_names[to] = found->second;
    m_naming[folderOf(to)].push_back({to, found->second});
    m_naming[folderOf(from)].push_back({from, nullptr});
    m_names.erase(found);
    return {};
}

Result<std::vector<std::string>> MemoryFileLayer::list(const std::string &path)
{
    const std::lock_guard lock(m_mutex);
    SLUICE_TRY(step(FileOp::List, path));
    std::vector<std::string> names;
    for (const auto &[file, node] : m_names) {
        if (folderOf(file) == path)
            names.push_back(file.substr(path.size() + 1));
    }
    if (names.empty() && !m_folders.contains(path))
        return fail(systemError(ENOENT, "list " + path));
    return names;
}

} // namespace sluice::test
