// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace minixdr
{

/// A value, or the Error that stands in its place. No exception crosses a floor.
template <typename T = void>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorKind kind, QString what, QString code = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(what), std::move(code)});
}

inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace minixdr

#define MX_CONCAT_INNER(a, b) a##b
#define MX_CONCAT(a, b) MX_CONCAT_INNER(a, b)

/// MX_TRY(auto page, loadPage()): declares `page`, or returns the error to the caller.
#define MX_TRY(declaration, expression)                                                                                \
    auto MX_CONCAT(mxResult, __LINE__) = (expression);                                                                 \
    if (!MX_CONCAT(mxResult, __LINE__))                                                                                \
        return ::minixdr::failure(std::move(MX_CONCAT(mxResult, __LINE__)).error());                                   \
    declaration = std::move(*MX_CONCAT(mxResult, __LINE__))

/// The same in a coroutine: MX_CO_TRY(auto lease, co_await pool.acquire(context)).
#define MX_CO_TRY(declaration, expression)                                                                             \
    auto MX_CONCAT(mxResult, __LINE__) = (expression);                                                                 \
    if (!MX_CONCAT(mxResult, __LINE__))                                                                                \
        co_return ::minixdr::failure(std::move(MX_CONCAT(mxResult, __LINE__)).error());                                \
    declaration = std::move(*MX_CONCAT(mxResult, __LINE__))

/// For a Result<void>: MX_CO_CHECK(co_await transaction.commit(context)).
#define MX_CO_CHECK(expression)                                                                                        \
    do {                                                                                                               \
        auto mxChecked = (expression);                                                                                 \
        if (!mxChecked)                                                                                                \
            co_return ::minixdr::failure(std::move(mxChecked).error());                                                \
    } while (false)

#define MX_CHECK(expression)                                                                                           \
    do {                                                                                                               \
        auto mxChecked = (expression);                                                                                 \
        if (!mxChecked)                                                                                                \
            return ::minixdr::failure(std::move(mxChecked).error());                                                   \
    } while (false)
