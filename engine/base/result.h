// Result<T>: a value or an Error. Every function that returns one is [[nodiscard]].
#pragma once

#include "engine/base/error.h"

#include <tl/expected.hpp>

namespace sluice {

template <class T>
using Result = tl::expected<T, Error>;

using Done = Result<void>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, std::string code, std::string detail)
{
    return tl::unexpected<Error>(Error{kind, std::move(code), std::move(detail)});
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace sluice

#define SLUICE_CONCAT_INNER(a, b) a##b
#define SLUICE_CONCAT(a, b) SLUICE_CONCAT_INNER(a, b)

// Evaluates an expression of type Result<void>; returns its error from this function.
#define SLUICE_TRY(expression) \
    do { \
        if (auto tried = (expression); !tried) \
            return ::tl::unexpected<::sluice::Error>(std::move(tried).error()); \
    } while (false)

// SLUICE_LET(auto size, fileSize(path)): the value, or return the error from this function.
#define SLUICE_LET(declaration, expression) SLUICE_LET_INNER(declaration, expression, SLUICE_CONCAT(sluiceTried, __LINE__))
#define SLUICE_LET_INNER(declaration, expression, name) \
    auto name = (expression); \
    if (!name) \
        return ::tl::unexpected<::sluice::Error>(std::move(name).error()); \
    declaration = std::move(*name)
