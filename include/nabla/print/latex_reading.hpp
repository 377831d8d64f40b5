// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/print/array_reading.hpp>
#include <nabla/print/latex_spelling.hpp>
#include <nabla/print/pieces.hpp>

namespace nabla::core::detail {

/// Tells how a node looks in LaTeX: how tightly it holds together, and how it begins.
template <class Graph>
struct latex_reading {
  const Graph& g;
  array_reading<Graph> arrays{g};

  constexpr int strength_at(node_index i) const {
    const node n = g[i];
    if (n.is_constant()) return strength_of_constant(g.number_at(i));
    if (n.is_choice()) return loose;
    if (is_sample_sum(n)) return of_product;
    if (arrays.is_stack(i)) return of_atom;
    if (arrays.is_elementwise_product(i)) return of_sum;
    if (n.kind() == node_kind::multiply && starts_with_minus(i)) return of_sum;
    if (n.kind() != node_kind::call) return strength_of(n.kind());
    const function_info& f = *g.function_at(n.b());
    return f.latex.is_pattern() ? f.latex.level : of_atom;
  }
  static constexpr int strength_of_constant(number u) {
    if (u.is_negative()) return of_sum;
    if (u.is_exact()) return u.denominator == 1 || is_written_as_decimal(u) ? of_atom : of_product;
    characters text;
    write_double(text, to<double>(u));
    return text.view().find('e') != std::string_view::npos ? of_product : of_atom;
  }
  constexpr bool starts_with_minus(node_index i) const {
    while (is_sum(i)) i = g[i].a();
    return has_minus_before(i);
  }
  /// Whether a minus stands before a product's first factor.
  constexpr bool has_minus_before(node_index i) const {
    while (g[i].kind() == node_kind::multiply) i = g[i].a();
    return g[i].kind() == node_kind::negate || (g[i].is_constant() && g.number_at(i).is_negative());
  }
  /// Whether what follows would be read as part of the last sum over samples.
  constexpr bool ends_in_sample_sum(node_index i) const {
    while (g[i].kind() == node_kind::negate) i = g[i].a();
    return is_sample_sum(g[i]);
  }
  constexpr bool is_sum(node_index i) const {
    return g[i].kind() == node_kind::add || g[i].kind() == node_kind::subtract;
  }
  constexpr bool starts_with_digit(node_index i) const {
    const node n = g[i];
    if (n.kind() == node_kind::power) return is_plain(n.a());
    if (n.kind() != node_kind::call) return is_plain(i);
    const function_info& f = *g.function_at(n.b());
    const std::string_view words = f.latex.words;
    if (words.starts_with("#")) return is_plain(arguments_of_call(g, n).at[0]);
    return !words.empty() && is_digit(words[0]);
  }
  /// Whether the node is a number that stands on the line, without a sign.
  constexpr bool is_plain(node_index i) const {
    if (!g[i].is_constant() || strength_at(i) == of_sum) return false;
    const number u = g.number_at(i);
    return !u.is_exact() || u.denominator == 1 || is_written_as_decimal(u);
  }
  /// Whether a product needs a dot between these factors, because the second begins with a number.
  constexpr bool needs_dot(node_index before, node_index i) const {
    const bool is_fraction =
        g[i].is_constant() || (g[i].kind() == node_kind::divide && starts_with_digit(g[i].a()));
    return starts_with_digit(i) ||
           (is_fraction && g[before].is_constant() && strength_at(i) != of_sum);
  }
};

}  // namespace nabla::core::detail
