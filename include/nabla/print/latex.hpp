// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/print/latex_number.hpp>
#include <nabla/print/latex_reading.hpp>

namespace nabla {

namespace detail {

/// A piece of LaTeX to come: a node in a place of that strength, words, or without words the
/// integer `strength`.
struct latex_piece {
  node_index at = node::none;
  int strength = loose;
  std::string_view words = {};
  bool without_minus = false;  // the minus with which the node starts is written already
};

/// Writes nodes; what is still to be written is on a stack, so that formulas may be deep.
class latex_writer {
  characters& out;
  const graph& g;
  latex_reading read;
  sequence<latex_piece> open, pieces;

 public:
  constexpr latex_writer(characters& to, const graph& nodes) : out(to), g(nodes), read{nodes} {}

  constexpr void write(node_index root) {
    open.push_back({root, loose});
    while (open.size != 0) {
      const latex_piece piece = open.pop_back();
      if (piece.at != node::none)
        write_node_of(piece);
      else if (piece.words.empty())
        out << std::int64_t{piece.strength};
      else
        out << piece.words;
    }
  }

 private:
  constexpr void words(std::string_view text) { pieces.push_back({node::none, 0, text}); }
  constexpr void part(node_index i, int strength, bool without_minus = false) {
    pieces.push_back({i, strength, {}, without_minus});
  }

  constexpr void write_node_of(const latex_piece& piece) {
    const bool enclosed = !piece.without_minus && read.strength_of(piece.at) < piece.strength;
    pieces.size = 0;
    if (enclosed) out << "\\left(";
    take_apart(piece.at, piece.without_minus);
    if (enclosed) words("\\right)");
    for (std::uint32_t k = pieces.size; k-- > 0;) open.push_back(pieces[k]);
  }
  constexpr void take_apart(node_index i, bool without_minus) {
    const node n = g[i];
    switch (n.kind()) {
      case node_kind::constant:
      case node_kind::wide_constant:
        return write_latex_number(out, without_minus ? -g.number_at(i) : g.number_at(i));
      case node_kind::variable:
        return variable(n);
      case node_kind::add:
        part(n.a(), of_sum);
        return added(n.b());
      case node_kind::subtract:
        part(n.a(), of_sum);
        words(" - ");
        return part(n.b(), of_product);
      case node_kind::multiply:
        return product(i, without_minus);
      case node_kind::divide:
        return fraction(n);
      case node_kind::negate:
        if (!without_minus) out << "-";
        return part(n.a(), of_product);
      case node_kind::power:
        return power(n);
      case node_kind::stop:
        out << "\\operatorname{stop}\\left(";
        part(n.a(), loose);
        return words("\\right)");
      case node_kind::call:
        return call(n, 1);
      case node_kind::list:
        return list(i);
      case node_kind::chunk:
        return;
      default:
        return cases(i);
    }
  }

  // Arithmetic.

  constexpr void variable(node n) {
    const variable_name name(g, n.a());
    characters text(name.view());
    if (name.elements > 0) text << "[" << std::int64_t{n.b()} << "]";
    write_latex_name(out, text.view());
  }
  constexpr void added(node_index i) {
    const bool minus = read.starts_with_minus(i);
    words(minus && !read.is_sum(i) ? " - " : " + ");
    part(i, minus && read.is_sum(i) ? of_product : of_sum, minus && !read.is_sum(i));
  }
  /// The factors in a row, however they are put together.
  constexpr void product(node_index root, bool without_minus) {
    sequence<node_index> rest;
    rest.push_back(root);
    node_index before = node::none;
    while (rest.size != 0) {
      const node_index i = rest.pop_back();
      const bool first = before == node::none;
      if (g[i].kind() == node_kind::multiply && (first || read.strength_of(i) == of_product)) {
        rest.push_back(g[i].b());
        rest.push_back(g[i].a());
        continue;
      }
      if (!first) words(read.needs_dot(before, i) ? " \\cdot " : " ");
      const bool minus = first && read.starts_with_minus(i) && read.strength_of(root) == of_sum;
      if (minus && !without_minus) out << "-";
      part(i, of_product, minus);
      before = i;
    }
  }
  constexpr void fraction(node n) {
    out << "\\frac{";
    part(n.a(), loose);
    words("}{");
    part(n.b(), loose);
    words("}");
  }
  constexpr void power(node n) {
    const node base = g[n.a()];
    if (base.kind() == node_kind::call && n.exponent() > 0 &&
        takes_powers_at_its_name(*g.function_at(base.b())))
      return call(base, n.exponent());
    part(n.a(), of_atom);
    exponent(n.exponent());
  }
  constexpr void exponent(int n) {
    words("^{");
    pieces.push_back({node::none, n, {}});
    words("}");
  }

  // Calls.

  constexpr void call(node n, int its_power) {
    const function_info& f = *g.function_at(n.b());
    if (f.latex.is_pattern()) return filled(n, f.latex.words);
    if (is_derivative_sign(f))
      write_derivative_sign(out, f.name);
    else
      write_latex_function_name(out, f);
    if (its_power != 1) exponent(its_power);
    if (f.arity == 0) return;
    std::string_view before = "\\left(";
    for_each_argument(g, n, [&](node_index argument) {
      words(before);
      part(argument, loose);
      before = ", ";
    });
    words("\\right)");
  }
  constexpr void filled(node n, std::string_view pattern) {
    fill_pattern(
        g, n, pattern, [this](std::string_view text) { words(text); },
        [this](node_index argument, int place) { part(argument, place); });
  }

  // Choices and lists.

  constexpr void cases(node_index i) {
    out << "\\begin{cases} ";
    for (; g[i].is_choice(); i = g[g[i].b()].b()) {
      const node condition = g[g[i].a()];
      part(g[g[i].b()].a(), of_sum);
      words(" & \\text{if } ");
      part(condition.a(), of_sum);
      words(latex_comparison_sign(g[i].kind()));
      part(condition.b(), of_sum);
      words(" \\\\ ");
    }
    part(i, of_sum);
    words(" & \\text{otherwise} \\end{cases}");
  }
  static constexpr std::string_view latex_comparison_sign(node_kind kind) {
    return kind == node_kind::if_less         ? " < "
           : kind == node_kind::if_less_equal ? " \\le "
           : kind == node_kind::if_equal      ? " = "
                                              : " \\ne ";
  }
  constexpr void list(node_index i) {
    const shape s = g.shape_of(i);
    out << "\\begin{pmatrix} ";
    for (std::uint32_t k = 0; k < s.size(); ++k) {
      const bool last = k + 1 == s.size();
      part(last ? i : g[i].a(), loose);
      if (!last) words((k + 1) % s.columns == 0 ? " \\\\ " : " & ");
      if (!last) i = g[i].b();
    }
    words(" \\end{pmatrix}");
  }
};

}  // namespace detail

/// Writes a node as LaTeX as mathematicians typeset it, with the fewest parentheses, exactly as the
/// graph has it.
constexpr void write_latex(characters& out, const graph& g, node_index root) {
  detail::latex_writer(out, g).write(root);
}

}  // namespace nabla
