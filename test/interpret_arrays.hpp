// SPDX-License-Identifier: BSL-1.0
#pragma once

// A second opinion on functions of whole arrays: loops over the elements of each node, with numbers
// that carry their derivatives along. Nothing here knows a rule of nabla's.

#include <cmath>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "interpret.hpp"

namespace test {

/// The number value + slope e, where e^2 is 0.
template <class T>
struct dual {
  T value{}, slope{};

  dual() = default;
  dual(double u) : value(u), slope(0) {}
  dual(T u, T du) : value(u), slope(du) {}
  friend dual operator+(dual u, dual v) { return {u.value + v.value, u.slope + v.slope}; }
  friend dual operator-(dual u, dual v) { return {u.value - v.value, u.slope - v.slope}; }
  friend dual operator-(dual u) { return {-u.value, -u.slope}; }
  friend dual operator*(dual u, dual v) {
    return {u.value * v.value, u.slope * v.value + u.value * v.slope};
  }
  friend dual operator/(dual u, dual v) {
    const T quotient = u.value / v.value;
    return {quotient, (u.slope - quotient * v.slope) / v.value};
  }
  friend dual sin(dual u) { return {sin(u.value), cos(u.value) * u.slope}; }
  friend dual cos(dual u) { return {cos(u.value), -sin(u.value) * u.slope}; }
};
inline double plain(double u) { return u; }
template <class T>
double plain(dual<T> u) {
  return plain(u.value);
}

/// The functions that random arrays have.
inline double of_one(const nabla::core::function_info* f, double u) { return f->evaluate(&u); }
template <class T>
dual<T> of_one(const nabla::core::function_info* f, dual<T> u) {
  using std::sin;
  if (std::string_view(f->name) == "sin") return sin(u);
  const T value = of_one(f, u.value);
  if (std::string_view(f->name) == "tanh") return {value, (T(1) - value * value) * u.slope};
  if (std::string_view(f->name) == "sigmoid") return {value, (T(1) - value) * value * u.slope};
  std::abort();
}

/// What single elements are calculated with.
template <class T>
struct element_arithmetic : interpreter<T> {
  T constant(nabla::core::number u) const { return T(nabla::core::to<double>(u)); }
  T call(const nabla::core::function_info* f, const T* arguments) const {
    if constexpr (std::is_same_v<T, double>)
      return f->evaluate(arguments);
    else
      return of_one(f, arguments[0]);
  }
  T choose(nabla::core::node_kind kind, T u, T v, T p, T q) const {
    const bool swap = kind == nabla::core::node_kind::if_unequal;
    const double left = plain(u), right = plain(v);
    const bool holds = kind == nabla::core::node_kind::if_less         ? left < right
                       : kind == nabla::core::node_kind::if_less_equal ? left <= right
                                                                       : left == right;
    return holds != swap ? p : q;
  }
};

/// The elements of a node.
template <class T>
struct table {
  std::uint32_t samples = 1, rows = 1, columns = 1;
  std::vector<T> items;

  T& at(std::uint32_t s, std::uint32_t r, std::uint32_t c) {
    return items[((samples > 1 ? s : 0) * rows + (rows > 1 ? r : 0)) * columns +
                 (columns > 1 ? c : 0)];
  }
};

/// Calculates what a node needs; `leaf(name, sample, row, column)` gives the variables' elements.
template <class T>
class array_interpreter {
  using kind = nabla::core::node_kind;
  using node_index = nabla::core::node_index;
  using leaf_of = std::function<T(std::string_view, std::uint32_t, std::uint32_t, std::uint32_t)>;
  const nabla::graph& g;
  leaf_of leaf;
  std::uint32_t samples;
  point<T> nowhere;
  std::vector<table<T>> tables;

 public:
  array_interpreter(const nabla::graph& its_graph, std::uint32_t its_samples, leaf_of its_leaf)
      : g(its_graph), leaf(its_leaf), samples(its_samples), tables(its_graph.size()) {}
  table<T> operator()(node_index root) {
    const auto needed = nabla::core::reachable_from(g, root);
    for (node_index i = 0; i <= root; ++i)
      if (needed.items[i] && g[i].traits().what != nabla::core::kind_traits::data &&
          g[i].traits().what != nabla::core::kind_traits::list)
        calculate(i);
    return tables[root];
  }

 private:
  void calculate(node_index i) {
    const auto s = g.shape_of(i);
    table<T>& all = tables[i];
    if (s.is_whole()) all = {s.varies ? samples : 1, s.rows, s.columns, {}};
    for (std::uint32_t k = 0; k < all.samples; ++k)
      for (std::uint32_t r = 0; r < all.rows; ++r)
        for (std::uint32_t c = 0; c < all.columns; ++c) all.items.push_back(element(i, k, r, c));
  }
  T element(node_index i, std::uint32_t s, std::uint32_t r, std::uint32_t c) {
    const auto n = g[i];
    switch (n.kind()) {
      case kind::variable:
        return leaf(nabla::core::full_name(g, i).view(), s, r, c);
      case kind::count:
        return T(n.b() == 0 ? samples : n.b());
      case kind::position:
        return T(r);
      case kind::transpose:
        return tables[n.a()].at(s, c, r);
      case kind::product:
        return row_times_column(tables[n.a()], tables[n.b()], s, r, c);
      case kind::reduce:
      case kind::largest:
        return reduced(n, s, r, c);
      case kind::slice: {
        const auto part = nabla::core::row_range_at(g, n.b());
        return tables[n.a()].at(s, part.start + part.step * r, c);
      }
      case kind::spread: {
        const auto part = nabla::core::row_range_at(g, n.b());
        for (std::uint32_t k = 0; k < part.size; ++k)
          if (part.start + part.step * k == r) return tables[n.a()].at(s, k, c);
        return T(0);
      }
      default:
        return visit(g, i, element_arithmetic<T>{{g, nowhere}},
                     [&](node_index k) { return value_of(k, s, r, c); });
    }
  }
  T value_of(node_index i, std::uint32_t s, std::uint32_t r, std::uint32_t c) {
    return tables[i].items.empty() ? T() : tables[i].at(s, r, c);
  }
  static T row_times_column(table<T>& u, table<T>& v, std::uint32_t s, std::uint32_t r,
                            std::uint32_t c) {
    T sum = 0;
    for (std::uint32_t k = 0; k < u.columns; ++k) sum = sum + u.at(s, r, k) * v.at(s, k, c);
    return sum;
  }
  /// Where some are the largest, their mean.
  T reduced(nabla::core::node n, std::uint32_t s, std::uint32_t r, std::uint32_t c) {
    table<T>& u = tables[n.a()];
    const auto over = [&](auto role) { return (n.b() & role) != 0; };
    T sum = 0, largest = 0;
    double count = 0;
    for (std::uint32_t k = 0; k < (over(nabla::core::over_samples) ? u.samples : 1); ++k)
      for (std::uint32_t i = 0; i < (over(nabla::core::over_rows) ? u.rows : 1); ++i)
        for (std::uint32_t j = 0; j < (over(nabla::core::over_columns) ? u.columns : 1); ++j) {
          const T here = u.at(s + k, r + i, c + j);
          sum = sum + here;
          if (count > 0 && plain(here) < plain(largest)) continue;
          const bool ties = count > 0 && plain(here) == plain(largest);
          largest = ties ? largest + (here - largest) / T(count + 1) : here;
          count = ties ? count + 1 : 1;
        }
    return n.kind() == kind::reduce ? sum : largest;
  }
};

}  // namespace test
