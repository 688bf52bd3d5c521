// What a request's head must be before anybody looks further: addressed to us, of one meaning, and not sent by a page of the
// web. Pure, any thread; the head is hostile.
#pragma once

#include "engine/gateway/http.h"
#include "engine/gateway/ownnames.h"

#include <variant>

namespace sluice {

// An answer of the gateway itself, before a service saw the request.
struct HttpRefusal {
    int status = 400;
    std::string code; // "InvalidHost"
    std::string detail; // a sentence
};

struct HttpHead {
    std::string_view method;
    std::string_view target; // as sent: "/a?b", "http://host/a?b"
    int version = 11; // 10, 11
    HttpFields fields;
};

struct CheckedHead {
    HttpRequest request; // without body and peer
    bool expectsContinue = false; // wants "100 Continue" before it sends the body
};

// Refused: CONNECT and TRACE (405), a target that is neither a path nor an absolute form of one of our names, no Host or
// two, a Host that is not ours or not that of the target (400 InvalidHost), an Origin that is not ours (403), a length that
// can be read in two ways (400), a coding that is not "chunked" (501), an expectation that is not 100-continue (417), more
// than kFieldsMax fields (431).
[[nodiscard]] std::variant<CheckedHead, HttpRefusal> checkHead(HttpHead head, const OwnNames &names);

inline constexpr std::size_t kFieldsMax = 100;

// The refusal as an answer: {"errorCode","errorMessage"} and a request id, as Log Service writes errors.
[[nodiscard]] HttpResponse answerOf(const HttpRefusal &refusal);

// 24 upper-case hexadecimal digits, as the services write them; different for every call.
[[nodiscard]] std::string newRequestId();

enum class AfterAnswer { KeepOpen, Close };

// The head of an answer on the wire, with Date, Content-Length and Connection; `version` is the request's, `isHead` leaves
// the length that the body would have. A field name or value with a line break is left out.
[[nodiscard]] std::string responseHead(const HttpResponse &response, AfterAnswer after, int version, bool isHead,
                                       std::string_view date);

} // namespace sluice
