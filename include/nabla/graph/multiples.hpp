// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/arithmetic.hpp>
#include <nabla/graph/term.hpp>

// Local rules for numbers times terms. Each says where it holds.

namespace nabla::core::simplifying {

/// A term as number times rest; the rest is empty for a number.
struct scaled {
  number factor = 1;
  term rest;
  bool constant = false;
};

constexpr scaled split(const term& u) {
  if (u.owner == nullptr) return {u.plain, {}, true};
  const graph& g = *u.owner;
  number factor = 1;
  const auto takes = [&](node_index k) {
    if ((node::constants >> (g.nodes.items[k] >> node::kind_at) & 1) == 0) return false;
    const number its_own = g.number_at(k);
    if (!foldable(factor, its_own)) return false;
    factor = factor * its_own;
    return true;
  };
  for (node_index i = u.index;;) {
    const node_kind kind = g.kind(i);
    if (kind == node_kind::negate) {
      factor = -factor;
      i = g.a(i);
    } else if (kind == node_kind::multiply && takes(g.a(i))) {
      i = g.b(i);
    } else if (kind == node_kind::multiply && takes(g.b(i))) {
      i = g.a(i);
    } else {
      return takes(i) ? scaled{factor, {}, true} : scaled{factor, {*u.owner, i}, false};
    }
  }
}

/// Whether split finds anything: most terms have no number as a factor.
constexpr bool is_scaled(const term& u) {
  if (u.owner == nullptr) return true;
  const std::uint64_t* const words = u.owner->nodes.items;
  const std::uint64_t word = words[u.index], kind = word >> node::kind_at;
  if (kind != static_cast<unsigned>(node_kind::multiply))
    return kind == static_cast<unsigned>(node_kind::negate) || (node::constants >> kind & 1) != 0;
  const std::uint64_t first = words[word >> 24 & node::none] >> node::kind_at,
                      second = words[word & node::none] >> node::kind_at;
  return ((node::constants >> first | node::constants >> second) & 1) != 0;
}

/// Whether u is k r, where k needs no variable but is not a number: sqrt(pi) x.
constexpr bool is_fixed(const term& u) { return u.owner == nullptr || u.owner->is_fixed(u.index); }
struct fixed_split {
  term factor, rest;
  bool found = false;
};
constexpr fixed_split split_fixed(const term& u) {
  if (is_fixed(u)) return {u, 1, true};
  if (!u.is(node_kind::multiply)) return {1, u, false};
  if (is_fixed(u.a())) return {u.a(), u.b(), true};
  if (is_fixed(u.b())) return {u.b(), u.a(), true};
  return {1, u, false};
}

/// Whether a factor of u needs no variable: a number, a sign, sqrt(pi).
constexpr bool has_fixed_factor(const term& u) {
  if (u.owner == nullptr) return true;
  const std::uint64_t* const words = u.owner->nodes.items;
  const std::uint64_t word = words[u.index], kind = word >> node::kind_at;
  if (kind != static_cast<unsigned>(node_kind::multiply))
    return kind == static_cast<unsigned>(node_kind::negate) || (word & node::fixed) != 0;
  return ((words[word >> 24 & node::none] | words[word & node::none]) & node::fixed) != 0;
}

/// c u where no factor of u meets c.
constexpr term scale_plain(const number& c, const term& u) {
  if (c.is_one()) return u;
  if (c.is_minus_one()) return make(node_kind::negate, u);
  if (c.is_zero()) return 0;  // where u is finite
  return make(node_kind::multiply, c, u);
}
constexpr term scale(const number& c, const term& u) {
  if (u.owner == nullptr)
    return detail::computed(node_kind::multiply, c, u.value());  // there is no graph for it
  if (!has_fixed_factor(u) && foldable(c, c)) return scale_plain(c, u);
  if (const fixed_split k = split_fixed(u);
      k.found && !k.factor.is_constant() && !k.rest.is_constant())
    return make(node_kind::multiply, make(node_kind::multiply, c, k.factor),
                k.rest);  // everywhere; the compiler folds c k
  const scaled s = split(u);
  if (s.constant)
    return foldable(c, s.factor) ? term(c * s.factor) : make(node_kind::multiply, c, u);
  if (!foldable(c, s.factor)) return make(node_kind::multiply, c, u);
  return scale_plain(c * s.factor, s.rest);
}

constexpr term negate(const term& u) {
  if (u.is(node_kind::negate)) return u.a();                                      // everywhere
  if (u.is(node_kind::subtract)) return make(node_kind::subtract, u.b(), u.a());  // everywhere
  return scale(-1, u);
}

}  // namespace nabla::core::simplifying
