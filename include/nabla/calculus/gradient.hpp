// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/diff.hpp>
#include <nabla/calculus/parted.hpp>

namespace nabla::core {

/// The partial derivatives of a scalar F, one above the other.
template <class F, class... X>
struct gradient_of : function_of<gradient_of<F, X...>> {
  using layout = decltype(detail::layout_of_derivatives<X...>());
  static constexpr unsigned tree_size = F::tree_size + 2;
  static constexpr term build(graph& g) {
    const auto f = detail::prepare<F, X...>(g);
    const sequence<term> partials = reverse_gradient(f.values[0], f.variables);
    if constexpr (detail::are_arrays<X...>)
      return list_of(g, partials.items, {partials.size, 1});
    else
      return array_of(g, partials, layout::shape);
  }
};

namespace detail {

template <template <class...> class Operator, class F, class... X>
constexpr auto of_variables(variable_list<X...>) {
  static_assert(sizeof...(X) > 0,
                "a function without variables has no derivatives: name them with wrt");
  if constexpr (sizeof...(X) > 0)
    return Operator<F, X...>{};
  else
    return F{};
}

}  // namespace detail

/// The gradient of f, by reverse accumulation: its cost does not grow with the number of variables.
/// Without `wrt` it differentiates by all of f's variables, in the order of their names.
template <expression F, class... X>
constexpr auto gradient(F, variable_list<X...>) {
  detail::require_scalar_function<F>();
  return gradient_of<F, X...>{};
}
template <expression F>
constexpr auto gradient(F) {
  detail::require_scalar_function<F>();
  return detail::of_variables<gradient_of, F>(variables_of<F>{});
}

template <expression F, class X, class... Y>
requires(expression<X> || std::is_arithmetic_v<X>)
constexpr auto gradient(F, X, Y...) {
  static_assert(sizeof(X) == 0, "variables are named with wrt: gradient(f, wrt(x, y))");
  return F{};
}

/// A value and its gradient.
template <class T, std::size_t N, class Gradient = std::array<T, N>>
struct valued_gradient {
  T value;
  Gradient gradient;
};
template <class Layout>
struct valued_gradient_layout {
  static constexpr std::size_t size = Layout::size + 1;
  static constexpr nabla::core::shape shape{size, 1};
  static constexpr std::array<nabla::core::shape, 2> result_shapes{nabla::core::shape{},
                                                                   Layout::shape};
  using results = std::index_sequence<1, Layout::size>;
  using parts = results;
  static constexpr auto entries() {
    return detail::joined_shapes(scalar_layout::entries(), Layout::entries());
  }
  template <class T>
  using result = valued_gradient<T, Layout::size, typename Layout::template result<T>>;
  template <class T>
  static constexpr T** list_parts(result<T>& r, T** list) {
    list[0] = &r.value;
    list[1] = r.gradient.data();
    return list + 2;
  }
};
template <class F, class... X>
struct value_and_gradient_of : function_of<value_and_gradient_of<F, X...>> {
  using layout = valued_gradient_layout<typename gradient_of<F, X...>::layout>;
  /// The value or the gradient alone.
  template <std::size_t K>
  using only = std::conditional_t<K == 0, F, gradient_of<F, X...>>;
  static constexpr unsigned tree_size = F::tree_size + 2;
  static constexpr term build(graph& g) {
    const auto f = detail::prepare<F, X...>(g);
    sequence<term> all = f.values;
    for (const term partial : reverse_gradient(f.values[0], f.variables)) all.push_back(partial);
    return list_of(g, all.items, {all.size, 1});
  }
  static constexpr void mark_verbatim(const graph& g, node_index root, sequence<bool>& marks) {
    detail::mark_verbatim<F>(g, g[root].a(), marks);
  }
};
/// f and its gradient from one kernel: `.value` and `.gradient`.
template <expression F, class... X>
constexpr auto value_and_gradient(F, variable_list<X...>) {
  detail::require_scalar_function<F>();
  return value_and_gradient_of<F, X...>{};
}
template <expression F>
constexpr auto value_and_gradient(F) {
  detail::require_scalar_function<F>();
  return detail::of_variables<value_and_gradient_of, F>(variables_of<F>{});
}

}  // namespace nabla::core

namespace nabla {

using core::gradient;
using core::value_and_gradient;
using core::valued_gradient;

}  // namespace nabla
