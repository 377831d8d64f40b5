// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/array_values.hpp>
#include <nabla/graph/operators.hpp>
#include <nabla/graph/walk.hpp>
#include <nabla/meta/characters.hpp>

namespace nabla::core {

/// A value modulo a prime at a point that the variables' names determine. Two graphs are equal as
/// mathematics when all their values are: one pass, blind to order, expansion and common
/// denominators. Unequal graphs agree with a chance of about their degree in 2^63. A division by
/// zero makes a value undefined, and an undefined value equals nothing.
struct fingerprint {
  std::uint64_t value = 0;
  bool defined = true;

  /// The first above 2^64 over the golden ratio: larger than any constant's parts, and close to no
  /// power of a number that people write (2^61 - 1 would have 2^62 x equal 2 x).
  static constexpr std::uint64_t prime = 0x9E3779B97F4A7C55;

  friend constexpr bool operator==(fingerprint u, fingerprint v) {
    return u.defined && v.defined && u.value == v.value;
  }
  friend constexpr fingerprint operator+(fingerprint u, fingerprint v) {
    const std::uint64_t left = prime - v.value;  // of the way around
    return {u.value >= left ? u.value - left : u.value + v.value, u.defined && v.defined};
  }
  friend constexpr fingerprint operator-(fingerprint u) {
    return {(prime - u.value) % prime, u.defined};
  }
  friend constexpr fingerprint operator*(fingerprint u, fingerprint v) {
    return {static_cast<std::uint64_t>(wide_natural{u.value} * v.value % prime),
            u.defined && v.defined};
  }
  friend constexpr fingerprint operator/(fingerprint u, fingerprint v) {
    const fingerprint inverse = power(v, prime - 2);
    return u * fingerprint{inverse.value, v.defined && v.value != 0};
  }
  static constexpr fingerprint power(fingerprint base, std::uint64_t n) {
    fingerprint result{1, base.defined};
    for (; n != 0; n >>= 1, base = base * base)
      if ((n & 1) != 0) result = result * base;
    return result;
  }
};

namespace detail {

constexpr std::uint64_t mixed(std::uint64_t seed, std::uint64_t word) {
  std::uint64_t h = seed ^ (word + 0x9E3779B97F4A7C15U + (seed << 6) + (seed >> 2));
  h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9U;
  h = (h ^ h >> 27) * 0x94D049BB133111EBU;
  return (h ^ h >> 31) % fingerprint::prime;
}
/// A double counts as the shortest decimal that rounds to it, where that is exact.
constexpr number shortest_decimal(number u) {
  if (u.is_exact() || !finite(to<double>(u))) return u;
  characters digits;
  write_double(digits, to<double>(u.is_negative() ? -u : u));
  const number decimal = parse_decimal(digits.view());
  return decimal.is_exact() ? (u.is_negative() ? -decimal : decimal) : u;
}
constexpr fingerprint fingerprint_of(number u) {
  u = shortest_decimal(u);
  if (u.is_exact()) {
    const fingerprint n{static_cast<std::uint64_t>(u.is_negative() ? -u.numerator : u.numerator)};
    const fingerprint d{static_cast<std::uint64_t>(u.denominator)};
    return (u.is_negative() ? -n : n) / d;
  }
  const fingerprint size{
      mixed(7, static_cast<std::uint64_t>((u.is_negative() ? -u : u).numerator))};
  return u.is_negative() ? -size : size;
}

constexpr fingerprint integer_power(fingerprint u, std::int64_t k) {
  const fingerprint p = fingerprint::power(u, static_cast<std::uint64_t>(k < 0 ? -k : k));
  return k < 0 ? fingerprint{1} / p : p;
}
/// The integer with this fingerprint, if it is as small as exponents are; else 0.
constexpr std::int64_t small_integer(fingerprint u) {
  constexpr std::uint64_t largest = 1 << 22;
  if (u.value <= largest) return static_cast<std::int64_t>(u.value);
  const std::uint64_t opposite = fingerprint::prime - u.value;
  return opposite <= largest ? -static_cast<std::int64_t>(opposite) : 0;
}

/// A function's value: a hash of it and its arguments, or for f(-u) = f(u) or -f(u), of u or -u,
/// whichever is smaller.
constexpr fingerprint fingerprint_of_call(const function_info& f, const fingerprint* arguments) {
  for (const int u : {0, 1, -1}) {  // exp 0 = 1, however the 0 came about
    const term argument = u;
    term result;
    if (f.arity == 1 && arguments[0] == fingerprint_of(number(u)) &&
        f.simplified(&argument, result) && result.is_constant())
      return fingerprint_of(result.value());
  }
  if (is_function(f.base) && arguments[0].defined &&
      small_integer(arguments[0]) != 0)  // exp 2 = e e
    return integer_power(fingerprint_of_call(*f.base, nullptr), small_integer(arguments[0]));
  std::uint64_t hash = mixed(11, f.identity);
  bool defined = true, flipped = false;
  for (int k = 0; k < f.arity; ++k) {
    const fingerprint u = arguments[k];
    defined = defined && u.defined;
    flipped = f.symmetry != parity::none && u.value > fingerprint::prime / 2;
    hash = mixed(hash, flipped ? fingerprint::prime - u.value : u.value);
  }
  if (f.symmetry == parity::odd && arguments[0].value == 0) hash = 0;
  const fingerprint result{hash, defined};
  return flipped && f.symmetry == parity::odd ? -result : result;
}

constexpr fingerprint fingerprint_of_name(const graph& g, node_index last_chunk) {
  fingerprint name{3};
  for (node_index i = last_chunk; i != node::none; i = g.a(i)) {
    const node_index bits = g.b(i);  // a vector's length is not part of its name
    name.value = mixed(name.value, bits < graph::vector_mark ? bits : graph::vector_mark);
  }
  return name;
}

/// Calculates modulo the prime. Variables have the values that their names determine, and a choice
/// is h p + (1 - h) q, where h is that of its question, so that sums and factors of choices agree.
struct fingerprint_arithmetic {
  const graph& g;

  constexpr fingerprint constant(number u) const { return fingerprint_of(u); }
  constexpr fingerprint variable(node_index i) const {
    return {mixed(fingerprint_of_name(g, g.a(i)).value, g.b(i))};
  }
  constexpr fingerprint list(node_index, fingerprint, fingerprint) const { return {0}; }
  constexpr fingerprint add(fingerprint u, fingerprint v) const { return u + v; }
  constexpr fingerprint subtract(fingerprint u, fingerprint v) const { return u + -v; }
  constexpr fingerprint multiply(fingerprint u, fingerprint v) const { return u * v; }
  constexpr fingerprint divide(fingerprint u, fingerprint v) const { return u / v; }
  constexpr fingerprint negate(fingerprint u) const { return -u; }
  constexpr fingerprint power(fingerprint u, int n) const { return integer_power(u, n); }
  constexpr fingerprint stop(fingerprint u) const { return u; }
  constexpr fingerprint structural(node_index, fingerprint, fingerprint) const { return {0}; }
  constexpr fingerprint call(const function_info* f, const fingerprint* arguments) const {
    return fingerprint_of_call(*f, arguments);
  }
  constexpr fingerprint choose(node_kind kind, fingerprint u, fingerprint v, fingerprint p,
                               fingerprint q) const {
    const fingerprint h{mixed(static_cast<std::uint64_t>(kind), mixed(u.value, v.value)),
                        u.defined && v.defined};
    return h * p + (fingerprint{1} + -h) * q;
  }
};

/// The same of the elements of whole arrays. Long extents count as short ones, unless they stay as
/// they are: what holds for matrices of some sizes by the rules of algebra holds for all.
struct fingerprint_of_elements : fingerprint_arithmetic {
  bool keeps_extents;
  std::uint32_t samples = 3;

  constexpr std::uint32_t extent(std::uint32_t length) const {
    return length < long_extent || keeps_extents ? length : 3 + length % 5;
  }
  /// A comparison of small integers, such as those of positions, is decided.
  constexpr fingerprint choose(node_kind kind, fingerprint u, fingerprint v, fingerprint p,
                               fingerprint q) const {
    if (!is_small_integer(u) || !is_small_integer(v))
      return fingerprint_arithmetic::choose(kind, u, v, p, q);
    return holds(kind, number(small_integer(u)), number(small_integer(v))) ? p : q;
  }
  static constexpr bool is_small_integer(fingerprint u) {
    return u.defined && (u.value == 0 || small_integer(u) != 0);
  }
  constexpr fingerprint element(node_index i, array_index at) const {
    const std::uint64_t name = fingerprint_of_name(g, g.a(i)).value;
    return {mixed(mixed(mixed(name, at.sample), at.row), at.column)};
  }
  constexpr fingerprint largest(const sequence<fingerprint>& values) const {
    fingerprint sum{0};
    for (const fingerprint& u : values) sum = sum + fingerprint{mixed(17, u.value), u.defined};
    return {mixed(19, sum.value), sum.defined};
  }
};
/// Whether all elements are one value, as in u + -u.
constexpr bool are_all_the_same(const sequence<fingerprint>& elements) {
  for (const fingerprint& u : elements)
    if (!(u == elements.items[0])) return false;
  return true;
}
/// An array whose elements are all the same counts as that number, which it may have become. Whether
/// its rows or its columns are all the same is not seen.
constexpr fingerprint fingerprint_of_array(const graph& g, node_index root) {
  const sequence<bool> needed = reachable_from(g, root);
  bool is_cut = false;
  for (node_index i = 0; i <= root; ++i)
    is_cut = is_cut ||
             (needed.items[i] && (g.kind(i) == node_kind::slice || g.kind(i) == node_kind::spread));
  const array_evaluation<fingerprint, fingerprint_of_elements> all(g, needed, {{g}, is_cut});
  if (g.kind(root) != node_kind::list && are_all_the_same(all[root].items))
    return all[root].items[0];
  fingerprint whole_list{13};
  for_each_element(g, root, [&](node_index part) {
    for (const fingerprint& u : all[part].items) {
      whole_list.value = mixed(whole_list.value, u.value);
      whole_list.defined = whole_list.defined && u.defined;
    }
  });
  return whole_list;
}

}  // namespace detail

/// The fingerprints of all nodes that the root needs; those of lists mean nothing.
constexpr sequence<fingerprint> fingerprints(const graph& g, const sequence<bool>& needed) {
  return fold<fingerprint>(g, needed, detail::fingerprint_arithmetic{g});
}

/// The fingerprint of one term, or of all elements of a list, in a graph of its own in which the
/// usual identities are folded.
constexpr fingerprint fingerprint_of(term u) {
  if (u.owner == nullptr) return detail::fingerprint_of(u.plain);
  const graph& g = *u.owner;
  if (g.shaped) return detail::fingerprint_of_array(g, u.index);
  const sequence<fingerprint> values = fingerprints(g, reachable_from(g, u.index));
  if (!u.is_list()) return values[u.index];
  fingerprint all{13};
  for_each_element(g, u.index, [&](node_index its_element) {
    all.value = detail::mixed(all.value, values[its_element].value);
    all.defined = all.defined && values[its_element].defined;
  });
  return all;
}

}  // namespace nabla::core
