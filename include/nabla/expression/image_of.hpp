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
    std::uint32_t nodes = 0, functions = 0, shapes = 0, positions = 0;
    bool two_forms = false;
    constexpr bool fits(extent space) const {
      return nodes <= space.nodes && functions <= space.functions && shapes <= space.shapes &&
             positions <= space.positions;
    }
  };
  static constexpr extent room{65536, 64, 64, 16384};
  template <extent Extent>
  using held = image<Extent.nodes, Extent.functions, Extent.shapes, Extent.positions>;

  static constexpr graph make() {
    graph working;
    graph result = compacted(working, E::build(working).in(working));
    result.two_forms = working.two_forms;
    return result;
  }
  static constexpr extent extent_of(const graph& g) {
    return {g.nodes.size, g.functions.size, g.shapes.size, g.positions.size, g.two_forms};
  }
  template <class From, class To>
  static constexpr void write(const From& from, extent size, To& to) {
    for (std::uint32_t i = 0; i < size.nodes; ++i) to.nodes[i] = from.nodes[i];
    for (std::uint32_t i = 0; i < size.functions; ++i) to.functions[i] = from.functions[i];
    for (std::uint32_t i = 0; i < size.shapes; ++i) to.shapes[i] = from.shapes[i];
    for (std::uint32_t i = 0; i < size.positions; ++i) to.positions[i] = from.positions[i];
    to.two_forms = size.two_forms;
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

/// Whether text shows another graph of E than kernels compute.
template <class E>
inline constexpr bool has_two_forms = image_of<E>.two_forms;

namespace detail {

/// The graph that text shows of E, where it is another.
template <class E>
struct text_maker_of : image_maker<E> {
  static constexpr graph make() {
    graph working;
    working.for_text = true;
    if constexpr (requires { E::build_text(working); })
      return compacted(working, E::build_text(working).in(working));
    else
      return compacted(working, E::build(working).in(working));
  }
};

}  // namespace detail

/// The graph of E that text, derivations and comparisons see.
template <class E>
inline constexpr auto text_image_of = detail::exact_constant_of<detail::text_maker_of<E>>();
template <class E>
constexpr node_index copy_text_image(graph& to) {
  if constexpr (has_two_forms<E>)
    return copy(text_image_of<E>, to);
  else
    return copy(image_of<E>, to);
}

/// The same without a constant of its own, as part of a graph that is for text.
template <class E>
constexpr node_index build_for_text(graph& to) {
  graph its_own;
  its_own.for_text = true;
  const node_index root = E::build(its_own).in(its_own);
  return copy(its_own, root, to);
}

/// Copies E's graph, in the form that g wants.
template <class E>
constexpr node_index copy_image(graph& g, graph& to) {
  if constexpr (has_two_forms<E>) {
    g.two_forms = true;
    if (g.for_text) return build_for_text<E>(to);
  }
  return copy(image_of<E>, to);
}
/// Adds E's graph to g: for expressions that are dear to build.
template <class E>
constexpr term image_in(graph& g) {
  return {g, copy_image<E>(g, g)};
}

}  // namespace nabla::core
