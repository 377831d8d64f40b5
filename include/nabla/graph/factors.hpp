// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/fingerprint.hpp>

namespace nabla::core {

/// What a node is a product of, however it is put together: the sums of its factors' hashes, above
/// and below the line, and of its numbers'. Only fractions cancel, but not 0, so that nodes of the
/// same factors have values, or have none, at the same points.
struct factors {
  std::uint64_t above = 0, below = 0, numbers = 0;
  bool opposite = false;  ///< of the sign

  /// Both are the same but for the sign.
  friend constexpr bool operator==(const factors& u, const factors& v) {
    return u.above == v.above && u.below == v.below && u.numbers == v.numbers;
  }
  friend constexpr factors operator*(const factors& u, const factors& v) {
    return {u.above + v.above, u.below + v.below, u.numbers + v.numbers, u.opposite != v.opposite};
  }
  friend constexpr factors operator/(const factors& u, const factors& v) {
    return {u.above + v.below, u.below + v.above, u.numbers - v.numbers, u.opposite != v.opposite};
  }
  /// What is left where v is among the factors.
  constexpr factors without(const factors& v) const {
    return {above - v.above, below - v.below, numbers - v.numbers, opposite != v.opposite};
  }
  /// One hash of all of it, linear in none: hashes of a sum's terms are added, and 2u + v is not
  /// u + 2v.
  constexpr std::uint64_t hash() const {
    return detail::mixed(above * 0x9E3779B97F4A7C15U ^ (below + 1) * 0xBF58476D1CE4E5B9U, numbers);
  }
  /// The same of what has the other sign.
  constexpr std::uint64_t signed_hash(bool minus) const {
    return opposite != minus ? ~hash() * 0xD6E8FEB86659FD93U : hash();
  }
};

namespace detail {

/// Something that is no product.
constexpr factors single(std::uint64_t hash) { return {mixed(23, hash)}; }

constexpr std::uint64_t factors_of_integer(std::int64_t n) {
  std::uint64_t sum = 0;
  for (const int prime : {2, 3, 5, 7})
    for (; n != 0 && n % prime == 0; n /= prime)
      sum += mixed(29, static_cast<std::uint64_t>(prime));
  return n == 1 ? sum : sum + mixed(29, static_cast<std::uint64_t>(n));
}

/// Finds the factors of each node of a graph.
struct factoring {
  constexpr factors constant(number u) const {
    const bool opposite = u.is_negative();
    if (opposite) u = -u;
    factors found{0, 0, factors_of_integer(u.numerator) - factors_of_integer(u.denominator)};
    if (!u.is_exact() || u.is_zero())
      found = single(mixed(31, static_cast<std::uint64_t>(u.numerator)));
    found.opposite = opposite;
    return found;
  }
  constexpr factors variable(node_index i) const { return single(i); }
  constexpr factors list(node_index, const factors& u, const factors& v) const {
    return single(u.signed_hash(false) * 3 + v.signed_hash(false));
  }
  /// u + v and -u - v are opposite: the larger hash names both.
  constexpr factors add(const factors& u, const factors& v) const {
    const std::uint64_t plus = u.signed_hash(false) + v.signed_hash(false),
                        minus = u.signed_hash(true) + v.signed_hash(true);
    factors sum = single(plus < minus ? minus : plus);
    sum.opposite = plus < minus;
    return sum;
  }
  constexpr factors subtract(const factors& u, const factors& v) const { return add(u, negate(v)); }
  constexpr factors multiply(const factors& u, const factors& v) const { return u * v; }
  constexpr factors divide(const factors& u, const factors& v) const { return u / v; }
  constexpr factors negate(factors u) const {
    u.opposite = !u.opposite;
    return u;
  }
  constexpr factors power(const factors& u, int n) const {
    const auto times = static_cast<std::uint64_t>(n < 0 ? -n : n);
    const factors size{u.above * times, u.below * times, u.numbers * times,
                       u.opposite && n % 2 != 0};
    return n < 0 ? factors{} / size : size;
  }
  constexpr factors stop(const factors& u) const { return u; }
  constexpr factors structural(node_index i, const factors&, const factors&) const {
    return single(i);
  }
  constexpr factors call(const function_info* f, const factors* arguments) const {
    std::uint64_t hash = f->identity;
    for (int k = 0; k < f->arity; ++k) hash = hash * 5 + arguments[k].signed_hash(false);
    return single(hash);
  }
  constexpr factors choose(node_kind kind, const factors& u, const factors& v, const factors& p,
                           const factors& q) const {
    std::uint64_t hash = static_cast<std::uint64_t>(kind);
    for (const factors* part : {&u, &v, &p, &q}) hash = hash * 5 + part->signed_hash(false);
    return single(hash);
  }
};

}  // namespace detail

}  // namespace nabla::core
