// Any bytes as what comes through the control socket: no crash, no memory beyond the limits, and what is accepted comes
// back the same after a round trip.
#include "engine/client/frame.h"

#include <cstdlib>

using namespace sluice;

namespace {

void roundTrip(const Frame &frame)
{
    std::string again;
    if (const auto *request = std::get_if<RequestFrame>(&frame)) {
        if (auto encoded = encodeRequest(request->id, request->command))
            again = std::move(*encoded);
    } else if (const auto *answer = std::get_if<AnswerFrame>(&frame)) {
        again = encodeAnswer(answer->id, answer->result);
    }
    if (again.empty())
        return;
    const auto back = decodeFrame(std::string_view(again).substr(4));
    if (!back || back->index() != frame.index())
        std::abort();
    const auto *before = std::get_if<RequestFrame>(&frame);
    const auto *after = std::get_if<RequestFrame>(&*back);
    if (before && (before->id != after->id || before->command.index() != after->command.index()))
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    if (const auto frame = decodeFrame(bytes))
        roundTrip(*frame);
    FrameAssembler assembler;
    for (std::size_t at = 0; at < size; at += 13) {
        assembler.add(bytes.substr(at, 13));
        for (;;) {
            const auto body = assembler.next();
            if (!body)
                return 0;
            if (!*body)
                break;
            if (const auto frame = decodeFrame(**body))
                roundTrip(*frame);
        }
    }
    return 0;
}
