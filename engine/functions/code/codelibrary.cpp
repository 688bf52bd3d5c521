#include "engine/functions/code/codelibrary.h"

namespace sluice {

CodeLibrary::CodeLibrary(Loop &loop, WorkerPool &pool, std::string dataFolder)
    : m_loop(loop)
    , m_pool(pool)
    , m_store(std::make_shared<CodeStore>(std::move(dataFolder), loop.clock()))
{
}

void CodeLibrary::open(Reply<void> reply)
{
    m_pool.run<void>(
        m_loop, [store = m_store] { return store->open(); }, std::move(reply));
}

void CodeLibrary::add(FunctionKey key, std::string path, std::string configuration, Reply<CodeVersion> reply)
{
    m_pool.run<CodeVersion>(
        m_loop,
        [store = m_store, key = std::move(key), path = std::move(path), configuration = std::move(configuration)] {
            return store->add(key, path, configuration);
        },
        std::move(reply));
}

void CodeLibrary::versions(FunctionKey key, Reply<std::vector<CodeVersion>> reply)
{
    m_pool.run<std::vector<CodeVersion>>(
        m_loop, [store = m_store, key = std::move(key)] { return store->versions(key); }, std::move(reply));
}

void CodeLibrary::has(std::string digest, Reply<bool> reply)
{
    m_pool.run<bool>(
        m_loop, [store = m_store, digest = std::move(digest)]() -> Result<bool> { return store->has(digest); },
        std::move(reply));
}

void CodeLibrary::collectGarbage(CodeInUse inUse, Reply<CodeGarbage> reply)
{
    m_pool.run<CodeGarbage>(
        m_loop, [store = m_store, inUse = std::move(inUse)] { return store->collectGarbage(inUse); }, std::move(reply));
}

} // namespace sluice
