// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>

#include <nabla/expression/image_of.hpp>
#include <nabla/graph/variable_name.hpp>
#include <nabla/kernel/program.hpp>
#include <nabla/meta/fixed_string.hpp>
#include <nabla/meta/merge_sort.hpp>

namespace nabla::core {

template <fixed_string Name>
struct variable;
template <fixed_string Name, std::size_t N>
struct vector_variable;
template <fixed_string Name, std::size_t N>
struct column_variable;
template <fixed_string Name, std::size_t Rows, std::size_t Columns>
struct matrix_variable;
template <fixed_string Name, std::size_t N>
struct data;

/// Variables one after another, in the order in which a kernel takes them.
template <class... X>
struct variable_list {
  static constexpr std::size_t size = (X::layout::size + ... + 0);
  static constexpr sequence<term> build(graph& g) {
    sequence<term> all;
    (
        [&] {
          for (const term its_variable :
               elements_of(X::build(g), static_cast<std::uint32_t>(X::layout::entries().size())))
            all.push_back(its_variable);
        }(),
        ...);
    return all;
  }
};

namespace detail {

template <class... Lists>
struct joined_lists;
template <class... X>
struct joined_lists<variable_list<X...>> {
  using type = variable_list<X...>;
};
template <class... X, class... Y, class... Rest>
struct joined_lists<variable_list<X...>, variable_list<Y...>, Rest...>
    : joined_lists<variable_list<X..., Y...>, Rest...> {};

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

namespace detail {

template <std::size_t Size>
constexpr auto fixed_name(const variable_name& name) {
  char text[Size + 1]{};
  for (std::size_t i = 0; i < Size; ++i) text[i] = name.text[i];
  return fixed_string<Size + 1>(text);
}
template <const auto& Names, std::size_t K>
constexpr auto variable_at() {
  constexpr named_variable name = Names[K];
  constexpr auto text = fixed_name<name.size>(name);
  static_assert(!name.in_pieces,
                "one name stands for arrays of different shapes here: name the variables by wrt");
  if constexpr (name.is_data())
    return variable_list<>{};
  else if constexpr (name.array.is_whole() && name.array.columns == 1)
    return variable_list<column_variable<text, name.array.rows>>{};
  else if constexpr (name.array.is_whole())
    return variable_list<matrix_variable<text, name.array.rows, name.array.columns>>{};
  else if constexpr (name.elements == 0)
    return variable_list<variable<text>>{};
  else
    return variable_list<vector_variable<text, name.elements>>{};
}
template <const auto& Names, class Indices>
struct all_variables;
template <const auto& Names, std::size_t... K>
struct all_variables<Names, std::index_sequence<K...>> {
  using type = typename joined_lists<variable_list<>, decltype(variable_at<Names, K>())...>::type;
};

}  // namespace detail

/// All variables of E, by name, without its data.
template <class E>
using variables_of =
    typename detail::all_variables<names_of<E>, std::make_index_sequence<names_of<E>.size()>>::type;
/// All variables of E in the order of `f(x, y) =`, those that it does not name behind, by name.
template <class E>
using positional_variables_of =
    typename detail::all_variables<positional_names_of<E>,
                                   std::make_index_sequence<names_of<E>.size()>>::type;

namespace detail {

/// Marks what computes exactly what the user wrote.
template <class E>
constexpr void mark_verbatim(const graph& g, node_index root, sequence<bool>& marks) {
  if constexpr (requires { E::mark_verbatim(g, root, marks); }) {
    E::mark_verbatim(g, root, marks);
  } else if constexpr (E::verbatim) {
    const sequence<bool> needed = reachable_from(g, root);
    for (node_index i = 0; i <= root; ++i) marks.items[i] = marks.items[i] || needed.items[i];
  }
}

template <class E, class Variables>
struct kernel_maker {
  static constexpr lowered lower() {
    lowered written;
    written.root = copy(image_of<E>, written.nodes);
    written.verbatim = sequence<bool>(written.root + 1, false);
    mark_verbatim<E>(written.nodes, written.root, written.verbatim);
    return share_reciprocals(spell_out(static_cast<lowered&&>(written)));
  }
  static constexpr nabla::core::schedule schedule() {
    static_assert(Variables::size <= instruction::largest_index &&
                      E::layout::size <= instruction::largest_index,
                  "a kernel takes at most 131071 numbers, and gives as many");
    return schedule_of(lower());
  }

 private:
  static constexpr nabla::core::schedule schedule_of(lowered ready) {
    sequence<node_index> inputs;
    for (const term variable : Variables::build(ready.nodes)) inputs.push_back(variable.index);
    return nabla::core::schedule(ready, inputs);
  }
};

}  // namespace detail

/// The kernel of E as a function of an array that holds the variables in order.
template <class E, class Variables>
inline constexpr auto program_of =
    detail::exact_constant_of<program_maker<detail::kernel_maker<E, Variables>>>();

}  // namespace nabla::core

namespace nabla {

using core::variable;
using core::vector_variable;

}  // namespace nabla
