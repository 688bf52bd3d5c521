// The code store as the engine thread uses it: every verb runs on the pool and answers on the loop. Errors: codestore.h.
#pragma once

#include "engine/base/workerpool.h"
#include "engine/functions/code/codestore.h"

#include <memory>

namespace sluice {

class CodeLibrary {
public:
    CodeLibrary(Loop &loop, WorkerPool &pool, std::string dataFolder); // both outlive it; jobs under way may outlive this

    void open(Reply<void> reply); // first of all
    void add(FunctionKey key, std::string path, std::string configuration, Reply<CodeVersion> reply);
    void versions(FunctionKey key, Reply<std::vector<CodeVersion>> reply);
    void has(std::string digest, Reply<bool> reply);
    void collectGarbage(CodeInUse inUse, Reply<CodeGarbage> reply);

    [[nodiscard]] std::string folderOf(std::string_view digest) const { return m_store->folderOf(digest); }

private:
    Loop &m_loop;
    WorkerPool &m_pool;
    std::shared_ptr<CodeStore> m_store;
};

} // namespace sluice
