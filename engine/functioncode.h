// Which version of a function's code runs now. The code goes into the code store at the first call of the function, and
// again once its folder or zip was saved or its definition changed; until then calls go on with what is there. A pinned
// version runs whatever is saved. Engine thread.
#pragma once

#include "engine/functions/code/codelibrary.h"
#include "engine/functions/code/codewatch.h"
#include "engine/functions/local/localfunctionservice.h"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace sluice {

class FunctionCode {
public:
    using Code = LocalFunctionService::Code;

    FunctionCode(Loop &loop, WorkerPool &pool, const std::string &dataFolder); // both outlive it

    // Answers later. Errors: those of CodeLibrary::add(), they are not kept, the next call reads again; of a pinned version
    // NotFound/"CodeVersionNotFound".
    void current(const Function &function, Reply<Code> reply);

    // Goes on when no save is under way: at once, or when it is quiet. What is called then runs what was saved.
    void whenSaved(const Function &function, Task then);

    // The newest first, with what was saved just now: while somebody saves it waits until that is done. A code that cannot
    // be read makes no version and is no error here.
    void versions(const Function &function, Reply<std::vector<CodeVersion>> reply);
    [[nodiscard]] std::string folderOf(const CodeVersion &version) const { return m_library.folderOf(version.digest); }

    // The definition as a version keeps it: without what differs when nothing but the pin or the version number does.
    [[nodiscard]] static std::string configurationOf(Function function);

    // Adds what the next calls run to `inUse`, and removes the rest; codestore.h.
    void collectGarbage(CodeInUse inUse, Reply<CodeGarbage> reply);

    // Functions that are not there any more: their watches end. Their versions stay, for an undo.
    void keepOnly(const std::function<bool(const FunctionKey &)> &isThere);

private:
    struct Entry {
        Function function; // as the code was read for
        std::unique_ptr<CodeWatch> watch;
        std::optional<Code> code; // nothing = to be read
        std::uint64_t reading = 0; // number of the read under way; 0 = none
        std::vector<Reply<Code>> waiting;
        std::string pinned; // a digest that is known to be kept
        std::vector<Task> whenSaved; // they wait for the end of a save
    };
    void pinned(const Function &function, Reply<Code> reply);
    void saved(const Function &function, Reply<Code> reply);
    Entry &watched(const Function &function);
    void wasSaved(const FunctionKey &key);
    void read(const FunctionKey &key);
    void taken(const FunctionKey &key, std::uint64_t number, Result<CodeVersion> version);
    void opened(Done done);

    Loop &m_loop;
    CodeLibrary m_library;
    std::map<FunctionKey, Entry> m_entries;
    std::uint64_t m_reads = 0;
    bool m_opening = false;
    bool m_open = false;
    const std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace sluice
