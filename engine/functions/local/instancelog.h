// The log of one instance: what its process writes and what the engine says about it, in order, each line with the request
// that it belongs to, into the function log; and the tail of each call's log (fc-api §1.7, §4.2). Loop thread.
//
// Whose line: while one call runs, that call's. While several run, that of the request id which the runtime's logger puts
// into the line, else of the one that began first. Between calls (background threads): the last call's. Before the first:
// the one that the instance was started for, within Initialize markers, which are there when the function has an
// initializer or when something was written meanwhile.
#pragma once

#include "engine/functions/functionlog.h"
#include "engine/functions/local/calloutcome.h"
#include "engine/functions/local/outputlines.h"
#include "engine/functions/redaction.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

enum class EndMark { Good, Handled, Unhandled };

class InstanceLog {
public:
    // Beyond these a line is let go, counted; the count is told in the log, at the latest before the call's end marker, and
    // no more often than once in kTellEvery before that.
    static constexpr double kLinesPerSecond = 2'000;
    static constexpr double kLinesBurst = 5'000;
    static constexpr double kBytesPerSecond = 2.0 * limits::kMiB;
    static constexpr double kBytesBurst = 4.0 * limits::kMiB;
    static constexpr Duration kTellEvery = std::chrono::seconds(1);
    static constexpr std::size_t kCredentialsHidden = 8; // values of the newest temporary credentials

    // `who`: all of it but the request id.
    InstanceLog(Loop &loop, FunctionLog &log, FunctionLogSource who);

    void hide(std::vector<Secret> values); // for good
    void hideCredential(Secret value); // the newest ones only

    void beginStart(const std::string &requestId, bool hasInitializer);
    // Once. Gives the tail of what was written since beginStart(): for calls that a failed start ends.
    std::string endStart(EndMark mark);
    void beginCall(const std::string &requestId);
    // Gives the tail: at most limits::kLogTailBytes, valid UTF-8.
    [[nodiscard]] std::string endCall(const std::string &requestId, EndMark mark, const CallFigures &figures);
    [[nodiscard]] std::string beginFreeze(); // gives the request that it is told under: the last one
    void endFreeze(EndMark mark);
    void beginStop(bool hasHandler);
    void endStop();

    void output(std::string_view bytes); // of the process
    void flush(); // a line without an end is a line, too: the process has ended, or its call
    void note(const std::string &text); // of the engine, as a line of whoever would get one now
    void redact(std::string &text) const;

    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; } // by the limits, in all
    [[nodiscard]] std::uint64_t cut() const { return m_lines.cut(); }

private:
    struct Call {
        FunctionLogSourcePtr source;
        std::string tail;
    };
    [[nodiscard]] FunctionLogSourcePtr sourceOf(const std::string &requestId) const;
    [[nodiscard]] Call *callOf(std::string_view line);
    [[nodiscard]] bool admits(std::size_t bytes);
    void line(std::string text);
    void tellDropped(Call *call);
    void write(Call *call, std::string text);
    void mark(Call *call, const char *what, const std::string &requestId, EndMark end = EndMark::Good);

    Loop &m_loop;
    FunctionLog &m_log;
    const FunctionLogSource m_who;
    OutputLines m_lines;
    std::vector<Call> m_calls; // that run, in the order of their begin
    FunctionLogSourcePtr m_last; // of lines between calls
    std::vector<Secret> m_hidden;
    std::vector<Secret> m_credentials;
    std::string m_startTail;
    bool m_starting = false;
    bool m_startMarked = false;
    bool m_stopMarked = false;
    double m_lineTokens = kLinesBurst;
    double m_byteTokens = kBytesBurst;
    BootTime m_refilled;
    std::optional<BootTime> m_told; // when lines were last said to be dropped
    std::uint64_t m_untold = 0;
    std::uint64_t m_dropped = 0;
};

} // namespace sluice
