// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tuple>

namespace nabla::core {

/// Where results go instead of being returned: `f(x = 3.0, into(value, slope))`.
template <class... O>
struct destination {
  std::tuple<O...> places;
};
/// Either one place for all results, one after another in order, matrices row by row; or one for
/// each result of a bundle or a value with its gradient. A place is an array, a span, a vector, a
/// matrix, a number, or a pointer. Among several a null pointer says that this result is not
/// wanted, and it is not computed. Places may not overlap the values they are computed from, but
/// for a `descent_step`.
template <class... O>
constexpr auto into(O&&... places) {
  return destination<O...>{{static_cast<O&&>(places)...}};
}

namespace detail {

template <class D>
inline constexpr bool is_destination = false;
template <class... O>
inline constexpr bool is_destination<destination<O...>> = true;

/// Results are returned.
struct by_value {
  std::tuple<> places;
};

}  // namespace detail

}  // namespace nabla::core

namespace nabla {

using core::into;

}  // namespace nabla
