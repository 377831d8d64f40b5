// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/gradient_by_sample.hpp>
#include <nabla/calculus/jacobian.hpp>

// Residuals beside their partial derivatives, from one graph.

namespace nabla::core::detail {

/// For each element of F a row: its partial derivatives by X, and then the element.
template <class F, class... X>
struct residual_rows : function_of<residual_rows<F, X...>> {
  static constexpr std::uint32_t size = (X::layout::size + ...);
  using layout = matrix_layout<F::layout::size, size + 1>;
  static constexpr unsigned tree_size = F::tree_size + 2;
  static constexpr term build(graph& g) {
    const prepared f = prepare<F, X...>(g);
    const sequence<term> partials = jacobian_of(g, f.values, f.variables);
    sequence<term> all;
    for (std::uint32_t i = 0; i < f.values.size; ++i) {
      for (std::uint32_t j = 0; j < size; ++j) all.push_back(partials[i * size + j]);
      all.push_back(f.values[i]);
    }
    return array_of(g, all, layout::shape);
  }
};
/// The same of F that varies from sample to sample: a column for each sample.
template <class F, class... X>
struct sample_residual_rows : function_of<sample_residual_rows<F, X...>> {
  static constexpr std::uint32_t size = (X::layout::size + ...);
  using layout = whole_layout<size + 1, 1, true>;
  static constexpr unsigned tree_size = F::tree_size + 3;
  static constexpr term build(graph& g) {
    const term partials = sample_gradient_of<F, X...>::build(g);
    const term residual = F::build(g);
    const simplifying_scope simplifying(g);
    return spread_out(g, partials, {0, 1, size, size + 1}) +
           spread_out(g, residual, {size, 1, 1, size + 1});
  }
};

}  // namespace nabla::core::detail
