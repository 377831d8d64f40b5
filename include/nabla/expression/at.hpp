// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/evaluate.hpp>
#include <nabla/expression/held.hpp>

namespace nabla::core {

/// A point: a value for each variable.
template <class... B>
struct point {
  std::tuple<B...> bindings;
};
/// The point with these values, in any order: `at(x = 3.0, y = 4.0)`. It keeps copies of them; of a
/// span or a pointer, that.
template <class... B>
constexpr auto at(const B&... bindings) {
  static_assert((detail::is_binding<B> && ...),
                "a point names its variables: at(x = 3.0, y = 4.0)");
  if constexpr ((detail::is_binding<B> && ...))
    return point<decltype(detail::held(bindings))...>{{detail::held(bindings)...}};
  else
    return point<>{};
}

namespace detail {

/// The variables as a column, so that evaluating it lists a point's coordinates.
template <class Variables>
struct coordinates_of : function_of<coordinates_of<Variables>> {
  using layout = column_layout<Variables::size>;
  static constexpr unsigned tree_size = 1;
  static constexpr term build(graph& g) {
    return list_of(g, Variables::build(g).items, layout::shape);
  }
};

/// Where the scalars of `Some` stand among those of `All`.
template <class Some, class All>
constexpr auto positions_among() {
  std::array<std::size_t, Some::size> positions{};
  graph g;
  const sequence<term> all = All::build(g), some = Some::build(g);
  for (std::uint32_t k = 0; k < some.size; ++k)
    while (positions[k] < all.size &&
           all[static_cast<std::uint32_t>(positions[k])].index != some[k].index)
      ++positions[k];
  return positions;
}

}  // namespace detail

}  // namespace nabla::core

namespace nabla {

using core::at;

}  // namespace nabla
