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

/// Variables one after another, in the order in which a kernel takes them.
template <class... X>
struct variable_list {
  static constexpr std::size_t size = (X::layout::size + ... + 0);
  static constexpr sequence<term> build(graph& g) {
    sequence<term> all;
    (
        [&] {
          for (const term scalar_variable :
               elements_of(X::build(g), static_cast<std::uint32_t>(X::layout::size)))
            all.push_back(scalar_variable);
        }(),
        ...);
    return all;
  }
};

namespace detail {

constexpr bool has_name(const sequence<variable_name>& names, std::string_view name) {
  for (const variable_name& known : names)
    if (known.view() == name) return true;
  return false;
}
/// The names that stand before a formula, as in f(x, y) = ..., in their order.
template <class E>
constexpr sequence<variable_name> heading_of() {
  if constexpr (requires { E::heading(); })
    return E::heading();
  else
    return {};
}
/// The names of the variables of E, sorted.
template <class E>
constexpr sequence<variable_name> sorted_names() {
  constexpr const auto& g = image_of<E>;
  sequence<node_index> chunks;
  sequence<variable_name> sorted = heading_of<E>();
  const bool has_heading = sorted.size != 0;
  for (node_index i = 0; i < g.size(); ++i) {
    if (g[i].kind() != node_kind::variable) continue;
    bool known = false;
    for (const node_index chunk : chunks) known = known || chunk == g[i].a();
    if (known) continue;
    chunks.push_back(g[i].a());
    const variable_name name(g, g[i].a());
    if (!has_heading || !has_name(sorted, name.view())) sorted.push_back(name);
  }
  merge_sort(sorted, [](const variable_name& left_name, const variable_name& right_name) {
    return left_name.view() < right_name.view();
  });
  return sorted;
}
/// The names of the heading, then the others, sorted.
template <class E>
constexpr sequence<variable_name> names_in_position() {
  sequence<variable_name> all = heading_of<E>();
  for (const variable_name& name : sorted_names<E>())
    if (!has_name(all, name.view())) all.push_back(name);
  return all;
}
template <std::size_t N>
constexpr auto to_array(const sequence<variable_name>& names) {
  std::array<variable_name, N> all{};
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
  constexpr variable_name name = Names[K];
  constexpr auto text = fixed_name<name.size>(name);
  if constexpr (name.elements == 0)
    return variable<text>{};
  else
    return vector_variable<text, name.elements>{};
}
template <const auto& Names, class Indices>
struct all_variables;
template <const auto& Names, std::size_t... K>
struct all_variables<Names, std::index_sequence<K...>> {
  using type = variable_list<decltype(variable_at<Names, K>())...>;
};

}  // namespace detail

/// All variables of E, by name.
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
