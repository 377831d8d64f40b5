// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/canonical.hpp>
#include <nabla/meta/characters.hpp>
#include <nabla/print/pattern.hpp>

namespace nabla {

namespace detail {

/// A piece of text to come: a node in a place of that strength, words, or without words the integer
/// `strength`.
struct text_piece {
  node_index at = node::none;
  int strength = loose;
  std::string_view words = {};
};

constexpr std::string_view comparison_sign(node_kind kind) {
  switch (kind) {
    case node_kind::if_less:
      return " < ";
    case node_kind::if_less_equal:
      return " <= ";
    case node_kind::if_equal:
      return " == ";
    default:
      return " != ";
  }
}

constexpr int strength_of(const graph& g, node_index i) {
  const node n = g[i];
  if (n.is_constant()) {
    const number u = g.number_at(i);
    if (u.is_negative()) return of_sum;
    const bool is_fraction = u.is_exact() ? u.denominator != 1 && !is_written_as_decimal(u)
                                          : to<double>(u) != to<double>(u);
    return is_fraction ? of_product : of_atom;
  }
  switch (n.kind()) {
    case node_kind::add:
    case node_kind::subtract:
    case node_kind::negate:
      return of_sum;
    case node_kind::multiply:
    case node_kind::divide:
      return of_product;
    case node_kind::power:
      return of_power;
    case node_kind::call: {
      const spelling& text = g.function_at(n.b())->text;
      return text.is_pattern() ? text.level : of_atom;
    }
    default:
      return of_atom;
  }
}

/// The pieces of a node, in order; it writes what is no node itself.
constexpr void take_apart(const graph& g, node_index i, characters& out,
                          sequence<text_piece>& pieces) {
  const node n = g[i];
  switch (n.kind()) {
    case node_kind::constant:
    case node_kind::wide_constant:
      write_number(out, g.number_at(i));
      break;
    case node_kind::variable: {
      const variable_name name(g, n.a());
      out << name.view();
      if (name.elements > 0) out << "[" << std::int64_t{n.b()} << "]";
      break;
    }
    case node_kind::add:
    case node_kind::subtract:
      pieces.push_back({n.a(), of_sum});
      pieces.push_back({node::none, 0, n.kind() == node_kind::add ? " + " : " - "});
      pieces.push_back({n.b(), of_product});
      break;
    case node_kind::multiply:
    case node_kind::divide:
      pieces.push_back({n.a(), of_product});
      pieces.push_back({node::none, 0, n.kind() == node_kind::multiply ? "*" : "/"});
      pieces.push_back({n.b(), of_power});
      break;
    case node_kind::negate:
      out << "-";
      pieces.push_back({n.a(), of_product});
      break;
    case node_kind::power:
      pieces.push_back({n.a(), of_atom});
      pieces.push_back({node::none, 0, n.exponent() < 0 ? "^(" : "^"});
      pieces.push_back({node::none, n.exponent(), {}});
      if (n.exponent() < 0) pieces.push_back({node::none, 0, ")"});
      break;
    case node_kind::stop:
      out << "stop_gradient(";
      pieces.push_back({n.a(), loose});
      pieces.push_back({node::none, 0, ")"});
      break;
    case node_kind::call: {
      const function_info& f = *g.function_at(n.b());
      if (f.text.is_pattern()) {
        fill_pattern(
            g, n, f.text.words,
            [&](std::string_view words) { pieces.push_back({node::none, 0, words}); },
            [&](node_index argument, int place) { pieces.push_back({argument, place}); });
        break;
      }
      out << (f.text.words.empty() ? f.name : f.text.words);
      if (f.arity == 0) break;
      std::string_view before = "(";
      for_each_argument(g, n, [&](node_index argument) {
        pieces.push_back({node::none, 0, before});
        pieces.push_back({argument, loose});
        before = ", ";
      });
      pieces.push_back({node::none, 0, ")"});
      break;
    }
    case node_kind::if_less:
    case node_kind::if_less_equal:
    case node_kind::if_equal:
    case node_kind::if_unequal:
      out << "where(";
      pieces.push_back({g[n.a()].a(), loose});
      pieces.push_back({node::none, 0, comparison_sign(n.kind())});
      pieces.push_back({g[n.a()].b(), loose});
      pieces.push_back({node::none, 0, ", "});
      pieces.push_back({g[n.b()].a(), loose});
      pieces.push_back({node::none, 0, ", "});
      pieces.push_back({g[n.b()].b(), loose});
      pieces.push_back({node::none, 0, ")"});
      break;
    case node_kind::list: {
      const shape s = g.shape_of(i);
      out << "[";
      for (std::uint32_t k = 0; k < s.size(); ++k) {
        const bool last = k + 1 == s.size();
        pieces.push_back({last ? i : g[i].a(), loose});
        pieces.push_back({node::none, 0,
                          last                                        ? "]"
                          : s.columns > 1 && (k + 1) % s.columns == 0 ? "; "
                                                                      : ", "});
        if (!last) i = g[i].b();
      }
      break;
    }
    case node_kind::chunk:
      break;
  }
}

}  // namespace detail

/// Writes a node as a formula, with the fewest parentheses, exactly as the graph has it.
constexpr void write_node(characters& out, const graph& g, node_index root) {
  sequence<detail::text_piece> open, pieces;
  open.push_back({root, detail::loose});
  while (open.size != 0) {
    const detail::text_piece piece = open.pop_back();
    if (piece.at == node::none) {
      if (piece.words.empty())
        out << std::int64_t{piece.strength};
      else
        out << piece.words;
      continue;
    }
    const bool enclosed = detail::strength_of(g, piece.at) < piece.strength;
    if (enclosed) {
      out << "(";
      open.push_back({node::none, 0, ")"});
    }
    pieces.size = 0;
    detail::take_apart(g, piece.at, out, pieces);
    for (std::uint32_t k = pieces.size; k-- > 0;) open.push_back(pieces[k]);
  }
}

/// Writes the canonical form of a term.
constexpr void write_canonical(characters& out, const graph& g, node_index root) {
  graph form;
  write_node(out, form, canonical(g, root, form).in(form));
}

}  // namespace nabla
