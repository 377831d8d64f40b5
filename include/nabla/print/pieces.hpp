// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/max.hpp>
#include <nabla/graph/row_range.hpp>
#include <nabla/meta/characters.hpp>
#include <nabla/print/pattern.hpp>

namespace nabla::core::detail {

/// A piece of a formula: words, an integer, or a node in a place of some strength.
struct piece {
  enum kind : unsigned char { words, integer, part } what = words;
  bool without_minus = false;  ///< the node's minus sign is written already
  int value = 0;               ///< the integer, or the strength of the place
  node_index at = node::none;
  std::string_view text = {};
};

/// How tightly what an operator makes of its operands holds together; anything else is an atom.
constexpr int strength_of(node_kind kind) {
  switch (kind) {
    case node_kind::add:
    case node_kind::subtract:
    case node_kind::negate:
      return of_sum;
    case node_kind::multiply:
    case node_kind::divide:
    case node_kind::product:
      return of_product;
    case node_kind::power:
      return of_power;
    case node_kind::chunk:
    case node_kind::constant:
    case node_kind::wide_constant:
    case node_kind::variable:
    case node_kind::count:
    case node_kind::position:
    case node_kind::list:
    case node_kind::stop:
    case node_kind::transpose:
    case node_kind::reduce:
    case node_kind::largest:
    case node_kind::slice:
    case node_kind::spread:
    case node_kind::call:
    case node_kind::if_less:
    case node_kind::if_less_equal:
    case node_kind::if_equal:
    case node_kind::if_unequal:
      break;
  }
  return of_atom;
}

/// What a node that is not elementwise is called.
constexpr std::string_view structural_name(node n) {
  if (n.kind() == node_kind::reduce) return "sum";
  return n.kind() == node_kind::largest ? maximum::name : n.traits().name;
}
/// Along which roles it adds up, unless those are all elements, or the samples.
constexpr std::string_view structural_suffix(const graph& g, node n) {
  if (n.kind() != node_kind::reduce && n.kind() != node_kind::largest) return "";
  const std::uint32_t elements = g.shape_of(n.a()).roles() & (over_rows | over_columns);
  if (n.b() == elements || n.b() == over_samples) return "";
  if ((n.b() & over_samples) != 0) return "_of_all";
  return n.b() == over_rows ? "_over_rows" : "_over_columns";
}

/// Writes a formula piece by piece. A stack holds what is still to come, so that formulas may be
/// deep.
class pieces {
  characters& out;
  sequence<piece> rest, added;

 public:
  constexpr explicit pieces(characters& to) : out(to) {}

  // A node consists of these, one after another.

  constexpr void words(std::string_view text) {
    if (added.size == 0)
      out << text;
    else
      added.push_back({piece::words, false, 0, node::none, text});
  }
  constexpr void integer(int value) { added.push_back({piece::integer, false, value}); }
  constexpr void part(node_index i, int strength, bool without_minus = false) {
    added.push_back({piece::part, without_minus, strength, i});
  }
  /// start:end:step, as numpy and MATLAB cut arrays.
  constexpr void rows(const row_range& r, std::string_view colon) {
    integer(static_cast<int>(r.start));
    words(colon);
    integer(static_cast<int>(r.start + r.size * r.step));
    if (r.step != 1) words(colon);
    if (r.step != 1) integer(static_cast<int>(r.step));
  }
  /// u, v, and so on in parentheses.
  constexpr void arguments(std::string_view opening, const node_index* of_call, int count,
                           std::string_view closing) {
    for (int k = 0; k < count; ++k) {
      words(k == 0 ? opening : ", ");
      part(of_call[k], loose);
    }
    words(closing);
  }

  /// Writes what comes before the next node; false where no node is left.
  constexpr bool next(piece& node_to_write) {
    while (added.size != 0) rest.push_back(added.pop_back());
    while (rest.size != 0) {
      node_to_write = rest.pop_back();
      if (node_to_write.what == piece::part) return true;
      if (node_to_write.what == piece::integer)
        out << std::int64_t{node_to_write.value};
      else
        out << node_to_write.text;
    }
    return false;
  }
};

}  // namespace nabla::core::detail
