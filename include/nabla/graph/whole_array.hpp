// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/operators.hpp>
#include <nabla/graph/row_range.hpp>

// Arrays that are one node each. An elementwise operation extends along whatever one of its operands
// does; what it does not extend along it is the same at. So a value may have lost extents that were
// written (u - u is 0 for a matrix, too), and whoever adds values up says how many there are.

namespace nabla::core {

constexpr std::uint32_t roles_lost(const shape& from, const shape& to) {
  return from.roles() & ~to.roles();
}
/// The shape without some roles; of a number the shape of all numbers.
constexpr shape without(shape s, std::uint32_t roles) {
  if ((roles & over_rows) != 0) s.rows = 1;
  if ((roles & over_columns) != 0) s.columns = 1;
  if ((roles & over_samples) != 0) s.varies = false;
  return s.roles() == 0 ? shape{} : s;
}
constexpr term make_structural(graph& g, node_kind kind, node_index a, node_index b,
                               const shape& s) {
  return {g, g.intern(node(kind, a, b, g.shape_index(s.roles() == 0 ? shape{} : s)))};
}

/// So many, or as many as there are samples if that is 0.
constexpr term count_of(graph& g, std::uint32_t length) {
  return {g, g.intern(node(node_kind::count, 0, length, g.shape_index(whole(1, 1))))};
}
/// How many samples there are.
constexpr term sample_count(graph& g) { return count_of(g, 0); }
/// Whether it is that; the sum of something over all samples; their mean.
constexpr bool is_sample_count(node n) { return n.kind() == node_kind::count && n.b() == 0; }
constexpr bool is_sample_sum(node n) {
  return n.kind() == node_kind::reduce && n.b() == over_samples;
}
constexpr bool is_sample_mean(const graph& g, node n) {
  return n.kind() == node_kind::divide && is_sample_sum(g[n.a()]) && is_sample_count(g[n.b()]);
}
/// The column 0, 1, 2, ... of so many rows.
constexpr term positions(graph& g, std::uint32_t rows) {
  return make_structural(g, node_kind::position, 0, 0, whole(rows, 1));
}
/// An extent as a number. A long one is a node of its own, so that functions can be compared with
/// shorter extents in its place.
inline constexpr std::uint32_t long_extent = 16;
constexpr term extent(graph& g, std::uint32_t length) {
  if (length < long_extent) return number(length);
  return count_of(g, length);
}
/// The product with a factor, which is often 1 (and then no node, also where nothing is simplified).
constexpr term scaled_by(term factor, term u) { return factor.is_number(1) ? u : factor * u; }
/// Over how many values a sum over `roles` of a value of that shape runs.
constexpr term extent_over(graph& g, std::uint32_t roles, const shape& s) {
  roles &= s.roles();
  term values = 1;
  if ((roles & over_rows) != 0) values = scaled_by(values, extent(g, s.rows));
  if ((roles & over_columns) != 0) values = scaled_by(values, extent(g, s.columns));
  return (roles & over_samples) != 0 ? scaled_by(values, sample_count(g)) : values;
}

namespace detail {

/// u without the factors that are the same along the roles, which go to `factor`.
constexpr term without_uniform_factors(term u, std::uint32_t roles, term& factor) {
  if ((u.shape().roles() & roles) == 0) {
    factor = factor * u;
    return 1;
  }
  if (u.is(node_kind::multiply)) {
    const term left = without_uniform_factors(u.a(), roles, factor);
    return left * without_uniform_factors(u.b(), roles, factor);
  }
  if (u.is(node_kind::divide) && (u.b().shape().roles() & roles) == 0) {
    factor = factor / u.b();
    return without_uniform_factors(u.a(), roles, factor);
  }
  if (u.is(node_kind::negate)) {
    factor = -factor;
    return without_uniform_factors(u.a(), roles, factor);
  }
  return u;
}
constexpr term reduced(node_kind kind, term u, std::uint32_t roles) {
  return make_structural(*u.owner, kind, u.index, roles, without(u.shape(), roles));
}

}  // namespace detail

/// The sum of u over `roles`, where u stands for a value of shape `full`: along what it lacks, it is
/// added as often as that is long.
constexpr term summed(graph& g, term u, std::uint32_t roles, const shape& full) {
  const std::uint32_t there = roles & u.shape().roles();
  term factor = extent_over(g, roles & ~there, full);
  if (there == 0) return scaled_by(factor, u);
  if (!g.simplifies) return scaled_by(factor, detail::reduced(node_kind::reduce, u, there));
  const shape written = u.shape();
  u = detail::without_uniform_factors(u, there, factor);
  if (roles_lost(written, u.shape()) != 0) return factor * summed(g, u, there, written);
  if (!u.is(node_kind::multiply))
    return scaled_by(factor, detail::reduced(node_kind::reduce, u, there));
  const std::uint32_t left = there & u.a().shape().roles(), right = there & u.b().shape().roles();
  if ((left & right) != 0) return scaled_by(factor, detail::reduced(node_kind::reduce, u, there));
  return factor * summed(g, u.a(), left, written) * summed(g, u.b(), right, written);
}
/// The largest value of u over `roles`.
constexpr term largest_of(term u, std::uint32_t roles) {
  roles &= u.shape().roles();
  return roles == 0 ? u : detail::reduced(node_kind::largest, u, roles);
}

/// u, as a number that the result does not depend on and that makes it accurate: m in
/// m + log(sum exp(u - m)).
constexpr term shift(term u) { return u.is_constant() ? u : make(node_kind::stop, u, 1); }

/// The matrix product of u and v, which have `inner` columns and rows.
constexpr term product_of(graph& g, term u, term v, std::uint32_t inner) {
  const shape s = u.shape(), t = v.shape();
  if (inner == 1) return u * v;
  if ((s.roles() & over_columns) == 0) return u * summed(g, v, over_rows, whole(inner, 1));
  if ((t.roles() & over_rows) == 0) return summed(g, u, over_columns, whole(1, inner)) * v;
  return make_structural(g, node_kind::product, u.index, v.index,
                         whole(s.rows, t.columns, s.varies || t.varies));
}

/// (Where a factor of a product is transposed, A' B has the transpose B' A.)
constexpr term transposed(term u) {
  const shape s = u.shape();
  if ((s.roles() & (over_rows | over_columns)) == 0) return u;
  if (u.is(node_kind::transpose)) return u.a();
  if (u.is(node_kind::product) &&
      (u.a().is(node_kind::transpose) || u.b().is(node_kind::transpose)))
    return product_of(*u.owner, transposed(u.b()), transposed(u.a()), u.a().shape().columns);
  return make_structural(*u.owner, node_kind::transpose, u.index, 0,
                         whole(s.columns, s.rows, s.varies));
}

/// Some rows of u; the same for what is the same in all rows.
constexpr term sliced(term u, const row_range& r) {
  shape s = u.shape();
  if ((s.roles() & over_rows) == 0) return u;
  s.rows = r.size;
  const node_index chunks = intern_row_range(*u.owner, r);
  return make_structural(*u.owner, node_kind::slice, u.index, chunks, s);
}
/// The rows of u as some of a larger array, which is 0 in the others.
constexpr term spread_out(graph& g, term u, const row_range& r) {
  const shape s = u.shape();
  if (r.size == r.of && r.start == 0) return u;
  const node_index chunks = intern_row_range(g, r), a = u.in(g);
  return make_structural(g, node_kind::spread, a, chunks, whole(r.of, s.columns, s.varies));
}

/// One element of an array of that shape.
constexpr term element_of_array(term u, std::size_t row, std::size_t column, const shape& s) {
  const term in_row = sliced(u, {static_cast<std::uint32_t>(row), 1, 1, s.rows});
  if (s.columns == 1) return in_row;
  return sliced(transposed(in_row), {static_cast<std::uint32_t>(column), 1, 1, s.columns});
}

/// The elements of a list, row by row, as one node.
constexpr term whole_array_of(graph& g, term list, const shape& s) {
  const sequence<term> elements = elements_of(list, s.size());
  term all;
  for (std::uint32_t r = 0; r < s.rows; ++r) {
    term row;
    for (std::uint32_t c = 0; c < s.columns; ++c) {
      const term part = spread_out(g, elements[r * s.columns + c], {c, 1, 1, s.columns});
      row = c == 0 ? part : row + part;
    }
    const term part = spread_out(g, transposed(row), {r, 1, 1, s.rows});
    all = r == 0 ? part : all + part;
  }
  return all;
}

/// Structural node i of another graph, made of these operands, which may extend differently.
template <class Source>
constexpr term restructured(const Source& from, node_index i, term u, term v, graph& to) {
  const node n = from[i];
  const shape s = from.shape_at(from[i].a_is_node() ? from[n.a()].shape_index() : 0);
  if (n.kind() == node_kind::product) return product_of(to, u, v, s.columns);
  if (n.kind() == node_kind::transpose) return transposed(u);
  if (n.kind() == node_kind::reduce) return summed(to, u, n.b(), s);
  if (n.kind() == node_kind::largest) return largest_of(u, n.b());
  if (n.kind() == node_kind::slice) return sliced(u, row_range_at(from, n.b()));
  if (n.kind() == node_kind::spread) return spread_out(to, u, row_range_at(from, n.b()));
  return {to, to.intern(node(n.kind(), 0, n.b(), to.shape_index(from, n.shape_index())))};
}

}  // namespace nabla::core
