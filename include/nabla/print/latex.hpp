// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/print/latex_number.hpp>
#include <nabla/print/latex_reading.hpp>
#include <nabla/print/pieces.hpp>

namespace nabla::core {

namespace detail {

/// Takes nodes apart into the pieces of their LaTeX.
template <class Graph>
class latex_writer {
  characters& out;
  const Graph& g;
  latex_reading<Graph> read;
  pieces to_come;
  bool without_minus = false;  // the minus with which the present node starts is written already

 public:
  constexpr latex_writer(characters& sink, const Graph& nodes)
      : out(sink), g(nodes), read{nodes}, to_come(sink) {}

  constexpr void write(node_index root) {
    part(root, loose);
    for (piece next; to_come.next(next);) {
      without_minus = next.without_minus;
      const bool enclosed = !without_minus && read.strength_at(next.at) < next.value;
      if (enclosed) words("\\left(");
      visit(g, next.at, *this);
      if (enclosed) words("\\right)");
    }
  }

  // Arithmetic.

  constexpr void constant(number u) { write_latex_number(out, without_minus ? -u : u); }
  constexpr void variable(node_index i) {
    write_latex_name(out, full_name(g, i).view(), g.shape_of(i).varies ? "i" : "");
  }
  constexpr void add(node_index u, node_index v) {
    if (stack(node_kind::add, u, v)) return;
    part(u, of_sum);
    const bool minus = read.starts_with_minus(v), has_own_minus = minus && !read.is_sum(v);
    words(has_own_minus ? " - " : " + ");
    part(v, minus && !has_own_minus ? of_product : of_sum, has_own_minus);
  }
  constexpr void subtract(node_index u, node_index v) {
    if (stack(node_kind::subtract, u, v)) return;
    part(u, of_sum);
    words(" - ");
    part(v, of_product);
  }
  /// The factors in a row, however they are put together.
  constexpr void multiply(node_index u, node_index v) {
    const bool minus = read.has_minus_before(u);
    if (minus && !without_minus) words("-");
    if (read.arrays.is_elementwise_product(u, v)) return multiply_elements(u, minus, v);
    sequence<node_index> rest;
    rest.push_back(v);
    rest.push_back(u);
    for (node_index before = node::none; rest.size != 0;) {
      const node_index i = rest.pop_back();
      const bool is_first = before == node::none;
      if (g[i].kind() == node_kind::multiply && !read.arrays.is_elementwise_product(i) &&
          (is_first || read.strength_at(i) == of_product)) {
        rest.push_back(g[i].b());
        rest.push_back(g[i].a());
        continue;
      }
      if (!is_first) words(read.needs_dot(before, i) ? " \\cdot " : " ");
      factor(i, is_first && minus, rest.size == 0);
      before = i;
    }
  }
  constexpr void divide(node_index u, node_index v) {
    words("\\frac{");
    part(u, loose);
    words("}{");
    part(v, loose);
    words("}");
  }
  constexpr void negate(node_index u) {
    if (!without_minus) words("-");
    part(u, of_product);
  }
  constexpr void power(node_index u, int n) {
    const node base = g[u];
    if (base.kind() == node_kind::call && n > 0 &&
        takes_powers_at_its_name(*g.function_at(base.b())))
      return call(g.function_at(base.b()), arguments_of_call(g, base).at, n);
    part(u, of_atom);
    exponent(n, read.arrays.has_elements(u) ? "\\odot " : "");
  }

  // Calls.

  constexpr void stop(node_index u) {
    to_come.arguments("\\operatorname{stop}\\left(", &u, 1, "\\right)");
  }
  constexpr void structural(node_index i, node_index u, node_index v) {
    const node n = g[i];
    if (n.kind() == node_kind::product) {
      factor(u, false, false);
      words(" ");
      return part(v, of_power);
    }
    if (n.kind() == node_kind::transpose) {
      part(u, of_atom);
      return words("^{\\top}");
    }
    if (is_sample_sum(n)) {
      words("\\sum_{i} ");
      return part(u, of_product);
    }
    if (n.kind() == node_kind::slice) {
      part(u, of_atom);
      words("\\left[");
      to_come.rows(row_range_at(g, v), " : ");
      return words("\\right]");
    }
    if (n.kind() == node_kind::count && n.b() != 0) return to_come.integer(static_cast<int>(n.b()));
    if (n.kind() == node_kind::count) return words("N");
    if (n.kind() == node_kind::position) return words("\\iota");
    words("\\operatorname{");
    words(structural_name(n));
    for (const char& letter : structural_suffix(g, n))
      words(letter == '_' ? "\\_" : std::string_view(&letter, 1));
    words("}");
    to_come.arguments("\\left(", &u, 1, "");
    if (n.kind() == node_kind::spread) words(", ");
    if (n.kind() == node_kind::spread) to_come.rows(row_range_at(g, v), " : ");
    words("\\right)");
  }
  constexpr void call(const function_info* f, const node_index* arguments, int its_power = 1) {
    if (f->latex.is_pattern()) return fill_pattern(*f, f->latex.words, arguments, to_come);
    write_latex_function_name(out, *f);
    if (its_power != 1) exponent(its_power);
    if (f->arity > 0) to_come.arguments("\\left(", arguments, f->arity, "\\right)");
  }

  // Choices and lists.

  constexpr void choose(node_kind kind, node_index u, node_index v, node_index p, node_index q) {
    words("\\begin{cases} ");
    one_case(kind, u, v, p);
    while (g[q].is_choice()) {
      const choice next(g, g[q]);
      one_case(g[q].kind(), next.left, next.right, next.if_true);
      q = next.if_false;
    }
    part(q, of_sum);
    words(" & \\text{otherwise} \\end{cases}");
  }
  constexpr void list(node_index i, node_index, node_index) {
    const std::uint32_t columns = g.shape_of(i).columns;
    std::uint32_t count = 0;
    words("\\begin{pmatrix} ");
    for_each_entry(g, i, [&](node_index element_index) {
      if (count > 0) words(count % columns == 0 ? " \\\\ " : " & ");
      part(element_index, loose);
      ++count;
    });
    words(" \\end{pmatrix}");
  }

 private:
  constexpr void multiply_elements(node_index u, bool without_its_minus, node_index v) {
    factor_of_elements(u, without_its_minus);
    words(" \\odot ");
    factor_of_elements(v, false);
  }
  constexpr void factor_of_elements(node_index i, bool without_its_minus) {
    if (read.arrays.is_product_of_arrays(i) || read.ends_in_sample_sum(i))
      return in_parentheses(i, without_its_minus);
    part(i, read.arrays.is_elementwise_product(i) ? of_sum : of_product, without_its_minus);
  }
  constexpr void in_parentheses(node_index i, bool without_its_minus) {
    words("\\left(");
    part(i, loose, without_its_minus);
    words("\\right)");
  }
  /// Whether the sum ends in what lies one below another, which is written then.
  constexpr bool stack(node_kind kind, node_index u, node_index v) {
    const stacked_rows rows = read.arrays.stacked_in(kind, u, v);
    if (rows.parts.size == 0) return false;
    if (rows.before != node::none) part(rows.before, of_sum);
    if (rows.before != node::none) words(traits_of(kind).sign);
    words("\\begin{pmatrix} ");
    for (std::uint32_t k = 0; k < rows.parts.size; ++k) {
      if (k > 0) words(" \\\\ ");
      part(rows.parts[k], loose);
    }
    words(" \\end{pmatrix}");
    return true;
  }
  constexpr void words(std::string_view text) { to_come.words(text); }
  constexpr void part(node_index i, int strength, bool has_no_minus = false) {
    to_come.part(i, strength, has_no_minus);
  }
  constexpr void factor(node_index i, bool without_its_minus, bool is_last) {
    if (read.arrays.is_elementwise_product(i) || (!is_last && read.ends_in_sample_sum(i)))
      return in_parentheses(i, without_its_minus);
    part(i, of_product, without_its_minus);
  }
  constexpr void exponent(int n, std::string_view before = "") {
    words("^{");
    words(before);
    to_come.integer(n);
    words("}");
  }
  constexpr void one_case(node_kind kind, node_index u, node_index v, node_index p) {
    part(p, of_sum);
    words(" & \\text{if } ");
    part(u, of_sum);
    words(latex_sign(kind));
    part(v, of_sum);
    words(" \\\\ ");
  }
  static constexpr std::string_view latex_sign(node_kind comparison) {
    const std::string_view sign = traits_of(comparison).sign;
    if (sign == " <= ") return " \\le ";
    if (sign == " == ") return " = ";
    return sign == " != " ? " \\ne " : sign;
  }
};

}  // namespace detail

/// Writes a node as LaTeX as mathematicians typeset it, with the fewest parentheses, exactly as the
/// graph has it.
constexpr void write_latex(characters& out, const auto& g, node_index root) {
  detail::latex_writer(out, g).write(root);
}

}  // namespace nabla::core
