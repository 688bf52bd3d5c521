// The commands of one client that wait for an answer. One thread: the client's.
#pragma once

#include "engine/base/reply.h"
#include "engine/client/commands.h"

#include <QObject>
#include <QPointer>

#include <map>

namespace sluice {

class PendingReplies {
public:
    using Handler = UniqueFunction<void(Result<AnyAnswer>)>;

    // A null context is no guard; one that is gone later means that the reply is not called.
    std::uint64_t add(const Command &command, QObject *context, Handler reply);

    // Unknown ids are ignored. An answer of a kind that the command does not name is Corrupt/"WrongAnswer".
    // The reply may do anything, also end this object.
    void answer(std::uint64_t id, Result<AnyAnswer> result);

    // Answers all, oldest first, with this error.
    void fail(const Error &error);

    [[nodiscard]] std::size_t size() const { return m_waiting.size(); }

private:
    struct Waiting {
        QPointer<QObject> context;
        bool guarded = false;
        std::size_t kind = 0;
        Handler reply;

        void call(Result<AnyAnswer> result);
    };

    std::map<std::uint64_t, Waiting> m_waiting;
    std::uint64_t m_lastId = 0;
};

} // namespace sluice
