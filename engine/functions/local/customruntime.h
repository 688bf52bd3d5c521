// HTTP as the engine speaks it with a custom runtime (fc-api §5.4, §5.8): the bytes of its requests, and a reader of what
// comes back. Pure. The other side is user code: every byte of it is hostile.
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice {

struct CustomRuntimeContext { // what is the same for all requests to one instance
    std::string functionName;
    std::string handler;
    std::string initializer; // "" = none: /initialize is not called
    std::string preStop;
    std::string preFreeze;
    int memoryMb = 0;
    int timeoutSeconds = 0;
    int initializationTimeoutSeconds = 0;
    std::string serviceName;
    std::string logProject;
    std::string logStore;
    std::string qualifier;
    std::string versionId;
    std::string region;
    std::string accountId;
    std::string instanceId;
};

struct CustomRuntimeCall {
    std::string requestId;
    std::string
        accessKeyId; // "" = no credentials; custom.debian11 and newer read them from the environment only: leave it empty
    std::string accessKeySecret;
    std::string securityToken;
    std::string traceId;
    int retryCount = 0;
};

enum class CustomRuntimePath { Initialize, Invoke, PreFreeze, PreStop };

// POST /initialize, POST /invoke with the event, GET /pre-freeze, GET /pre-stop; keep-alive. A value that no header may hold
// (line ends, other control characters) goes without them.
[[nodiscard]] std::string customRuntimeRequest(CustomRuntimePath path, const CustomRuntimeContext &context,
                                               const CustomRuntimeCall &call, std::string_view event = {});

struct CustomRuntimeReply {
    int status = 0;
    bool failed = false; // 404 by status or by x-fc-status, or any status of 400 and above: UnhandledInvocationError
    bool keepAlive = true; // else the connection ends with this reply
    std::string body;
};

// Puts one connection's replies together from pieces: Content-Length, chunked, or until the connection closes; 1xx are
// passed over. Invalid/"RuntimeProtocol" for what is no HTTP/1 reply, contradicts itself (two lengths, a length with chunks)
// or is over a cap; after an error it stays in error.
class CustomRuntimeReader {
public:
    static constexpr std::size_t kHeadBytesMax = 64 * 1024; // status line, headers, trailers, chunk lines: each
    static constexpr std::size_t kBodyBytesMax = 32 * 1024 * 1024;
    static constexpr int kInterimRepliesMax = 16;

    void add(std::string_view bytes);
    void close(); // the connection ended: completes a body that has no other end
    [[nodiscard]] Result<std::optional<CustomRuntimeReply>> next(); // nothing = more bytes are needed

private:
    enum class State { Head, Sized, ChunkLine, Chunk, ChunkEnd, Trailers, UntilClose };

    [[nodiscard]] Result<bool> step(); // false = more bytes are needed
    [[nodiscard]] Done readHead(std::string_view head);
    [[nodiscard]] Done readFields(std::string_view lines);
    [[nodiscard]] Done readChunkLine(std::string_view line);
    [[nodiscard]] bool takeBody(); // false = some is missing
    [[nodiscard]] Result<std::optional<std::string_view>> takeUntil(std::string_view end);
    [[nodiscard]] std::string_view rest() const { return std::string_view(m_bytes).substr(m_read); }
    [[nodiscard]] tl::unexpected<Error> broken(std::string why);

    std::string m_bytes;
    std::size_t m_read = 0;
    State m_state = State::Head;
    CustomRuntimeReply m_reply;
    std::uint64_t m_missing = 0; // of the body or of the chunk
    int m_interim = 0;
    bool m_whole = false;
    bool m_closed = false;
    bool m_broken = false;
};

} // namespace sluice
