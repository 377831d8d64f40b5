// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/canonical.hpp>
#include <nabla/graph/full_name.hpp>
#include <nabla/print/array_reading.hpp>
#include <nabla/print/pieces.hpp>

namespace nabla::core {

namespace detail {

/// Takes nodes apart into the pieces of their text.
template <class Graph>
class text_writer {
  characters& out;
  const Graph& g;
  array_reading<Graph> arrays;
  pieces to_come;

 public:
  constexpr text_writer(characters& sink, const Graph& nodes)
      : out(sink), g(nodes), arrays{nodes}, to_come(sink) {}

  constexpr void write(node_index root) {
    to_come.part(root, loose);
    for (piece next; to_come.next(next);) {
      const bool enclosed = strength_at(next.at) < next.value;
      if (enclosed) words("(");
      visit(g, next.at, *this);
      if (enclosed) words(")");
    }
  }

  constexpr void constant(number u) { write_number(out, u); }
  constexpr void variable(node_index i) { out << full_name(g, i).view(); }
  constexpr void list(node_index i, node_index, node_index) {
    const std::uint32_t columns = g.shape_of(i).columns;
    std::uint32_t count = 0;
    words("[");
    for_each_entry(g, i, [&](node_index element_index) {
      if (count > 0) words(columns > 1 && count % columns == 0 ? "; " : ", ");
      part(element_index, loose);
      ++count;
    });
    words("]");
  }
  constexpr void add(node_index u, node_index v) { sum(node_kind::add, u, v); }
  constexpr void subtract(node_index u, node_index v) { sum(node_kind::subtract, u, v); }
  constexpr void multiply(node_index u, node_index v) {
    const node_index both[] = {u, v};
    if (arrays.is_elementwise_product(u, v)) return to_come.arguments("hadamard(", both, 2, ")");
    infix(node_kind::multiply, u, of_product, v, of_power);
  }
  constexpr void divide(node_index u, node_index v) {
    if (is_sample_count(g[v]) && ends_in_sample_sum(u)) return mean_of(u);
    infix(node_kind::divide, u, of_product, v, of_power);
  }
  constexpr void negate(node_index u) {
    words(traits_of(node_kind::negate).sign);
    part(u, of_product);
  }
  constexpr void power(node_index u, int n) {
    if (arrays.has_elements(u)) return power_of_elements(u, n);
    part(u, of_atom);
    words(traits_of(node_kind::power).sign);
    if (n < 0) words("(");
    to_come.integer(n);
    if (n < 0) words(")");
  }
  constexpr void stop(node_index u) { to_come.arguments("stop_gradient(", &u, 1, ")"); }
  constexpr void structural(node_index i, node_index u, node_index v) {
    const node n = g[i];
    if (n.kind() == node_kind::product)
      return infix(node_kind::multiply, u, of_product, v, of_power);
    if (n.kind() == node_kind::slice) {
      part(u, of_atom);
      words("[");
      to_come.rows(row_range_at(g, v), ":");
      return words("]");
    }
    if (n.kind() == node_kind::count && n.b() != 0) return to_come.integer(static_cast<int>(n.b()));
    if (n.kind() == node_kind::count) return words("sum(1)");
    if (!n.a_is_node()) return words(n.traits().name);
    words(structural_name(n));
    words(structural_suffix(g, n));
    to_come.arguments("(", &u, 1, "");
    if (n.kind() == node_kind::spread) words(", ");
    if (n.kind() == node_kind::spread) to_come.rows(row_range_at(g, v), ":");
    words(")");
  }
  constexpr void call(const function_info* f, const node_index* arguments) {
    if (f->text.is_pattern()) return fill_pattern(*f, f->text.words, arguments, to_come);
    words(f->text.words.empty() ? f->name : f->text.words);
    if (f->arity > 0) to_come.arguments("(", arguments, f->arity, ")");
  }
  constexpr void choose(node_kind kind, node_index u, node_index v, node_index p, node_index q) {
    words("where(");
    infix(kind, u, loose, v, loose);
    words(", ");
    part(p, loose);
    words(", ");
    part(q, loose);
    words(")");
  }

 private:
  constexpr void sum(node_kind kind, node_index u, node_index v) {
    const stacked_rows rows = arrays.stacked_in(kind, u, v);
    if (rows.parts.size == 0) return infix(kind, u, of_sum, v, of_product);
    if (rows.before != node::none) part(rows.before, of_sum);
    if (rows.before != node::none) words(traits_of(kind).sign);
    to_come.arguments(rows.are_scalars ? "vec(" : "concat(", rows.parts.items,
                      static_cast<int>(rows.parts.size), ")");
  }
  /// Whether it is sum(u), c*sum(u) or minus that: by the number of samples it is a mean.
  constexpr bool ends_in_sample_sum(node_index i) const {
    if (g[i].kind() == node_kind::negate) i = g[i].a();
    const bool is_product = g[i].kind() == node_kind::multiply && !arrays.has_elements(g[i].a());
    return is_sample_sum(g[is_product ? g[i].b() : i]);
  }
  constexpr void mean_of(node_index i) {
    if (g[i].kind() == node_kind::negate) {
      words(traits_of(node_kind::negate).sign);
      i = g[i].a();
    }
    if (g[i].kind() == node_kind::multiply) {
      part(g[i].a(), of_product);
      words(traits_of(node_kind::multiply).sign);
      i = g[i].b();
    }
    const node_index values = g[i].a();
    to_come.arguments("mean(", &values, 1, ")");
  }
  constexpr void power_of_elements(node_index u, int n) {
    to_come.arguments(n == 2 ? "square(" : "pow(", &u, 1, "");
    if (n != 2) words(", ");
    if (n != 2) to_come.integer(n);
    words(")");
  }
  constexpr int strength_at(node_index i) const {
    const node n = g[i];
    if (n.is_constant()) return strength_of_constant(g.number_at(i));
    if (is_sample_mean(g, n) || arrays.is_elementwise_product(i) || arrays.is_stack(i))
      return of_atom;
    if (n.kind() != node_kind::call) return strength_of(n.kind());
    const spelling& text = g.function_at(n.b())->text;
    return text.is_pattern() ? text.level : of_atom;
  }
  static constexpr int strength_of_constant(number u) {
    if (u.is_negative()) return of_sum;
    const bool is_fraction = u.is_exact() ? u.denominator != 1 && !is_written_as_decimal(u)
                                          : to<double>(u) != to<double>(u);
    return is_fraction ? of_product : of_atom;
  }
  constexpr void words(std::string_view text) { to_come.words(text); }
  constexpr void part(node_index i, int strength) { to_come.part(i, strength); }
  constexpr void infix(node_kind kind, node_index u, int left, node_index v, int right) {
    part(u, left);
    words(traits_of(kind).sign);
    part(v, right);
  }
};

}  // namespace detail

/// Writes a node as a formula, with the fewest parentheses, exactly as the graph has it.
constexpr void write_node(characters& out, const auto& g, node_index root) {
  detail::text_writer(out, g).write(root);
}

/// Writes the canonical form of a term.
constexpr void write_canonical(characters& out, const auto& g, node_index root) {
  graph form;
  write_node(out, form, readable(g, root, form).in(form));
}

}  // namespace nabla::core
