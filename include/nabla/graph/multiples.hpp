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

constexpr scaled split(term u) {
  if (u.owner == nullptr) return {u.plain, {}, true};
  const graph& g = *u.owner;
  number factor = 1;
  for (node_index i = u.index;;) {
    const node n = g.nodes.items[i];
    if (n.is_constant()) {
      const bool folds = foldable(factor, g.number_at(i));
      return folds ? scaled{factor * g.number_at(i), {}, true}
                   : scaled{factor, {*u.owner, i}, false};
    }
    if (n.kind() == node_kind::negate) {
      factor = -factor;
      i = n.a();
    } else if (n.kind() == node_kind::multiply && g.is_constant(n.a()) &&
               foldable(factor, g.number_at(n.a()))) {
      factor = factor * g.number_at(n.a());
      i = n.b();
    } else if (n.kind() == node_kind::multiply && g.is_constant(n.b()) &&
               foldable(factor, g.number_at(n.b()))) {
      factor = factor * g.number_at(n.b());
      i = n.a();
    } else {
      return {factor, {*u.owner, i}, false};
    }
  }
}

/// Whether split finds anything: most terms have no number as a factor.
constexpr bool is_scaled(term u) {
  if (u.owner == nullptr) return true;
  const node n = u.node_here();
  if (n.kind() == node_kind::multiply)
    return u.owner->is_constant(n.a()) || u.owner->is_constant(n.b());
  return n.kind() == node_kind::negate || n.is_constant();
}

/// Whether u is k r, where k needs no variable but is not a number: sqrt(pi) x.
constexpr bool is_fixed(term u) { return u.owner == nullptr || u.owner->is_fixed(u.index); }
struct fixed_split {
  term factor, rest;
  bool found = false;
};
constexpr fixed_split split_fixed(term u) {
  if (is_fixed(u)) return {u, 1, true};
  if (!u.is(node_kind::multiply)) return {1, u, false};
  if (is_fixed(u.a())) return {u.a(), u.b(), true};
  if (is_fixed(u.b())) return {u.b(), u.a(), true};
  return {1, u, false};
}

/// Whether a factor of u needs no variable: a number, a sign, sqrt(pi).
constexpr bool has_fixed_factor(term u) {
  if (u.owner == nullptr) return true;
  const graph& g = *u.owner;
  const node n = u.node_here();
  if (n.kind() == node_kind::multiply) return g.is_fixed(n.a()) || g.is_fixed(n.b());
  return n.is_fixed() || n.kind() == node_kind::negate;
}

/// c u where no factor of u meets c.
constexpr term scale_plain(number c, term u) {
  if (c.is_zero()) return 0;  // where u is finite
  if (c == number(1)) return u;
  if (c == number(-1)) return make(node_kind::negate, u);
  return make(node_kind::multiply, c, u);
}
constexpr term scale(number c, term u) {
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

constexpr term negate(term u) {
  if (u.is(node_kind::negate)) return u.a();                                      // everywhere
  if (u.is(node_kind::subtract)) return make(node_kind::subtract, u.b(), u.a());  // everywhere
  return scale(-1, u);
}

}  // namespace nabla::core::simplifying
