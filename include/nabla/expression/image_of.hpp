// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/graph/copy.hpp>

namespace nabla {

namespace detail {

/// What E builds, and nothing else; the root comes last.
template <class E> constexpr graph finished_graph() {
  graph working, finished;
  term const root = E::build(working);
  copy(working, root.in(working), finished);
  return finished;
}

struct image_size {
  std::size_t nodes, functions, shapes;
};
template <class E> constexpr image_size measure_image() {
  graph const g = finished_graph<E>();
  return {g.size(), g.functions.size, g.shapes.size};
}
template <class E> constexpr auto make_image() {
  constexpr image_size size = measure_image<E>();
  image<size.nodes, size.functions, size.shapes> result;
  graph const g = finished_graph<E>();
  for (std::uint32_t i = 0; i < g.size(); ++i) result.nodes[i] = g.nodes.items[i];
  for (std::uint32_t i = 0; i < g.functions.size; ++i) result.functions[i] = g.functions.items[i];
  for (std::uint32_t i = 0; i < g.shapes.size; ++i) result.shapes[i] = g.shapes.items[i];
  return result;
}

}  // namespace detail

/// The graph of an expression, computed once, however often it is looked at.
template <class E> inline constexpr auto image_of = detail::make_image<E>();

/// Adds E's graph to g: for expressions that are dear to build.
template <class E> constexpr term import(graph& g) { return {g, copy(image_of<E>, g)}; }

}  // namespace nabla
