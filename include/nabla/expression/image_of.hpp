// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/graph/copy.hpp>

namespace nabla {

namespace detail {

/// What E builds, in an array that is as long as most need; `fits` where it was long enough.
struct spacious_image {
  static constexpr std::uint32_t room = 4096, room_for_tables = 32;
  std::uint64_t nodes[room]{};
  const function_info* functions[room_for_tables]{};
  shape shapes[room_for_tables]{};
  std::uint32_t size = 0, function_count = 0, shape_count = 0;
  bool fits = false;
};

template <class E>
constexpr graph finished_graph() {
  graph working;
  return compacted(working, E::build(working).in(working));
}
template <class Image>
constexpr void write_image(const graph& g, Image& to) {
  for (std::uint32_t i = 0; i < g.nodes.size; ++i) to.nodes[i] = g.nodes.items[i];
  for (std::uint32_t i = 0; i < g.functions.size; ++i) to.functions[i] = g.functions.items[i];
  for (std::uint32_t i = 0; i < g.shapes.size; ++i) to.shapes[i] = g.shapes.items[i];
}
constexpr spacious_image widened(const graph& finished) {
  spacious_image wide;
  wide.size = finished.nodes.size, wide.function_count = finished.functions.size,
  wide.shape_count = finished.shapes.size;
  wide.fits = wide.size <= wide.room && wide.function_count <= wide.room_for_tables &&
              wide.shape_count <= wide.room_for_tables;
  if (wide.fits) write_image(finished, wide);
  return wide;
}
// (No local variable holds what a long computation returns: clang would evaluate its initializer
// once more.)
template <class E>
inline constexpr spacious_image spacious_image_of = widened(finished_graph<E>());

/// A function of the same shape that is 0.
template <class Layout>
struct zero_of {
  static constexpr term build(graph& g) {
    return list_of(g, sequence<term>(Layout::size, term(0)).items,
                   {static_cast<std::uint32_t>(Layout::size), 1});
  }
};

template <class E>
constexpr auto make_image() {
  constexpr const spacious_image& wide = spacious_image_of<E>;
  image<wide.size, wide.function_count, wide.shape_count> exact;
  if constexpr (wide.fits) {
    for (std::uint32_t i = 0; i < wide.size; ++i) exact.nodes[i] = wide.nodes[i];
    for (std::uint32_t i = 0; i < wide.function_count; ++i) exact.functions[i] = wide.functions[i];
    for (std::uint32_t i = 0; i < wide.shape_count; ++i) exact.shapes[i] = wide.shapes[i];
  } else {
    write_image(finished_graph<E>(), exact);
  }
  return exact;
}

}  // namespace detail

namespace detail {

/// The image; or, where the compiler has said why it cannot compute it, some other, so that it says
/// nothing else.
template <class E>
constexpr auto image_or_zero() {
  static_cast<void>(&spacious_image_of<E>);
  if constexpr (requires { typename std::bool_constant<spacious_image_of<E>.fits>; }) {
    return make_image<E>();
  } else {
    static_assert(sizeof(E) == 0,
                  "the compiler cannot build this function: what traced code calls must be "
                  "constexpr, and a large "
                  "function needs -fconstexpr-ops-limit=1073741824 (g++) or "
                  "-fconstexpr-steps=1073741824 (clang), which "
                  "nabla's CMake target sets");
    return make_image<zero_of<typename E::layout>>();
  }
}

}  // namespace detail

/// The graph of an expression, computed once, however often it is looked at.
template <class E>
inline constexpr auto image_of = detail::image_or_zero<E>();

/// Adds E's graph to g: for expressions that are dear to build.
template <class E>
constexpr term import(graph& g) {
  return {g, copy(image_of<E>, g)};
}

}  // namespace nabla
