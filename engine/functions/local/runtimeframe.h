// The wire between the engine and a runtime's bootstrap (resources/runtimes/*): frames over one Unix stream socket, which
// the bootstrap finds as descriptor 3 (a custom runtime has none: the engine speaks HTTP with it, fc-api §5.8).
//
//   frame = length u32, big endian (of what follows) | kind u8 | head length u32, big endian | head: JSON | body: bytes
//
//   to the runtime                               | its answer
//   'I' initialize  head: Call                   | 'i' head {}                 or 'e' head Failure, body error JSON
//   'C' call        head: Call, body: the event  | 'r' head {}, body: result   or 'e' head Failure, body error JSON
//   'F' freeze      head: Call                   | 'i' head {}                 or 'e' head Failure (preFreeze has run)
//   'S' stop        head {"deadlineMs":…}        | the process ends (preStop, when there is one, runs before)
//   first of all, without being asked:           | 'h' head {"protocol":1,"runtime":"python3.11"} once it can take frames
//
//   Call    {"requestId":…,"accessKeyId":…,"accessKeySecret":…,"securityToken":…,"deadlineMs":unix ms}, without the three of
//           the credentials when the service has no role; all else of the context comes by environment variables
//           (fc-api §5.2) when the process starts, and what the engine does not know (retries, spans) is 0 or empty in it
//   Failure {"requestId":…,"type":"UnhandledInvocationError" | "HandledInvocationError"}
//
// Answers carry {"requestId":…} always, and "cutBytes":n when single writes to the log were cut by n bytes in all. They may
// come in any order when instanceConcurrency > 1. Before it answers, a bootstrap has written all output of that call to stdout
// and stderr. Anything else on the wire ends the instance.
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

enum class RuntimeFrameKind : char {
    Initialize = 'I',
    Call = 'C',
    Freeze = 'F',
    Stop = 'S',
    Hello = 'h',
    Initialized = 'i',
    Result = 'r',
    Failure = 'e',
};

struct RuntimeFrame {
    RuntimeFrameKind kind = RuntimeFrameKind::Call;
    std::string head; // JSON object
    std::string body;

    static constexpr std::size_t kHeadBytesMax = 64 * 1024;
    static constexpr std::size_t kBodyBytesMax =
        32 * 1024 * 1024; // the cap of the wire; replies have limits::kReplyBytesMax
};

[[nodiscard]] std::string encode(const RuntimeFrame &frame);

// Puts frames together from pieces. Hostile input: Invalid/"RuntimeProtocol" for an unknown kind, a length over the caps,
// a head that does not fit; after an error it stays in error.
class RuntimeFrameReader {
public:
    void add(std::string_view bytes);
    [[nodiscard]] Result<std::optional<RuntimeFrame>> next(); // nothing = more bytes are needed

private:
    std::string m_bytes;
    std::size_t m_read = 0;
    bool m_broken = false;
};

} // namespace sluice
