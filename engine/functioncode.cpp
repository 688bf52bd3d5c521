#include "engine/functioncode.h"

#include "engine/catalog/fieldjson.h"

#include <algorithm>

namespace sluice {

FunctionCode::FunctionCode(Loop &loop, WorkerPool &pool, const std::string &dataFolder)
    : m_loop(loop)
    , m_library(loop, pool, dataFolder)
{
}

void FunctionCode::current(const Function &function, Reply<Code> reply)
{
    if (function.pinnedCode.empty())
        saved(function, std::move(reply));
    else
        pinned(function, std::move(reply));
}

void FunctionCode::pinned(const Function &function, Reply<Code> reply)
{
    versions(function, [this, digest = function.pinnedCode, reply = std::move(reply)](auto versions) mutable {
        if (!versions)
            return reply(fail(versions.error()));
        if (std::ranges::find(*versions, digest, &CodeVersion::digest) == versions->end())
            return reply(fail(ErrorKind::NotFound, "CodeVersionNotFound",
                              "the pinned version " + digest.substr(0, 12) + " of the code is not kept here"));
        reply(Code{m_library.folderOf(digest), digest});
    });
}

void FunctionCode::versions(const Function &function, Reply<std::vector<CodeVersion>> reply)
{
    saved(function, [this, key = function.key, alive = std::weak_ptr(m_alive), reply = std::move(reply)](auto) mutable {
        if (alive.lock())
            m_library.versions(key, std::move(reply));
    });
}

void FunctionCode::saved(const Function &function, Reply<Code> reply)
{
    auto &entry = m_entries[function.key];
    if (!entry.watch || entry.function.code != function.code) {
        entry.code.reset();
        entry.watch = std::make_unique<CodeWatch>(m_loop, function.code, [this, key = function.key] {
            if (const auto found = m_entries.find(key); found != m_entries.end()) {
                found->second.code.reset();
                found->second.reading = 0; // what is being read may be half of it
            }
        });
    }
    if (entry.function.version != function.version)
        entry.code.reset();
    entry.function = function;
    if (entry.code)
        return m_loop.answer<Code>(std::move(reply), Code(*entry.code));
    entry.waiting.push_back(std::move(reply));
    if (entry.reading == 0)
        read(function.key);
}

void FunctionCode::read(const FunctionKey &key)
{
    auto &entry = m_entries[key];
    entry.reading = ++m_reads;
    if (!m_open) {
        if (!std::exchange(m_opening, true)) {
            m_library.open([this, alive = std::weak_ptr(m_alive)](Done done) {
                if (alive.lock())
                    opened(std::move(done));
            });
        }
        return;
    }
    m_library.add(key, entry.function.code, fieldjson::toText(entry.function),
                  [this, alive = std::weak_ptr(m_alive), key, number = entry.reading](Result<CodeVersion> version) {
                      if (alive.lock())
                          taken(key, number, std::move(version));
                  });
}

void FunctionCode::opened(Done done)
{
    m_opening = false;
    m_open = bool(done);
    for (auto &[key, entry] : m_entries) {
        if (entry.reading == 0)
            continue;
        if (m_open)
            read(key);
        else
            taken(key, entry.reading, fail(done.error()));
    }
}

void FunctionCode::taken(const FunctionKey &key, std::uint64_t number, Result<CodeVersion> version)
{
    const auto found = m_entries.find(key);
    if (found == m_entries.end())
        return;
    auto &entry = found->second;
    if (entry.reading != number) { // saved meanwhile: once more, when somebody waits
        if (entry.reading == 0 && !entry.waiting.empty())
            read(key);
        return;
    }
    entry.reading = 0;
    auto answer = version.map([this](const CodeVersion &taken) {
        return Code{m_library.folderOf(taken.digest), taken.digest};
    });
    if (answer)
        entry.code = *answer;
    for (auto &reply : std::exchange(entry.waiting, {}))
        m_loop.answer<Code>(std::move(reply), Result<Code>(answer));
}

void FunctionCode::keepOnly(const std::function<bool(const FunctionKey &)> &isThere)
{
    std::erase_if(m_entries, [&isThere](const auto &entry) { return !isThere(entry.first); });
}

} // namespace sluice
