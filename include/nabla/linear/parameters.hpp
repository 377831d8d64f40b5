// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/wrt.hpp>
#include <nabla/expression/options.hpp>

namespace nabla::core {

/// Variables whose values lie one after another in one array.
template <class... X>
struct parameters_of {
  static constexpr std::size_t size = (X::layout::size + ...);
  using layout = column_layout<size>;
  static constexpr std::uint32_t elements = size;

  /// Gives all of them values: one array, matrices row by row.
  template <class T>
  constexpr auto operator=(T&& values) const {
    return detail::bind_to<parameters_of>(static_cast<T&&>(values));
  }
};
/// Several variables as one: `p = weights` in a call gives them the numbers of one array, in this
/// order, and `wrt(p)` differentiates by all of them.
template <class... X>
constexpr auto parameters(X...) {
  static_assert(sizeof...(X) > 0 && (detail::is_variable<X> && ...), "parameters are variables");
  return parameters_of<X...>{};
}

namespace detail {

template <class... X>
struct variables_behind<parameters_of<X...>> {
  using type = variable_list<X...>;
};

}  // namespace detail

}  // namespace nabla::core

namespace nabla {

using core::parameters;

}  // namespace nabla
