// A callable that can only be moved: it may own a Reply, a file or a buffer. (std::move_only_function is C++23.)
#pragma once

#include <cassert>
#include <memory>
#include <type_traits>
#include <utility>

namespace sluice {

template <class Signature>
class UniqueFunction;

template <class R, class... Args>
class UniqueFunction<R(Args...)> {
public:
    UniqueFunction() = default;
    UniqueFunction(std::nullptr_t) { }

    template <class F>
        requires(!std::is_same_v<std::decay_t<F>, UniqueFunction> && std::is_invocable_r_v<R, F &, Args...>)
    UniqueFunction(F &&callable)
        : m_call(std::make_unique<Holder<std::decay_t<F>>>(std::forward<F>(callable)))
    {
    }

    explicit operator bool() const { return m_call != nullptr; }

    R operator()(Args... args)
    {
        assert(m_call);
        return m_call->call(std::forward<Args>(args)...);
    }

private:
    struct Base {
        virtual ~Base() = default;
        virtual R call(Args... args) = 0;
    };
    template <class F>
    struct Holder final : Base {
        explicit Holder(F callable)
            : callable(std::move(callable))
        {
        }
        R call(Args... args) override { return callable(std::forward<Args>(args)...); }
        F callable;
    };
    std::unique_ptr<Base> m_call;
};

using Task = UniqueFunction<void()>;

} // namespace sluice
