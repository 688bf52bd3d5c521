#include "engine/client/frame.h"

#include "engine/client/messagenames.h"

namespace sluice {

namespace {

constexpr std::size_t kLengthBytes = 4;

enum class Kind : std::uint64_t { Hello, Request, Answer, Failure, Changed, Acknowledge };

struct Failure {
    ErrorKind kind = ErrorKind::Failed;
    std::string code;
    std::string detail;
    std::string file;
    int line = 0;
    int column = 0;
    SLUICE_FIELDS(Failure, kind, code, detail, file, line, column)
};

CborWriter begin(std::string &out, Kind kind, std::size_t parts)
{
    out.assign(kLengthBytes, '\0');
    CborWriter writer(out);
    writer.array(1 + parts);
    writer.unsignedNumber(static_cast<std::uint64_t>(kind));
    return writer;
}

bool finish(std::string &out)
{
    const auto length = out.size() - kLengthBytes;
    if (length > kFrameBytesMax)
        return false;
    for (std::size_t i = 0; i < kLengthBytes; ++i)
        out[i] = static_cast<char>(length >> (8 * (kLengthBytes - 1 - i)));
    return true;
}

std::string encodeFailure(std::uint64_t id, const Error &error)
{
    // A detail quotes input now and then; the frame of an error is never the one that does not fit.
    constexpr std::size_t kTextMax = 1u << 20;
    const Failure failure{error.kind,
                          error.code.substr(0, kTextMax),
                          error.detail.substr(0, kTextMax),
                          error.place.file.substr(0, kTextMax),
                          error.place.line,
                          error.place.column};
    std::string out;
    auto writer = begin(out, Kind::Failure, 2);
    writer.unsignedNumber(id);
    codec::write(writer, failure);
    static_cast<void>(finish(out));
    return out;
}

Result<Frame> refused(const CborReader &reader)
{
    return fail(ErrorKind::Corrupt, "BadFrame",
                std::string("a message on the control socket is damaged: ")
                    + (reader.mistake() ? reader.mistake() : "it has something behind its end") + " (byte "
                    + std::to_string(reader.offset()) + ')');
}

bool readHello(CborReader &in, std::size_t parts, Frame &frame)
{
    auto &hello = frame.emplace<Hello>();
    if (parts < 2)
        return in.refuse("a part is missing");
    if (!codec::read(in, hello.protocol))
        return false;
    if (hello.protocol == kProtocol)
        return parts == 2 ? codec::read(in, hello) : in.refuse("too many parts");
    for (std::size_t i = 1; i < parts; ++i) {
        if (!in.skip())
            return false;
    }
    return true;
}

bool readFailure(CborReader &in, AnswerFrame &answer)
{
    Failure failure;
    if (!codec::read(in, answer.id) || !codec::read(in, failure))
        return false;
    answer.result = fail(Error{failure.kind,
                               std::move(failure.code),
                               std::move(failure.detail),
                               {std::move(failure.file), failure.line, failure.column}});
    return true;
}

bool readParts(CborReader &in, Kind kind, std::size_t parts, Frame &frame)
{
    if (kind == Kind::Hello)
        return readHello(in, parts, frame);
    const std::size_t expected = kind == Kind::Acknowledge ? 0 : kind == Kind::Changed ? 1 : 2;
    if (parts != expected)
        return in.refuse("a message with too many or too few parts");
    switch (kind) {
    case Kind::Request: {
        auto &request = frame.emplace<RequestFrame>();
        return codec::read(in, request.id) && codec::read(in, request.command);
    }
    case Kind::Answer: {
        auto &answer = frame.emplace<AnswerFrame>();
        return codec::read(in, answer.id) && codec::read(in, *answer.result);
    }
    case Kind::Failure: return readFailure(in, frame.emplace<AnswerFrame>());
    case Kind::Changed: return codec::read(in, frame.emplace<ChangedFrame>().changed);
    case Kind::Acknowledge: frame.emplace<AcknowledgeFrame>(); return true;
    case Kind::Hello: break;
    }
    return in.refuse("a message of an unknown kind");
}

} // namespace

std::string encodeHello(const Hello &hello)
{
    std::string out;
    auto writer = begin(out, Kind::Hello, 2);
    writer.unsignedNumber(hello.protocol);
    codec::write(writer, hello);
    static_cast<void>(finish(out));
    return out;
}

Result<std::string> encodeRequest(std::uint64_t id, const Command &command)
{
    std::string out;
    auto writer = begin(out, Kind::Request, 2);
    writer.unsignedNumber(id);
    codec::write(writer, command);
    if (!finish(out))
        return fail(ErrorKind::Full, "FrameTooLong", "the command is too large to send; send less at a time");
    return out;
}

std::string encodeAnswer(std::uint64_t id, const Result<AnyAnswer> &result)
{
    if (!result)
        return encodeFailure(id, result.error());
    std::string out;
    auto writer = begin(out, Kind::Answer, 2);
    writer.unsignedNumber(id);
    codec::write(writer, *result);
    if (finish(out))
        return out;
    return encodeFailure(id, {ErrorKind::Full, "FrameTooLong", "the answer is too large to send; ask for less at a time"});
}

std::string encodeChanged(Changed changed)
{
    std::string out;
    auto writer = begin(out, Kind::Changed, 1);
    codec::write(writer, changed);
    static_cast<void>(finish(out));
    return out;
}

std::string encodeAcknowledge()
{
    std::string out;
    begin(out, Kind::Acknowledge, 0);
    static_cast<void>(finish(out));
    return out;
}

Result<Frame> decodeFrame(std::string_view body)
{
    CborReader in(body);
    Frame frame;
    std::size_t items = 0;
    std::uint64_t kind = 0;
    const bool good =
        in.array(items) && items > 0 && in.unsignedNumber(kind) && readParts(in, static_cast<Kind>(kind), items - 1, frame);
    if (!good || !in.atEnd())
        return refused(in);
    return frame;
}

void FrameAssembler::add(std::string_view bytes)
{
    if (m_at == m_buffer.size()) {
        m_buffer.clear();
        m_at = 0;
    } else if (m_at > m_buffer.size() / 2) {
        m_buffer.erase(0, m_at);
        m_at = 0;
    }
    m_buffer.append(bytes);
}

Result<std::optional<std::string_view>> FrameAssembler::next()
{
    const auto left = std::string_view(m_buffer).substr(m_at);
    if (left.size() < kLengthBytes)
        return std::nullopt;
    std::size_t length = 0;
    for (std::size_t i = 0; i < kLengthBytes; ++i)
        length = length << 8 | static_cast<unsigned char>(left[i]);
    if (length == 0 || length > kFrameBytesMax)
        return fail(ErrorKind::Corrupt, "FrameTooLong",
                    "a message on the control socket claims " + std::to_string(length) + " bytes");
    if (left.size() - kLengthBytes < length)
        return std::nullopt;
    m_at += kLengthBytes + length;
    return left.substr(kLengthBytes, length);
}

} // namespace sluice
