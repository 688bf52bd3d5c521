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

// What is kept stays kept while a definition pins it: it is looked for once.
void FunctionCode::pinned(const Function &function, Reply<Code> reply)
{
    const auto digest = function.pinnedCode;
    auto answer = [this, digest](Reply<Code> to) {
        m_loop.answer<Code>(std::move(to), Code{m_library.folderOf(digest), digest});
    };
    if (watched(function).pinned == digest)
        return answer(std::move(reply));
    m_library.has(digest,
                  [this, alive = std::weak_ptr(m_alive), key = function.key, digest, answer,
                   reply = std::move(reply)](Result<bool> kept) mutable {
                      if (!alive.lock())
                          return;
                      if (!kept || !*kept)
                          return reply(
                              kept ? fail(ErrorKind::NotFound, "CodeVersionNotFound",
                                          "the pinned version " + digest.substr(0, 12) + " of the code is not kept here")
                                   : fail(kept.error()));
                      if (const auto found = m_entries.find(key); found != m_entries.end())
                          found->second.pinned = digest;
                      answer(std::move(reply));
                  });
}

void FunctionCode::versions(const Function &function, Reply<std::vector<CodeVersion>> reply)
{
    if (watched(function).watch->waits()) {
        return whenSaved(function, [this, alive = std::weak_ptr(m_alive), function, reply = std::move(reply)]() mutable {
            if (alive.lock())
                versions(function, std::move(reply));
        });
    }
    saved(function, [this, key = function.key, alive = std::weak_ptr(m_alive), reply = std::move(reply)](auto) mutable {
        if (alive.lock())
            m_library.versions(key, std::move(reply));
    });
}

void FunctionCode::whenSaved(const Function &function, Task then)
{
    if (auto &entry = watched(function); entry.watch->waits())
        entry.whenSaved.push_back(std::move(then));
    else
        then();
}

FunctionCode::Entry &FunctionCode::watched(const Function &function)
{
    auto &entry = m_entries[function.key];
    if (!entry.watch || entry.function.code != function.code) {
        entry.watch = std::make_unique<CodeWatch>(m_loop, function.code, [this, key = function.key] { wasSaved(key); });
    }
    if (entry.function.version != function.version || entry.function.code != function.code) {
        entry.code.reset();
        entry.reading = 0; // it reads what is not asked for any more
    }
    entry.function = function;
    return entry;
}

void FunctionCode::wasSaved(const FunctionKey &key)
{
    const auto found = m_entries.find(key);
    if (found == m_entries.end())
        return;
    found->second.code.reset();
    found->second.reading = 0; // what is being read may be half of it
    for (auto &task : std::exchange(found->second.whenSaved, {}))
        m_loop.post(std::move(task));
}

void FunctionCode::saved(const Function &function, Reply<Code> reply)
{
    auto &entry = watched(function);
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
    entry.watch->lookAgain(); // it may not have been there before
    if (!m_open) {
        if (!std::exchange(m_opening, true)) {
            m_library.open([this, alive = std::weak_ptr(m_alive)](Done done) {
                if (alive.lock())
                    opened(std::move(done));
            });
        }
        return;
    }
    m_library.add(key, entry.function.code, configurationOf(entry.function),
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

std::string FunctionCode::configurationOf(Function function)
{
    function.pinnedCode.clear();
    function.version = Function().version;
    return fieldjson::toText(function);
}

void FunctionCode::collectGarbage(CodeInUse inUse, Reply<CodeGarbage> reply)
{
    for (const auto &[key, entry] : m_entries) {
        if (entry.code)
            inUse.digests.insert(entry.code->checksum);
        inUse.digests.insert(entry.pinned);
    }
    m_library.collectGarbage(std::move(inUse), std::move(reply));
}

void FunctionCode::keepOnly(const std::function<bool(const FunctionKey &)> &isThere)
{
    std::erase_if(m_entries, [&isThere](const auto &entry) { return !isThere(entry.first); });
}

} // namespace sluice
