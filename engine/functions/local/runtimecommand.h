// From a function's runtime by name (fc-api §5.1) to the command of an instance. A family is served by the system's own
// interpreter, whatever version the name asks for: python3, python3.6 … by python3 (3.9 or newer), nodejs8 … by node (18 or
// newer).
#pragma once

#include "engine/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

enum class RuntimeFamily { Python, Node, Custom };

// Invalid/"InvalidArgument": not a runtime at all, or one that only the cloud has (java, php, dotnet, go1,
// custom-container); the sentence says which, and what to do.
[[nodiscard]] Result<RuntimeFamily> runtimeFamily(std::string_view runtime);

struct Interpreter {
    std::string path; // of the program itself: no shim, no link; below /usr or below prefix
    std::string prefix; // a folder that it needs to see besides /usr; "" = none. Never one with the user's home in it
    int major = 0;
    int minor = 0;
};

// What this machine has. Errors: NotFound/"RuntimeNotInstalled" with the name of Debian's package.
struct Interpreters {
    Result<Interpreter> python = fail(ErrorKind::NotFound, "RuntimeNotInstalled", "not looked for yet");
    Result<Interpreter> node = fail(ErrorKind::NotFound, "RuntimeNotInstalled", "not looked for yet");
};

inline constexpr int kPythonMinorMin = 9;
inline constexpr int kNodeMajorMin = 18;

// The first ones of `path` ("/usr/bin:…") that are new enough, the system's own (in /usr/bin, when that is in `path`) before
// all others: with one of the user's, code would find packages that it does not find elsewhere. A virtual environment stands
// for the interpreter that it was made of. Runs them to ask: blocks for up to kInterpreterAskedMs each; worker pool, once at
// start.
[[nodiscard]] Interpreters findInterpreters(std::string_view path);
inline constexpr int kInterpreterAskedMs = 5'000;
inline constexpr int kInterpretersAskedMax = 8; // of one family

struct RuntimeMount {
    std::string from; // host folder
    std::string to; // where the instance sees it, read-only
};

struct RuntimeCommand {
    RuntimeFamily family = RuntimeFamily::Python;
    std::vector<std::string> argv; // paths as the instance sees them; argv[0] is absolute
    std::vector<RuntimeMount> mounts; // besides /usr (with /bin → usr/bin), /code, /tmp, /dev/null
    std::map<std::string, std::string> environment; // to be added; the bootstrap takes the _FC_* out again
};

inline constexpr auto kRuntimeFolderInside = "/var/fc/runtime"; // where an instance sees the bootstraps
inline constexpr int kCustomRuntimePort = 9000;

// `runtimeFiles`: what installRuntimeFiles() gave. memoryMb > 0 tells Node's garbage collector when to work harder.
// Errors: those of runtimeFamily(), of the interpreter. Pure.
[[nodiscard]] Result<RuntimeCommand> runtimeCommand(std::string_view runtime, const Interpreters &found,
                                                    const std::string &runtimeFiles, int memoryMb = 0);

} // namespace sluice
