// Reply<T>: the last argument of every asynchronous port verb.
//
// It is answered exactly once, on the loop's thread, with a Result<T>, and never from inside the verb that took it
// (the callee posts to its Loop), so a caller need not guard against re-entry. A Reply that is destroyed unanswered
// answers itself with Cancelled/"ReplyDropped": a lost callback is an error, not a hang.
#pragma once

#include "engine/base/result.h"
#include "engine/base/uniquefunction.h"

#include <cassert>

namespace sluice {

template <class T>
class Reply {
public:
    Reply() = default;

    template <class F>
        requires std::is_invocable_v<F &, Result<T>>
    Reply(F &&handler)
        : m_handler(std::forward<F>(handler))
    {
    }

    Reply(Reply &&other) noexcept = default;
    Reply &operator=(Reply &&other) noexcept
    {
        drop();
        m_handler = std::move(other.m_handler);
        return *this;
    }
    ~Reply() { drop(); }

    explicit operator bool() const { return static_cast<bool>(m_handler); }

    void operator()(Result<T> result)
    {
        assert(m_handler);
        auto handler = std::exchange(m_handler, {});
        handler(std::move(result));
    }

private:
    void drop()
    {
        if (m_handler)
            (*this)(fail(ErrorKind::Cancelled, "ReplyDropped", "the operation ended without an answer"));
    }

    UniqueFunction<void(Result<T>)> m_handler;
};

} // namespace sluice
