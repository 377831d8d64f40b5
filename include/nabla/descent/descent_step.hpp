// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/gradient.hpp>

namespace nabla::core {

/// X minus Rate times the gradient of J.
template <class J, class Rate, class... X>
struct descended : function_of<descended<J, Rate, X...>> {
  using layout = decltype(detail::layout_of_derivatives<X...>());
  static constexpr unsigned tree_size = J::tree_size + Rate::tree_size + 2;
  static constexpr bool is_update = true;
  static constexpr term build(graph& g) {
    const auto f = detail::prepare<J, X...>(g);
    sequence<term> elements = reverse_gradient(f.values[0], f.variables);
    const term rate(g, Rate::build(g).in(g));
    const simplifying_scope simplifying(g);
    for (std::uint32_t i = 0; i < elements.size; ++i)
      elements[i] = f.variables[i] - rate * elements[i];
    return list_of(g, elements.items, {elements.size, 1});
  }
};
/// One step of gradient descent on J, as an expression: the point to which it leads. The rate is an
/// exact constant or an expression. It is as the gradient is: of one whole array an array of its
/// shape, of several a column with a part for each. The result may be written over the point:
/// `function(step, wrt(p))(p, p)`; it then lies on the stack on the way.
template <expression J, class... X, class Rate>
constexpr auto descent_step(J, variable_list<X...>, Rate) {
  detail::require_scalar_function<J>();
  return descended<J, expression_for<Rate>, X...>{};
}

}  // namespace nabla::core

namespace nabla {

using core::descent_step;

}  // namespace nabla
