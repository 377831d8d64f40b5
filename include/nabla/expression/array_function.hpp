// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/kernel_of.hpp>
#include <nabla/kernel/array_function.hpp>

namespace nabla::core {

namespace detail {

/// E's graph with its results in one list, whatever lists it builds.
template <class E>
struct array_image_maker : image_maker<E> {
  static constexpr graph make() {
    graph working;
    const node_index root = copy(image_of<E>, working);
    sequence<term> results;
    for_each_element(working, root, [&](node_index it) { results.push_back({working, it}); });
    const shape column{results.size, 1};
    return compacted(working, list_of(working, results.items, column).index);
  }
};

template <class E>
inline constexpr auto array_image_of = exact_constant_of<array_image_maker<E>>();

template <class E>
constexpr bool holds_arrays() {
  constexpr const auto& g = image_of<E>;
  for (std::uint32_t k = 0; k < g.shape_count(); ++k)
    if (g.shape_at(k).is_whole()) return true;
  return false;
}
/// Whether E is computed in loops over arrays or data.
template <class E>
inline constexpr bool has_loops = holds_arrays<E>();

/// Whether E's data says how many samples there are, if it needs to know.
template <class E>
constexpr bool knows_its_samples() {
  constexpr const auto& g = image_of<E>;
  bool counts = false, has_data = false;
  for (node_index i = 0; i < g.size(); ++i) {
    counts = counts || (g[i].kind() == node_kind::count && g[i].b() == 0);
    has_data =
        has_data || (g[i].kind() == node_kind::variable && g.shape_at(g[i].shape_index()).varies);
  }
  return has_data || !counts;
}
template <class E>
constexpr void require_no_loops() {
  static_assert(!has_loops<E>,
                "a function of whole arrays or data is computed in loops: its operations are not "
                "listed, counted or written as C");
}

/// E as the kernel's loops want it; results go to places for so many numbers each.
template <class E, class Lengths>
struct array_function;
template <class E, std::size_t... Lengths>
struct array_function<E, std::index_sequence<Lengths...>> {
 private:
  static constexpr std::size_t variable_count() {
    std::size_t count = 0;
    for (node_index i = 0; i < array_image_of<E>.size(); ++i)
      count += array_image_of<E>[i].kind() == node_kind::variable ? 1U : 0U;
    return count;
  }
  static constexpr std::uint32_t position_of(const variable_name& name) {
    std::uint32_t position = 0;
    while (names_of<E>[position].view() != name.view()) ++position;
    return position;
  }
  static constexpr std::uint32_t offset_of(node n) {
    const bool is_part = n.b() > 0 && array_image_of<E>.shape_at(n.shape_index()).is_whole();
    return is_part ? n.b() - 1 : n.b();
  }
  static constexpr auto list_sources() {
    std::array<array_source, variable_count()> all{};
    std::size_t next = 0;
    for (node_index i = 0; i < array_image_of<E>.size(); ++i)
      if (const node n = array_image_of<E>[i]; n.kind() == node_kind::variable)
        all[next++] = {i, position_of(variable_name(array_image_of<E>, n.a())), offset_of(n)};
    return all;
  }
  static constexpr auto list_results() {
    constexpr auto entries = E::layout::entries();
    constexpr std::size_t lengths[] = {Lengths...};
    std::array<array_result, entries.size()> all{};
    std::uint32_t place = 0, offset = 0;
    for (std::size_t k = 0; k < entries.size(); ++k) {
      if (offset == lengths[place]) {
        ++place;
        offset = 0;
      }
      all[k] = {entries[k], place, offset};
      offset += entries[k].size();
    }
    return all;
  }

 public:
  static constexpr const auto& image = array_image_of<E>;
  static constexpr bool verbatim = E::verbatim;
  static constexpr auto sources = list_sources();
  static constexpr auto results = list_results();
};

/// Values of E's variables, in the order of their names, where they lie. Calls hand over a pointer
/// to them.
template <class T, std::size_t Variables>
struct array_inputs {
  const T* values[Variables + 1];
  std::size_t lengths[Variables + 1];
  T* workspace;
  std::size_t samples;
};

}  // namespace detail

}  // namespace nabla::core
