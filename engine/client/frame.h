// The control socket's messages. Each is a length of four bytes, big-endian, and that many bytes of CBOR: an array of
// the kind's number and its parts. Both sides begin with Hello; a side that reads another protocol number hangs up.
//
//   0 Hello        protocol, {version, pid, caller}
//   1 Request      id, [command's name, command]        client → engine
//   2 Answer       id, [answer's name, answer]          engine → client
//   3 Failure      id, {kind, code, detail, file, line, column}
//   4 Changed      {ledger, pumps, definitions, logs}   engine → client, at most one that is not acknowledged
//   5 Acknowledge                                       client → engine
#pragma once

#include "engine/access/caller.h"
#include "engine/base/result.h"
#include "engine/client/changed.h"
#include "engine/client/commands.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace sluice {

inline constexpr std::uint32_t kProtocol = 1;
inline constexpr std::size_t kFrameBytesMax = 64u * 1024 * 1024; // without the length

struct Hello {
    std::uint32_t protocol = kProtocol;
    std::string version;
    std::int64_t pid = 0;
    Caller caller; // who the client says it acts as; the socket is the owner's, so it can only be less than that
    SLUICE_FIELDS(Hello, version, pid, caller) // the protocol comes before, so that any version can read it
};
struct RequestFrame {
    std::uint64_t id = 0;
    Command command;
};
struct AnswerFrame {
    std::uint64_t id = 0;
    Result<AnyAnswer> result = Nothing();
};
struct ChangedFrame {
    Changed changed;
};
struct AcknowledgeFrame { };

using Frame = std::variant<Hello, RequestFrame, AnswerFrame, ChangedFrame, AcknowledgeFrame>;

// With the length in front. One that would be over the limit is Full/"FrameTooLong".
[[nodiscard]] std::string encodeHello(const Hello &hello);
[[nodiscard]] Result<std::string> encodeRequest(std::uint64_t id, const Command &command);
[[nodiscard]] std::string encodeAnswer(std::uint64_t id, const Result<AnyAnswer> &result); // too long: the failure instead
[[nodiscard]] std::string encodeChanged(Changed changed);
[[nodiscard]] std::string encodeAcknowledge();

// The bytes after the length. Corrupt/"BadFrame"; a Hello of any protocol is read.
[[nodiscard]] Result<Frame> decodeFrame(std::string_view body);

// Cuts a stream of bytes into frames.
class FrameAssembler {
public:
    void add(std::string_view bytes);

    // The next whole frame's body, valid until the next call of either verb; nothing when more bytes are needed.
    // Corrupt/"FrameTooLong" when the length is a lie: the stream is of no use then.
    [[nodiscard]] Result<std::optional<std::string_view>> next();

    [[nodiscard]] std::size_t buffered() const { return m_buffer.size() - m_at; }

private:
    std::string m_buffer;
    std::size_t m_at = 0; // what is before it was given out
};

} // namespace sluice
