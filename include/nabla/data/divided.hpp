// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/data/data.hpp>
#include <nabla/graph/sample_sums.hpp>

// A function of data as passes over the rows: the sums of its first pass, and the function with these
// sums known. So the rows may be divided, and the sums of the parts be added.

namespace nabla::core::detail {

/// E's graph and the sums of its first pass.
template <class E>
struct divided {
  graph source;
  node_index root;
  sequence<node_index> sums;
  constexpr divided() : root(copy(image_of<E>, source)), sums(first_sums(source, root)) {}
};
template <class E>
constexpr std::size_t count_sums() {
  return divided<E>().sums.size;
}
template <class E>
inline constexpr std::size_t sum_count = count_sums<E>();
/// Their shapes, and which of them are largest values.
template <class E>
struct sum_facts {
  std::array<shape, sum_count<E>> shapes{};
  std::array<bool, sum_count<E> + 1> are_largest{};

  constexpr sum_facts() {
    const divided<E> f;
    for (std::uint32_t k = 0; k < f.sums.size; ++k) {
      const shape s = f.source.shape_of(f.sums[k]);
      shapes[k] = s.roles() == 0 ? shape{} : whole(s.rows, s.columns);
      are_largest[k] = f.source[f.sums[k]].kind() == node_kind::largest;
    }
  }
};
template <class E>
struct sums_layout {
  static constexpr sum_facts<E> facts{};
  static constexpr std::size_t size = [] {
    std::size_t numbers = 0;
    for (const shape& its_shape : facts.shapes) numbers += its_shape.size();
    return numbers;
  }();
  static constexpr auto entries() { return facts.shapes; }
};
/// Whether a number among the sums is a largest value.
template <class E>
constexpr bool is_largest(std::size_t k) {
  std::size_t i = 0, end = sums_layout<E>::facts.shapes[0].size();
  while (end <= k) end += sums_layout<E>::facts.shapes[++i].size();
  return sums_layout<E>::facts.are_largest[i];
}
/// The sums of E's first pass, one after another.
template <class E>
struct sums_of : function_of<sums_of<E>> {
  using layout = sums_layout<E>;
  static constexpr unsigned tree_size = E::tree_size + 1;
  static constexpr term build(graph& g) {
    const divided<E> f;
    sequence<term> sums;
    for (const node_index sum : f.sums) sums.push_back({g, copy_of(f.source, sum, g)});
    return list_of(g, sums.items, {sums.size, 1});
  }
  static constexpr node_index copy_of(const graph& from, node_index sum, graph& g) {
    return rewrite(from, reachable_from(from, sum), g, as_it_is{})[sum];
  }
};
/// E with the number of samples as a variable: in a part of the rows it is that of all.
template <class E>
struct with_count : function_of<with_count<E>> {
  using layout = typename E::layout;
  static constexpr unsigned tree_size = E::tree_size + 1;
  static constexpr std::string_view name = "#n";
  static constexpr term build(graph& g) {
    graph source;
    const node_index root = copy(image_of<E>, source);
    return {g, with_count_known(source, root, name, g)};
  }
};
/// E with these sums known: `Pass` counts how often that was done.
template <class E, unsigned Pass>
struct after_pass : function_of<after_pass<E, Pass>> {
  using layout = typename E::layout;
  static constexpr unsigned tree_size = E::tree_size + 1;
  static constexpr char name[] = {'#', static_cast<char>('0' + Pass), '\0'};
  static constexpr term build(graph& g) {
    const divided<E> f;
    return {g, with_sums_known(f.source, f.root, f.sums, std::string_view(name, 2), g)};
  }
};

/// The pointers for To's variables, by name, from those for From's and one more.
template <class To, class From, class T>
void choose_pointers(const T** to, const T* const* from, std::string_view one_more, const T* it) {
  std::size_t k = 0;
  for (const named_variable& wanted : names_of<To>) {
    to[k] = wanted.view() == one_more ? it : nullptr;
    for (std::size_t i = 0; i < names_of<From>.size(); ++i)
      if (names_of<From>[i].view() == wanted.view()) to[k] = from[i];
    ++k;
  }
}
/// The same, where data begins at some row.
template <class E, class T>
void begin_at_row(const T** pointers, std::size_t row) {
  std::size_t k = 0;
  for (const named_variable& its_name : names_of<E>) {
    if (its_name.is_data()) pointers[k] += row * its_name.array.size();
    ++k;
  }
}

}  // namespace nabla::core::detail
