// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

namespace nabla::core {

/// A node does this with its operands a and b.
enum class node_kind : std::uint8_t {
  chunk,          // 24 bits b of a name or a long number, after those of chunk a
  constant,       // the fraction a/b, a signed
  wide_constant,  // the number whose parts are the chunks a and b
  variable,  // its name is the chunk a; b is the position of a vector's element, or 1 + that of
             // the first element of an array's part
  count,     // how many samples there are
  position,  // in each row its number, from 0 on
  list,      // a, then b
  add,
  subtract,
  multiply,
  divide,
  negate,
  power,      // a to the signed integer b
  stop,       // a, and a constant to differentiation; if b is 1, the result is the same for any a
  product,    // of the matrices a and b
  transpose,  // a with its rows as columns
  reduce,     // the sum of a over the roles b
  largest,    // the largest value of a over the roles b
  slice,      // some rows of a, as the chunks b say
  spread,     // the rows of a among zeros, as the chunks b say
  call,       // function b of a, or of the list a
  if_less,    // of the lists (u, v) and (p, q): p where u < v, else q
  if_less_equal,
  if_equal,
  if_unequal,
};

/// The facts about a kind of node that walking over a graph, copying it and writing it need.
struct kind_traits {
  enum role : unsigned char { data, number, symbol, list, operation, structure, call, choice };

  const char* name;
  role what;
  bool a_is_node = true, b_is_node = true;
  bool commutes = false;
  const char* sign = "";  ///< in text
};
/// By kind.
inline constexpr kind_traits traits_of_kinds[] = {
    {"chunk", kind_traits::data, true, false},
    {"constant", kind_traits::number, false, false},
    {"wide constant", kind_traits::number},
    {"variable", kind_traits::symbol, true, false},
    {"count", kind_traits::symbol, false, false},
    {"position", kind_traits::symbol, false, false},
    {"list", kind_traits::list},
    {"add", kind_traits::operation, true, true, true, " + "},
    {"subtract", kind_traits::operation, true, true, false, " - "},
    {"multiply", kind_traits::operation, true, true, true, "*"},
    {"divide", kind_traits::operation, true, true, false, "/"},
    {"negate", kind_traits::operation, true, false, false, "-"},
    {"power", kind_traits::operation, true, false, false, "^"},
    {"stop", kind_traits::operation, true, false},
    {"product", kind_traits::structure},
    {"transpose", kind_traits::structure, true, false},
    {"reduce", kind_traits::structure, true, false},
    {"largest", kind_traits::structure, true, false},
    {"slice", kind_traits::structure},
    {"spread", kind_traits::structure},
    {"call", kind_traits::call, true, false},
    {"if less", kind_traits::choice, true, true, false, " < "},
    {"if less or equal", kind_traits::choice, true, true, false, " <= "},
    {"if equal", kind_traits::choice, true, true, false, " == "},
    {"if unequal", kind_traits::choice, true, true, false, " != "},
};
constexpr const kind_traits& traits_of(node_kind kind) {
  return traits_of_kinds[static_cast<std::uint8_t>(kind)];
}

/// The kinds of which something holds, a bit each: what is asked for each node must be cheap.
template <class Holds>
constexpr std::uint32_t kinds_where(Holds holds) {
  std::uint32_t kinds = 0, bit = 1;
  for (const kind_traits& traits : traits_of_kinds) {
    if (holds(traits)) kinds |= bit;
    bit *= 2;
  }
  return kinds;
}

using node_index = std::uint32_t;

/// How a graph holds an array. As a list of its elements: of all of them; or of 0, and then those at
/// certain positions (row by row, ascending), every other one being 0; of a symmetric matrix only
/// those of the lower half. Or as one node, which stands for all elements.
enum class storage : std::uint32_t { full, packed, symmetric, whole };

/// What a value may extend along; a set of them is a sum of these.
enum role : std::uint32_t { over_rows = 1, over_columns = 2, over_samples = 4 };

/// Rows and columns; a scalar is 1x1. Of a packed list, which of its graph's positions are those of
/// the stored elements. Of a whole array, whether there is one for each sample.
struct shape {
  std::uint32_t rows = 1, columns = 1;
  storage stored = storage::full;
  std::uint32_t first_position = 0, positions = 0;
  bool varies = false;

  constexpr std::uint32_t size() const { return rows * columns; }
  constexpr bool is_packed() const {
    return stored == storage::packed || stored == storage::symmetric;
  }
  constexpr bool is_whole() const { return stored == storage::whole; }
  /// The roles along which a whole array extends; a list has none.
  constexpr std::uint32_t roles() const {
    if (!is_whole()) return 0;
    return (rows > 1 ? over_rows : 0U) | (columns > 1 ? over_columns : 0U) |
           (varies ? over_samples : 0U);
  }
  friend constexpr bool operator==(const shape&, const shape&) = default;
};

/// A whole array of so many rows and columns, one for each sample if it varies.
constexpr shape whole(std::uint32_t rows, std::uint32_t columns, bool varies = false) {
  shape s{rows, columns, storage::whole};
  s.varies = varies;
  return s;
}

/// A node is one word: its kind (6 bits), whether it is fixed (1), shape (9), operands a and b (24
/// each).
struct node {
  static constexpr node_index none = 0xFFFFFF;
  static constexpr unsigned kind_at = 58;
  std::uint64_t word;

  constexpr node(std::uint64_t w) : word(w) {}
  constexpr node(node_kind kind, node_index a, node_index b, std::uint32_t shape_index = 0)
      : word(std::uint64_t{static_cast<std::uint8_t>(kind)} << kind_at |
             std::uint64_t{shape_index} << 48 | std::uint64_t{a} << 24 | b) {}

  constexpr node_kind kind() const { return static_cast<node_kind>(word >> kind_at); }
  constexpr std::uint32_t shape_index() const { return word >> 48 & (most_shapes - 1); }
  /// How many shapes a graph may have.
  static constexpr std::uint32_t most_shapes = 512;
  constexpr node with_shape(std::uint32_t index) const {
    return (word & ~(std::uint64_t{most_shapes - 1} << 48)) | std::uint64_t{index} << 48;
  }
  /// Whether no variable is needed: the compiler can compute it.
  static constexpr std::uint64_t fixed = std::uint64_t{1} << 57;
  constexpr bool is_fixed() const { return (word & fixed) != 0; }
  constexpr node_index a() const { return static_cast<node_index>(word >> 24 & none); }
  constexpr node_index b() const { return static_cast<node_index>(word & none); }
  static constexpr int as_signed(node_index bits) { return static_cast<int>(bits << 8) >> 8; }
  static constexpr node_index as_bits(std::int64_t value) {
    return static_cast<node_index>(value) & none;
  }
  constexpr int exponent() const { return as_signed(b()); }

  constexpr const kind_traits& traits() const { return traits_of_kinds[word >> kind_at]; }
  constexpr bool is_constant() const { return (constants >> (word >> kind_at) & 1) != 0; }
  /// Whether an element of it is computed from that element of its operands.
  constexpr bool is_elementwise() const { return (elementwise >> (word >> kind_at) & 1) != 0; }
  constexpr bool is_structural() const { return (structural >> (word >> kind_at) & 1) != 0; }
  constexpr bool is_choice() const { return (choices >> (word >> kind_at) & 1) != 0; }
  /// Whether it is computed: an operation, a call or a choice.
  constexpr bool is_computed() const { return (computed >> (word >> kind_at) & 1) != 0; }
  /// Whether a, whether b is the index of a node.
  constexpr bool a_is_node() const {
    return (with_a >> (word >> kind_at) & 1) != 0 && (word >> 24 & none) != none;
  }
  constexpr bool b_is_node() const { return (with_b >> (word >> kind_at) & 1) != 0; }

  /// What holds of a kind, for loops over words: each call costs in a constant expression.
  static constexpr std::uint32_t
      constants = kinds_where([](const kind_traits& of) { return of.what == kind_traits::number; }),
      choices = kinds_where([](const kind_traits& of) { return of.what == kind_traits::choice; }),
      computed =
          kinds_where([](const kind_traits& of) { return of.what >= kind_traits::operation; }),
      structural =
          kinds_where([](const kind_traits& of) { return of.what == kind_traits::structure; }),
      elementwise = computed & ~structural,
      with_a = kinds_where([](const kind_traits& of) { return of.a_is_node; }),
      with_b = kinds_where([](const kind_traits& of) { return of.b_is_node; }),
      commuting = kinds_where([](const kind_traits& of) { return of.commutes; }),
      combining = kinds_where([](const kind_traits& of) { return of.what >= kind_traits::list; });
};

}  // namespace nabla::core
