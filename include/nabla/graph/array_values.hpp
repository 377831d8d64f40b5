// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/whole_array.hpp>

namespace nabla::core {

/// How many samples, rows and columns an array has.
struct array_extents {
  std::uint32_t samples = 1, rows = 1, columns = 1;
  constexpr std::uint32_t size() const { return samples * rows * columns; }
};
/// One element of an array.
struct array_index {
  std::uint32_t sample = 0, row = 0, column = 0;
};

/// The elements of an array, sample by sample, row by row. What it does not extend along, it is the
/// same at.
template <class Value>
struct array_elements {
  array_extents length;
  sequence<Value> items;

  constexpr const Value& operator[](array_index at) const {
    const std::uint32_t sample = length.samples > 1 ? at.sample : 0;
    const std::uint32_t row = length.rows > 1 ? at.row : 0;
    return items.items[(sample * length.rows + row) * length.columns +
                       (length.columns > 1 ? at.column : 0)];
  }
};

/// Calculates the elements of a graph's nodes one by one: a walk for formulas that only the running
/// program knows, and for fingerprints. The arithmetic is a visitor of elements, which also has
/// `element(variable, index)`, `extent(number)` for the extents to calculate with, `samples`, and
/// `largest(values)`.
template <class Value, class Arithmetic>
class array_evaluation {
  const graph& g;
  Arithmetic on;
  sequence<array_elements<Value>> values;

 public:
  constexpr array_evaluation(const graph& its_graph, const sequence<bool>& its_needed,
                             Arithmetic its_arithmetic)
      : g(its_graph), on(its_arithmetic), values(its_needed.size) {
    for (node_index i = 0; i < its_needed.size; ++i)
      if (its_needed.items[i] && g[i].traits().what != kind_traits::data) evaluate(i);
  }
  constexpr const array_elements<Value>& operator[](node_index i) const { return values.items[i]; }

 private:
  constexpr array_extents extents_of(node_index i) const {
    const shape s = g.shape_of(i);
    if (!s.is_whole()) return {};
    return {s.varies ? on.samples : 1, on.extent(s.rows), on.extent(s.columns)};
  }
  constexpr void evaluate(node_index i) {
    array_elements<Value>& all = values.items[i];
    all.length = extents_of(i);
    all.items.reserve(all.length.size());
    array_index at;
    for (at.sample = 0; at.sample < all.length.samples; ++at.sample)
      for (at.row = 0; at.row < all.length.rows; ++at.row)
        for (at.column = 0; at.column < all.length.columns; ++at.column)
          all.items.push_back(value_at(i, at));
  }
  constexpr Value value_at(node_index i, array_index at) const {
    const node n = g[i];
    if (n.kind() == node_kind::variable && g.shape_of(i).is_whole()) return on.element(i, at);
    if (n.kind() == node_kind::count)
      return on.constant(number(n.b() == 0 ? on.samples : on.extent(n.b())));
    if (n.kind() == node_kind::position) return on.constant(number(at.row));
    if (n.is_structural()) return structural_at(n, at);
    return visit(g, i, on, element_of_node{*this, at});
  }
  struct element_of_node {
    const array_evaluation& all;
    array_index at;
    constexpr Value operator()(node_index i) const {
      return all.g[i].traits().what == kind_traits::list ? Value() : all.values.items[i][at];
    }
  };
  constexpr Value structural_at(node n, array_index at) const {
    const array_elements<Value>& u = values.items[n.a()];
    if (n.kind() == node_kind::transpose) return u[{at.sample, at.column, at.row}];
    if (n.kind() == node_kind::product) return product_at(u, values.items[n.b()], at);
    if (n.kind() == node_kind::reduce || n.kind() == node_kind::largest)
      return reduced_at(n, u, at);
    const row_range r = row_range_at(g, n.b());
    if (n.kind() == node_kind::slice) return u[{at.sample, r.start + at.row * r.step, at.column}];
    const std::uint32_t distance = at.row - r.start;
    const bool is_there = at.row >= r.start && distance % r.step == 0 && distance / r.step < r.size;
    return is_there ? u[{at.sample, distance / r.step, at.column}] : on.constant(number(0));
  }
  constexpr Value product_at(const array_elements<Value>& u, const array_elements<Value>& v,
                             array_index at) const {
    Value sum = on.constant(number(0));
    for (std::uint32_t k = 0; k < u.length.columns; ++k)
      sum = on.add(sum, on.multiply(u[{at.sample, at.row, k}], v[{at.sample, k, at.column}]));
    return sum;
  }
  constexpr Value reduced_at(node n, const array_elements<Value>& u, array_index at) const {
    const std::uint32_t samples = (n.b() & over_samples) != 0 ? u.length.samples : 1,
                        rows = (n.b() & over_rows) != 0 ? u.length.rows : 1,
                        columns = (n.b() & over_columns) != 0 ? u.length.columns : 1;
    sequence<Value> all;
    for (std::uint32_t s = 0; s < samples; ++s)
      for (std::uint32_t r = 0; r < rows; ++r)
        for (std::uint32_t c = 0; c < columns; ++c)
          all.push_back(u[{at.sample + s, at.row + r, at.column + c}]);
    if (n.kind() == node_kind::largest) return on.largest(all);
    Value sum = all[0];
    for (std::uint32_t k = 1; k < all.size; ++k) sum = on.add(sum, all[k]);
    return sum;
  }
};

}  // namespace nabla::core
