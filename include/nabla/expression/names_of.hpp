// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>

#include <nabla/expression/image_of.hpp>
#include <nabla/graph/variable_name.hpp>
#include <nabla/meta/merge_sort.hpp>

namespace nabla::core {

namespace detail {

/// A variable of a function: its name, and its shape if it is an array that is one node.
struct named_variable : variable_name {
  shape array;
  bool in_pieces = false;  ///< whether nodes stand for parts of it
  bool ambiguous = false;  ///< whether another variable has its name

  constexpr named_variable() = default;
  constexpr explicit named_variable(const variable_name& its_name) : variable_name(its_name) {}
  template <class Graph>
  constexpr named_variable(const Graph& its_graph, node its_node)
      : variable_name(its_graph, its_node.a()), array(its_graph.shape_at(its_node.shape_index())) {
    in_pieces = array.is_whole() && its_node.b() != 0;
  }
  constexpr bool is_data() const { return array.varies; }
  /// Another node has that name.
  constexpr void meet(const named_variable& other) {
    if (array == other.array) return;
    const bool are_pieces =
        array.is_whole() && other.array.is_whole() && array.varies == other.array.varies;
    in_pieces = in_pieces || are_pieces;
    ambiguous = ambiguous || !are_pieces;
  }
};
/// The names that stand before a formula, as in f(x, y) = ..., in their order.
template <class E>
constexpr sequence<named_variable> heading_of() {
  sequence<named_variable> names;
  if constexpr (requires { E::heading(); })
    for (const variable_name& its_name : E::heading()) names.push_back(named_variable(its_name));
  return names;
}
/// Where the name is among others, or how many there are.
constexpr std::uint32_t place_of_name(const sequence<named_variable>& names,
                                      std::string_view name) {
  std::uint32_t place = 0;
  while (place < names.size && names[place].view() != name) ++place;
  return place;
}
/// The names of the variables of E, sorted.
template <class E>
constexpr sequence<named_variable> sorted_names() {
  constexpr const auto& g = image_of<E>;
  sequence<node_index> chunks;
  sequence<named_variable> sorted = heading_of<E>();
  const std::uint32_t in_heading = sorted.size;
  while (chunks.size < in_heading) chunks.push_back(node::none);
  for (node_index i = 0; i < g.size(); ++i) {
    if (g[i].kind() != node_kind::variable) continue;
    const named_variable its_name(g, g[i]);
    std::uint32_t known = 0;
    while (known < chunks.size && chunks[known] != g[i].a()) ++known;
    if (known < chunks.size) {
      sorted[known].meet(its_name);
      continue;
    }
    const std::uint32_t place =
        in_heading == 0 ? sorted.size : place_of_name(sorted, its_name.view());
    if (place < sorted.size) {
      sorted[place] = its_name;
      chunks[place] = g[i].a();
      continue;
    }
    chunks.push_back(g[i].a());
    sorted.push_back(its_name);
  }
  merge_sort(sorted, [](const named_variable& left_name, const named_variable& right_name) {
    return left_name.view() < right_name.view();
  });
  return sorted;
}
/// The names of the heading, then the others, sorted.
template <class E>
constexpr sequence<named_variable> names_in_position() {
  sequence<named_variable> all = heading_of<E>();
  const std::uint32_t in_heading = all.size;
  for (const named_variable& its_name : sorted_names<E>()) {
    const std::uint32_t place = place_of_name(all, its_name.view());
    if (in_heading == 0 || place == all.size)
      all.push_back(its_name);
    else
      all[place] = its_name;
  }
  return all;
}
template <std::size_t N>
constexpr auto to_array(const sequence<named_variable>& names) {
  std::array<named_variable, N> all{};
  for (std::uint32_t i = 0; i < N; ++i) all[i] = names[i];
  return all;
}
template <class E>
constexpr auto make_names() {
  constexpr std::size_t count = sorted_names<E>().size;
  return to_array<count>(sorted_names<E>());
}

}  // namespace detail

/// The names of an expression's variables, in order.
template <class E>
inline constexpr auto names_of = detail::make_names<E>();
/// The same in the order in which `function` takes values.
template <class E>
inline constexpr auto positional_names_of =
    detail::to_array<names_of<E>.size()>(detail::names_in_position<E>());

}  // namespace nabla::core
