// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

#include <nabla/graph/function_info.hpp>
#include <nabla/graph/node.hpp>
#include <nabla/graph/word_table.hpp>
#include <nabla/meta/number.hpp>
#include <nabla/meta/sequence.hpp>

namespace nabla::core {

/// Every distinct subexpression once: an array of nodes in which operands stand before their users.
/// A value like any other, at compile time and at run time.
struct graph {
  sequence<std::uint64_t> nodes;
  sequence<const function_info*> functions;
  sequence<shape> shapes;
  sequence<std::uint32_t> positions;  ///< of the elements that packed lists store
  bool shaped = false;                ///< whether there are whole arrays, which are one node each
  bool simplifies = false;  ///< whether the terms' operators simplify, or keep what the user wrote
  bool for_text = false;    ///< whether to be read, where kernels compute something in another way
  bool two_forms = false;   ///< whether such a part is in it

  constexpr graph() { shapes.push_back({}); }

  /// Takes over the distinct nodes of a finished graph; this one must be empty.
  template <class Source>
  constexpr void load(const Source& from) {
    const node_index size = from.size();
    nodes.reserve(2 * size);
    for (node_index i = 0; i < size; ++i) nodes.items[i] = from.nodes[i];
    nodes.size = size;
    for (std::uint32_t i = 0; i < from.function_count(); ++i)
      functions.push_back(from.function_at(i));
    shapes.size = 0;
    for (std::uint32_t i = 0; i < from.shape_count(); ++i) add_shape(from.shape_at(i));
    const std::uint32_t* const stored = from.positions_from(0);
    positions = sequence<std::uint32_t>(from.position_count());
    for (std::uint32_t i = 0; i < positions.size; ++i) positions.items[i] = stored[i];
  }

  constexpr node operator[](node_index i) const { return nodes.items[i]; }
  constexpr node_index size() const { return nodes.size; }
  /// Facts about node i: in a constant expression they take half as long as those of `g[i]`.
  constexpr node_kind kind(node_index i) const {
    return static_cast<node_kind>(nodes.items[i] >> node::kind_at);
  }
  constexpr node_index a(node_index i) const {
    return static_cast<node_index>(nodes.items[i] >> 24 & node::none);
  }
  constexpr node_index b(node_index i) const {
    return static_cast<node_index>(nodes.items[i] & node::none);
  }
  constexpr bool is_fixed(node_index i) const { return (nodes.items[i] & node::fixed) != 0; }
  constexpr bool is_constant(node_index i) const {
    return (node::constants >> (nodes.items[i] >> node::kind_at) & 1) != 0;
  }

  /// The node, made unless it is there.
  constexpr node_index intern(node n) {
    if (becomes_fixed(n.word)) n.word |= node::fixed;
    if (shaped && n.is_elementwise()) n = n.with_shape(joined_shape(n));
    return table.place_in(nodes, n.word);
  }
  /// Whether the product of the nodes is there.
  constexpr bool has_product(node_index a, node_index b) {
    return table.has(nodes, node(node_kind::multiply, a < b ? a : b, a < b ? b : a).word);
  }
  constexpr node_index intern(node_kind kind, node_index a, node_index b) {
    const bool swapped = b < a && (node::commuting >> static_cast<unsigned>(kind) & 1) != 0;
    return intern(swapped ? node(kind, b, a) : node(kind, a, b));
  }

  constexpr node_index constant(number u) {
    constexpr std::int64_t small = 1 << 23;
    if (u.is_exact() && u.numerator > -small && u.numerator < small && u.denominator < small)
      return intern(
          node(node_kind::constant, node::as_bits(u.numerator), node::as_bits(u.denominator)));
    const node_index n = chunks(u.numerator);
    return intern(node(node_kind::wide_constant, n, chunks(u.denominator)));
  }
  constexpr number number_at(node_index i) const {
    const std::uint64_t word = nodes.items[i];
    const auto a = static_cast<node_index>(word >> 24 & node::none),
               b = static_cast<node_index>(word & node::none);
    const bool is_short = word >> node::kind_at == static_cast<unsigned>(node_kind::constant);
    number u;
    u.numerator = is_short ? node::as_signed(a) : joined(a);
    u.denominator = is_short ? b : joined(b);
    return u;
  }

  /// A name, three characters a chunk. A vector's name ends in one more, marked by a byte that no
  /// text has, with its length.
  constexpr node_index name(std::string_view text, std::uint32_t length = 0) {
    node_index last = node::none;
    for (std::size_t i = 0; i < text.size(); i += 3) {
      node_index bits = 0;
      for (std::size_t k = i; k < i + 3; ++k)
        bits = bits << 8 | (k < text.size() ? static_cast<unsigned char>(text[k]) : 0U);
      last = intern(node(node_kind::chunk, last, bits));
    }
    return length == 0 ? last : intern(node(node_kind::chunk, last, vector_mark | length));
  }
  static constexpr node_index vector_mark = 0xFF0000;
  constexpr node_index variable(std::string_view text) {
    return intern(node(node_kind::variable, name(text), 0));
  }
  /// An array that is one node.
  constexpr node_index variable(std::string_view text, shape whole_array) {
    return intern(node(node_kind::variable, name(text), 0, shape_index(whole_array)));
  }
  /// The part of an array of that name that begins at an element, as an array of its own shape.
  constexpr node_index part_of_variable(std::string_view text, std::uint32_t begin, shape part) {
    return intern(node(node_kind::variable, name(text), begin + 1, shape_index(part)));
  }
  /// An element of a vector of up to 65535.
  constexpr node_index variable(std::string_view text, std::uint32_t length,
                                std::uint32_t element) {
    return intern(node(node_kind::variable, name(text, length), element));
  }

  /// The same name as that of another graph.
  template <class Source>
  constexpr node_index name_of(const Source& from, node_index last_chunk) {
    sequence<node_index> parts;
    for (node_index i = last_chunk; i != node::none; i = from[i].a()) parts.push_back(from[i].b());
    node_index last = node::none;
    while (parts.size != 0) last = intern(node(node_kind::chunk, last, parts.pop_back()));
    return last;
  }
  /// The variable i of another graph.
  template <class Source>
  constexpr node_index variable_of(const Source& from, node_index i) {
    return intern(node(node_kind::variable, name_of(from, from[i].a()), from[i].b(),
                       shape_index(from, from[i].shape_index())));
  }

  /// A list of the same shape as list i of another graph.
  template <class Source>
  constexpr node_index list_like(const Source& from, node_index i, node_index first,
                                 node_index rest) {
    return intern(node(node_kind::list, first, rest, shape_index(from, from[i].shape_index())));
  }

  constexpr node_index function(const function_info* info) {
    for (std::uint32_t i = 0; i < functions.size; ++i)
      if (same_function(functions.items[i], info)) return i;
    functions.push_back(info);
    return functions.size - 1;
  }

  constexpr std::uint32_t function_count() const { return functions.size; }
  constexpr std::uint32_t shape_count() const { return shapes.size; }
  constexpr const function_info* function_at(node_index i) const { return functions.items[i]; }
  constexpr shape shape_at(std::uint32_t i) const { return shapes.items[i]; }
  constexpr std::uint32_t position_count() const { return positions.size; }
  constexpr const std::uint32_t* positions_from(std::uint32_t i) const {
    return positions.items + i;
  }
  constexpr shape shape_of(node_index i) const {
    return shapes.items[node(nodes.items[i]).shape_index()];
  }
  /// The shape; of a packed array, which stores the elements at these positions.
  constexpr std::uint32_t shape_index(shape s, const std::uint32_t* stored = nullptr,
                                      std::uint32_t count = 0) {
    s.first_position = positions.size;
    s.positions = count;
    for (std::uint32_t k = 0; k < shapes.size; ++k)
      if (is_same(shapes.items[k], s, stored)) return k;
    for (std::uint32_t k = 0; k < count; ++k) positions.push_back(stored[k]);
    add_shape(s);
    return shapes.size - 1;
  }
  /// The shape i of another graph.
  template <class Source>
  constexpr std::uint32_t shape_index(const Source& from, std::uint32_t i) {
    if (i == 0) return 0;
    const shape s = from.shape_at(i);
    return shape_index(s, from.positions_from(s.first_position), s.positions);
  }

 private:
  word_table table;

  static void this_function_has_more_than_512_different_shapes() {}
  constexpr void add_shape(const shape& s) {
    if (shapes.size == node::most_shapes) this_function_has_more_than_512_different_shapes();
    shapes.push_back(s);
    shaped = shaped || s.is_whole();
  }
  /// What an elementwise node extends along: whatever one of its operands does.
  constexpr std::uint32_t joined_shape(node n) {
    std::uint32_t joined = 0;
    const auto meet = [&](node_index operand) {
      const std::uint32_t other = node(nodes.items[operand]).shape_index();
      if (other == 0 || other == joined || !shapes.items[other].is_whole()) return;
      joined =
          joined == 0 ? other : shape_index(union_of(shapes.items[joined], shapes.items[other]));
    };
    sequence<node_index> open(1, n.a());
    if (n.b_is_node()) open.push_back(n.b());
    if (!n.a_is_node()) return 0;
    while (open.size != 0) {
      const node_index operand = open.pop_back();
      const node its_node = nodes.items[operand];
      if (its_node.kind() == node_kind::list) {  // of a call or a choice
        open.push_back(its_node.a());
        open.push_back(its_node.b());
      } else {
        meet(operand);
      }
    }
    return joined;
  }
  static constexpr shape union_of(shape u, const shape& v) {
    if (v.rows > u.rows) u.rows = v.rows;
    if (v.columns > u.columns) u.columns = v.columns;
    u.varies = u.varies || v.varies;
    return u;
  }
  constexpr bool is_same(shape own, const shape& s, const std::uint32_t* stored) const {
    const std::uint32_t* const positions_of_own = positions.items + own.first_position;
    own.first_position = s.first_position;
    if (!(own == s)) return false;
    for (std::uint32_t k = 0; k < s.positions; ++k)
      if (positions_of_own[k] != stored[k]) return false;
    return true;
  }
  constexpr bool becomes_fixed(std::uint64_t word) const {
    const std::uint64_t kind = word >> node::kind_at, a = word >> 24 & node::none;
    if ((node::combining >> kind & 1) == 0) return (node::constants >> kind & 1) != 0;
    if (a != node::none && (nodes.items[a] & node::fixed) == 0) return false;
    return (node::with_b >> kind & 1) == 0 || (nodes.items[word & node::none] & node::fixed) != 0;
  }
  constexpr node_index chunks(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    node_index last = node::none;
    for (int shift = 48; shift >= 0; shift -= 24)
      last =
          intern(node(node_kind::chunk, last, static_cast<node_index>(bits >> shift & node::none)));
    return last;
  }
  constexpr std::int64_t joined(node_index i) const {
    std::uint64_t bits = 0;
    for (int shift = 0; shift <= 48; shift += 24) {
      bits |= std::uint64_t{node(nodes.items[i]).b()} << shift;
      i = node(nodes.items[i]).a();
    }
    return static_cast<std::int64_t>(bits);
  }
};

}  // namespace nabla::core

namespace nabla {

using core::graph;

}  // namespace nabla
