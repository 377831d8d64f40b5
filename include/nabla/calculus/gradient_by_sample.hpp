// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/gradient.hpp>

namespace nabla::core {

/// The partial derivatives of F, which varies from sample to sample, one above the other, for each
/// sample.
template <class F, class... X>
struct sample_gradient_of : function_of<sample_gradient_of<F, X...>> {
  static constexpr std::uint32_t size = (X::layout::size + ...);
  using layout = whole_layout<size, 1, true>;
  static constexpr unsigned tree_size = F::tree_size + 2;
  static constexpr term build(graph& g) {
    const auto f = detail::prepare<F, X...>(g);
    const sequence<term> partials =
        reverse_sweep(g, f.values, sequence<term>(1, term(1)), f.variables, sample_mode::apart);
    const simplifying_scope simplifying(g);
    term all = 0;
    std::uint32_t begin = 0;
    for (std::uint32_t k = 0; k < partials.size; ++k) {
      const std::uint32_t rows = f.variables[k].shape().rows;
      if (!partials[k].is_number(0)) all += spread_out(g, partials[k], {begin, 1, rows, size});
      begin += rows;
    }
    return all;
  }
};
/// The gradient of a function of data for each sample, a column: J = gradient_by_sample(r, wrt(c)).
/// The sum of J J^T over the samples is what Gauss and Newton take for the Hessian of half the sum of
/// r^2: `sum<over_samples>(J*transpose(J))`.
template <expression F, class... X>
constexpr auto gradient_by_sample(F, variable_list<X...>) {
  static_assert(detail::varies_with_samples<typename F::layout>() && F::layout::size == 1,
                "gradient_by_sample is of one number that varies from sample to sample");
  static_assert(((X::layout::shape.columns == 1) && ...),
                "gradient_by_sample is by scalars and columns");
  return sample_gradient_of<F, X...>{};
}

}  // namespace nabla::core

namespace nabla {

using core::gradient_by_sample;

}  // namespace nabla
