// Errors are values. A caller branches on the kind, never on text.
// The engine does not translate: `ui` turns a kind into a sentence; `detail` is English for logs and for the CLI.
#pragma once

#include <string>
#include <string_view>

namespace sluice {

enum class ErrorKind {
    Invalid,     // the input is wrong; the same call fails again
    NotFound,    // what was named does not exist
    Exists,      // the name is taken, or the state is already so
    InUse,       // refused because something depends on it; detail lists the users
    Denied,      // permission or authorization is missing
    Throttled,   // a quota or limit; try later
    Unavailable, // network, disk or service does not answer now; try later
    TimedOut,    // no answer within the limit
    Full,        // no space, or a named limit was reached
    Corrupt,     // stored or received bytes are damaged
    Cancelled,   // given up on request
    Unsupported, // this engine cannot do that
    Failed,      // user code or a template reported a failure
};

// Where in a text input the mistake is; lines and columns count from 1, 0 = unknown.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;

    friend bool operator==(const Place &, const Place &) = default;
};

struct [[nodiscard]] Error {
    ErrorKind kind = ErrorKind::Failed;
    std::string code;   // the service's own word, such as LogStoreNotExist; stable
    std::string detail; // what failed, why, what to do: one or two English sentences, no secrets
    Place place = {};

    friend bool operator==(const Error &, const Error &) = default;
};

[[nodiscard]] std::string_view toText(ErrorKind kind);

// "file:3:7: detail (code)"; parts that are empty are left out.
[[nodiscard]] std::string toText(const Error &error);

// The error for the errno of a failed system call; ENOSPC and EDQUOT are Full, EACCES and EROFS are Denied.
[[nodiscard]] Error systemError(int errnoValue, std::string_view doing);

} // namespace sluice
