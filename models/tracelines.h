// Where in the code an error came from, read from what a runtime wrote: a reply with a stack trace, or lines of a log.
#pragma once

#include <QList>
#include <QString>

namespace sluice {

struct CodePlace {
    QString file; // as the runtime names it, "/code/index.py"
    int line = 0; // from 1
    int column = 0; // from 1; 0 = not said
    friend bool operator==(const CodePlace &, const CodePlace &) = default;
};

[[nodiscard]] CodePlace placeIn(const QString &line); // of one line of text; file "" = it names none

// Where the code failed, by what a function wrote: of a trace the frame in its own code that is innermost; file "" = none.
[[nodiscard]] CodePlace failedAt(const QString &text);

// A reply for reading: JSON indented with its traces in short lines, other text as it is. Long ones are cut, which is said.
struct ShownReply {
    QString text;
    bool isJson = false;
    qsizetype cut = 0; // about as many bytes are not shown
    QList<CodePlace> places; // of each line; file "" = none
};
[[nodiscard]] ShownReply shownReply(const std::string &reply);

inline constexpr std::size_t kReplyIndentedMost = 256 * 1024; // bytes of JSON that is indented
inline constexpr std::size_t kReplyShownMost = 128 * 1024; // bytes of other text
inline constexpr qsizetype kReplyLineMost = 1'000; // characters; longer lines go on in the next one, longer values are cut

// What a reply says about a failed call; all empty when it is no such JSON.
struct ReplyError {
    QString type; // "KeyError"
    QString message;
    QList<CodePlace> trace; // the place that failed last
};
[[nodiscard]] ReplyError replyError(const std::string &reply);

} // namespace sluice
