// The sentences and figures of a call that ended (fc-api §1.7, §4.2, §5.5). Pure.
#pragma once

#include "engine/functions/functionservice.h"
#include "engine/functions/local/instanceprocess.h"

#include <string>

namespace sluice {

struct CallFigures {
    Duration duration{}; // of the call itself, without the instance's start
    std::int64_t maxMemoryBytes = 0;
    int memoryMb = 0; // its limit
};

// "Process exited unexpectedly before completing request (duration: 45ms, maxMemoryUsage: 19.02MB)", and why where that is
// known: ": it used more than its 128 MB of memory".
[[nodiscard]] std::string crashSentence(const CallFigures &figures, const std::string &why);
// "Function time out after 3 seconds (maxMemoryUsage: 19.02MB)"
[[nodiscard]] std::string timeoutSentence(int seconds, const CallFigures &figures);
// "signal 9", "exit status 129" … for the log
[[nodiscard]] std::string endSentence(const ProcessEnd &end);

// `{"errorMessage": …, "errorType": …}`: a failure that the platform tells, not the function. `type` "" = left out.
[[nodiscard]] std::string platformErrorBody(const std::string &message, const std::string &type = {});

// One line for people from a function's error JSON: "ValueError: boom"; when it is none, its first line, cut.
[[nodiscard]] std::string messageOfErrorBody(std::string_view body);

// "Duration: 3.87 ms, Billed Duration: 4 ms, Memory Size: 128 MB, Max Memory Used: 100.26 MB"
[[nodiscard]] std::string durationSummary(const CallFigures &figures);

[[nodiscard]] std::int64_t billedMs(Duration duration); // rounded up
[[nodiscard]] int wholeMb(std::int64_t bytes); // rounded up

inline constexpr std::size_t kErrorLineBytesMax = 1'024;

} // namespace sluice
