// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/gradient.hpp>
#include <nabla/graph/jacobian.hpp>

namespace nabla::core {

namespace detail {

template <class F, class... X>
constexpr void require_lists() {
  static_assert(
      !is_whole_layout<typename F::layout> && !are_arrays<X...>,
      "a Jacobian or Hessian is of scalars, or of columns of scalars, by scalar variables; "
      "of whole arrays take its product with a direction, jvp or hvp");
}

}  // namespace detail

/// The partial derivatives of each of F's elements, a row for each.
template <class F, class... X>
struct jacobian_matrix : function_of<jacobian_matrix<F, X...>> {
  using layout = matrix_layout<F::layout::size, (X::layout::size + ...)>;
  static constexpr unsigned tree_size = F::tree_size + 2;
  static constexpr term build(graph& g) {
    const auto f = detail::prepare<F, X...>(g);
    return array_of(g, jacobian_of(g, f.values, f.variables), layout::shape);
  }
};
/// The Jacobian of a column (a scalar is a column of one) by the order of elimination that costs
/// least.
template <expression F, class... X>
constexpr auto jacobian(F, variable_list<X...>) {
  detail::require_lists<F, X...>();
  return jacobian_matrix<F, X...>{};
}
template <expression F>
constexpr auto jacobian(F) {
  return detail::of_variables<jacobian_matrix, F>(variables_of<F>{});
}

/// The second derivatives of a scalar F.
template <class F, class... X>
struct hessian_matrix : function_of<hessian_matrix<F, X...>> {
  static constexpr std::size_t size = (X::layout::size + ...);
  using layout = matrix_layout<size, size>;
  static constexpr unsigned tree_size = F::tree_size + 2;
  static constexpr term build(graph& g) {
    using first = gradient_of<F, X...>;
    const auto f = detail::prepare<first, X...>(g);
    return array_of(g, jacobian_of(g, f.values, f.variables, true), layout::shape);
  }
};
/// The Hessian: the Jacobian of the gradient. Only one half is computed, since it is symmetric.
template <expression F, class... X>
constexpr auto hessian(F, variable_list<X...>) {
  detail::require_scalar_function<F>();
  detail::require_lists<F, X...>();
  return hessian_matrix<F, X...>{};
}
template <expression F>
constexpr auto hessian(F) {
  detail::require_scalar_function<F>();
  return detail::of_variables<hessian_matrix, F>(variables_of<F>{});
}

}  // namespace nabla::core

namespace nabla {

using core::hessian;
using core::jacobian;

}  // namespace nabla
