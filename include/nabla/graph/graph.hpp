// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

#include <nabla/graph/function_info.hpp>
#include <nabla/meta/number.hpp>
#include <nabla/meta/sequence.hpp>

namespace nabla {

/// What a node does with its operands a and b.
enum class node_kind : std::uint8_t {
  chunk,          // 24 bits b of a name or a long number, after those of chunk a
  constant,       // the fraction a/b, a signed
  wide_constant,  // the number whose parts are the chunks a and b
  variable,       // its name is the chunk a; b is the element's position, if that is a vector's
  list,           // a, then b
  add,
  subtract,
  multiply,
  divide,
  negate,
  power,    // a to the signed integer b
  stop,     // a, and a constant to differentiation
  call,     // function b of a, or of the list a
  if_less,  // of the lists (u, v) and (p, q): p where u < v, else q
  if_less_equal,
  if_equal,
  if_unequal,
};

using node_index = std::uint32_t;

/// Rows and columns; a scalar is 1x1.
struct shape {
  std::uint32_t rows = 1, columns = 1;
  constexpr std::uint32_t size() const { return rows * columns; }
  friend constexpr bool operator==(shape, shape) = default;
};

/// A node is one word: operation (8 bits), whether it is fixed (1), shape (7), operands a and b (24
/// each).
struct node {
  static constexpr node_index none = 0xFFFFFF;
  std::uint64_t word;

  constexpr node(std::uint64_t w) : word(w) {}
  constexpr node(node_kind kind, node_index a, node_index b, std::uint32_t shape_index = 0)
      : word(std::uint64_t{static_cast<std::uint8_t>(kind)} << 56 |
             std::uint64_t{shape_index} << 48 | std::uint64_t{a} << 24 | b) {}

  constexpr node_kind kind() const { return static_cast<node_kind>(word >> 56); }
  constexpr std::uint32_t shape_index() const { return word >> 48 & 0x7F; }
  /// Whether no variable is needed: the compiler can compute it.
  static constexpr std::uint64_t fixed = std::uint64_t{1} << 55;
  constexpr bool is_fixed() const { return (word & fixed) != 0; }
  constexpr node_index a() const { return static_cast<node_index>(word >> 24 & none); }
  constexpr node_index b() const { return static_cast<node_index>(word & none); }
  static constexpr int as_signed(node_index bits) { return static_cast<int>(bits << 8) >> 8; }
  static constexpr node_index as_bits(std::int64_t value) {
    return static_cast<node_index>(value) & none;
  }
  constexpr int exponent() const { return as_signed(b()); }

  constexpr bool is_constant() const {
    return kind() == node_kind::constant || kind() == node_kind::wide_constant;
  }
  constexpr bool is_choice() const { return kind() >= node_kind::if_less; }
  constexpr bool is_commutative() const {
    return kind() == node_kind::add || kind() == node_kind::multiply;
  }
  /// Whether a, whether b is the index of a node.
  constexpr bool a_is_node() const { return a() != none && (operands[word >> 56] & 1) != 0; }
  constexpr bool b_is_node() const { return (operands[word >> 56] & 2) != 0; }

 private:
  static constexpr char operands[] = {1, 0, 3, 1, 3, 3, 3, 3, 3,
                                      1, 1, 1, 1, 3, 3, 3, 3};  // by operation: 1 for a, 2 for b
};

/// Every distinct subexpression once: an array of nodes in which operands stand before their users.
/// A value like any other, at compile time and at run time.
struct graph {
  sequence<std::uint64_t> nodes;
  sequence<const function_info*> functions;
  sequence<shape> shapes;
  bool simplifies = false;  ///< whether the terms' operators simplify, or keep what the user wrote

  constexpr graph() { shapes.push_back({}); }

  /// Takes over the distinct nodes of a finished graph; this one must be empty.
  template <class Source>
  constexpr void load(const Source& from) {
    nodes.reserve(2 * from.size());
    for (node_index i = 0; i < from.size(); ++i) nodes.push_back(from[i].word);
    for (std::uint32_t i = 0; i < from.function_count(); ++i)
      functions.push_back(from.function_at(i));
    shapes.size = 0;
    for (std::uint32_t i = 0; i < from.shape_count(); ++i) shapes.push_back(from.shape_at(i));
  }

  constexpr node operator[](node_index i) const { return nodes.items[i]; }
  constexpr node_index size() const { return nodes.size; }

  /// The node, made unless it is there.
  constexpr node_index intern(node n) {
    if (becomes_fixed(n)) n.word |= node::fixed;
    if (2 * (nodes.size + 1) > table.size) grow_table();
    const std::uint32_t slot = slot_of(n.word);
    if (table.items[slot] != 0) return table.items[slot] - 1;
    nodes.push_back(n.word);
    table.items[slot] = nodes.size;
    return nodes.size - 1;
  }
  /// Whether the product of the nodes is there.
  constexpr bool has_product(node_index a, node_index b) {
    if (table.size == 0) grow_table();
    return table.items[slot_of(node(node_kind::multiply, a < b ? a : b, a < b ? b : a).word)] != 0;
  }
  constexpr node_index intern(node_kind kind, node_index a, node_index b) {
    const bool swapped = (kind == node_kind::add || kind == node_kind::multiply) && b < a;
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
    const node n = nodes.items[i];
    number u;
    u.numerator = n.kind() == node_kind::constant ? node::as_signed(n.a()) : joined(n.a());
    u.denominator = n.kind() == node_kind::constant ? n.b() : joined(n.b());
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
  /// An element of a vector of up to 65535.
  constexpr node_index variable(std::string_view text, std::uint32_t length,
                                std::uint32_t element) {
    return intern(node(node_kind::variable, name(text, length), element));
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
  constexpr shape shape_of(node_index i) const {
    return shapes.items[node(nodes.items[i]).shape_index()];
  }
  constexpr std::uint32_t shape_index(shape s) {
    for (std::uint32_t i = 0; i < shapes.size; ++i)
      if (shapes.items[i] == s) return i;
    shapes.push_back(s);
    return shapes.size - 1;
  }

 private:
  sequence<std::uint32_t> table;  // open addressing; 1 + the node's index, 0 where empty

  constexpr bool becomes_fixed(node n) const {
    if (n.kind() < node_kind::variable) return n.kind() != node_kind::chunk;
    if (n.kind() == node_kind::variable) return false;
    return (!n.a_is_node() || node(nodes.items[n.a()]).is_fixed()) &&
           (!n.b_is_node() || node(nodes.items[n.b()]).is_fixed());
  }
  /// Where the word is, or could be.
  constexpr std::uint32_t slot_of(std::uint64_t word) const {
    std::uint32_t slot = hash(word) & (table.size - 1);
    while (table.items[slot] != 0 && nodes.items[table.items[slot] - 1] != word)
      slot = (slot + 1) & (table.size - 1);
    return slot;
  }
  static constexpr std::uint32_t hash(std::uint64_t word) {
    return static_cast<std::uint32_t>((word ^ word >> 29) * 0x9E3779B97F4A7C15U >> 32);
  }
  constexpr void grow_table() {
    std::uint32_t room = 64;
    while (room < 4 * (nodes.size + 1)) room *= 2;
    table = sequence<std::uint32_t>(room, 0U);
    for (std::uint32_t i = 0; i < nodes.size; ++i) {
      std::uint32_t slot = hash(nodes.items[i]) & (table.size - 1);
      while (table.items[slot] != 0) slot = (slot + 1) & (table.size - 1);
      table.items[slot] = i + 1;
    }
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

/// A variable's name: at most 63 characters, and how many elements it has (0: it is a scalar).
struct variable_name {
  static constexpr std::size_t longest = 63;
  char text[longest + 1]{};
  std::uint32_t size = 0;
  std::uint32_t elements = 0;

  constexpr variable_name() = default;
  template <class Graph>
  constexpr variable_name(const Graph& its_graph, node_index chunk) {
    if (its_graph[chunk].b() >= graph::vector_mark)
      elements = its_graph[chunk].b() - graph::vector_mark, chunk = its_graph[chunk].a();
    std::uint32_t parts = 0;
    for (node_index i = chunk; i != node::none; i = its_graph[i].a()) ++parts;
    for (node_index i = chunk; i != node::none; i = its_graph[i].a())
      for (std::uint32_t k = 3 * --parts, shift = 24; shift > 0; ++k)
        if (const char c = static_cast<char>(its_graph[i].b() >> (shift -= 8) & 0xFF);
            c != 0 && k < longest)
          text[k] = c, size = size < k + 1 ? k + 1 : size;
  }
  constexpr std::string_view view() const { return {text, size}; }
};

/// Shows `visit` the arguments of a call, in order.
template <class Graph, class Visit>
constexpr void for_each_argument(const Graph& g, node call, Visit visit) {
  node_index rest = call.a();
  for (int left = g.function_at(call.b())->arity; left > 1; --left, rest = g[rest].b())
    visit(g[rest].a());
  if (call.a_is_node()) visit(rest);
}

}  // namespace nabla
