// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/jacobian.hpp>

namespace nabla::core {

namespace detail {

/// The entry (row, column) of a matrix of the given width, row by row.
constexpr term entry(const sequence<term>& matrix, std::size_t width, std::size_t row,
                     std::size_t column) {
  return matrix[static_cast<std::uint32_t>(row * width + column)];
}
constexpr term trace(graph& g, const sequence<term>& matrix, std::size_t width) {
  const simplifying_scope simplifying(g);
  term sum = 0;
  for (std::size_t i = 0; i < width; ++i) sum += entry(matrix, width, i, i);
  return sum;
}

}  // namespace detail

/// The sum of dF_i/dx_i.
template <class F, class... X>
struct divergence_of : function_of<divergence_of<F, X...>> {
  using layout = scalar_layout;
  static constexpr unsigned tree_size = F::tree_size + 2;
  static constexpr term build(graph& g) {
    const auto f = detail::prepare<F, X...>(g);
    return detail::trace(g, jacobian_of(g, f.values, f.variables), F::layout::size);
  }
};
/// The divergence of a field with one element for each variable.
template <expression F, class... X>
constexpr auto divergence(F, variable_list<X...>) {
  static_assert(F::layout::size == (X::layout::size + ...),
                "a divergence needs one element for each variable of wrt");
  return divergence_of<F, X...>{};
}
/// The divergence of the gradient: the sum of the second derivatives.
template <expression F, class... X>
constexpr auto laplacian(F f, variable_list<X...> x) {
  return divergence(gradient(f, x), x);
}
template <expression F>
constexpr auto laplacian(F f) {
  return laplacian(f, variables_of<F>{});
}

/// The curl of a field of three elements is a column; of two elements it is the third component, a
/// scalar.
template <class F, class... X>
struct curl_of : function_of<curl_of<F, X...>> {
  static constexpr std::size_t size = F::layout::size;
  using layout = std::conditional_t<size == 2, scalar_layout, column_layout<3>>;
  static constexpr unsigned tree_size = F::tree_size + 2;
  static constexpr term build(graph& g) {
    const auto f = detail::prepare<F, X...>(g);
    const sequence<term> j = jacobian_of(g, f.values, f.variables);
    const simplifying_scope simplifying(g);
    const auto turn = [&](std::size_t axis, std::size_t next_axis) {
      return detail::entry(j, size, next_axis, axis) - detail::entry(j, size, axis, next_axis);
    };
    if constexpr (size == 2) {
      return turn(0, 1);
    } else {
      const term elements[] = {turn(1, 2), turn(2, 0), turn(0, 1)};
      return list_of(g, elements, layout::shape);
    }
  }
};
template <expression F, class... X>
constexpr auto curl(F, variable_list<X...>) {
  static_assert(
      F::layout::size == (X::layout::size + ...) && (F::layout::size == 2 || F::layout::size == 3),
      "curl takes a field of two or three elements and as many variables");
  return curl_of<F, X...>{};
}

}  // namespace nabla::core

namespace nabla {

using core::curl;
using core::divergence;
using core::laplacian;

}  // namespace nabla
