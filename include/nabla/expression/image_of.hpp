// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/graph/rewrite.hpp>
#include <nabla/meta/exact_constant.hpp>

namespace nabla::core {

namespace detail {

/// E's graph, without what was needed only while it was built.
template <class E>
struct image_maker {
  struct extent {
    std::uint32_t nodes = 0, functions = 0, shapes = 0;
    constexpr bool fits(extent space) const {
      return nodes <= space.nodes && functions <= space.functions && shapes <= space.shapes;
    }
  };
  static constexpr extent room{65536, 32, 32};
  template <extent Extent>
  using held = image<Extent.nodes, Extent.functions, Extent.shapes>;

  static constexpr graph make() {
    graph working;
    return compacted(working, E::build(working).in(working));
  }
  static constexpr extent extent_of(const graph& g) {
    return {g.nodes.size, g.functions.size, g.shapes.size};
  }
  template <class From, class To>
  static constexpr void write(const From& from, extent size, To& to) {
    for (std::uint32_t i = 0; i < size.nodes; ++i) to.nodes[i] = from.nodes[i];
    for (std::uint32_t i = 0; i < size.functions; ++i) to.functions[i] = from.functions[i];
    for (std::uint32_t i = 0; i < size.shapes; ++i) to.shapes[i] = from.shapes[i];
  }
};

/// A function of the same shape that is 0.
template <class Layout>
struct zero_of {
  static constexpr term build(graph& g) {
    return list_of(g, sequence<term>(Layout::size, term(0)).items,
                   {static_cast<std::uint32_t>(Layout::size), 1});
  }
};

/// The image; or, where the compiler has said why it cannot compute it, some other, so that it says
/// nothing else.
template <class E>
constexpr auto image_or_zero() {
  static_cast<void>(&roomy<image_maker<E>>);
  if constexpr (requires { typename std::bool_constant<roomy<image_maker<E>>.fits>; }) {
    return exact_constant_of<image_maker<E>>();
  } else {
    static_assert(sizeof(E) == 0,
                  "the compiler cannot build this function: what traced code calls must be "
                  "constexpr, and a large "
                  "function needs -fconstexpr-ops-limit=1073741824 (g++) or "
                  "-fconstexpr-steps=1073741824 (clang), which "
                  "nabla's CMake target sets");
    return exact_constant_of<image_maker<zero_of<typename E::layout>>>();
  }
}

}  // namespace detail

/// The graph of an expression, computed once, however often it is looked at.
template <class E>
inline constexpr auto image_of = detail::image_or_zero<E>();

/// Adds E's graph to g: for expressions that are dear to build.
template <class E>
constexpr term image_in(graph& g) {
  return {g, copy(image_of<E>, g)};
}

}  // namespace nabla::core
