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
  number factor = 1;
  while (true) {
    if (u.is_constant())
      return foldable(factor, u.value()) ? scaled{factor * u.value(), {}, true}
                                         : scaled{factor, u, false};
    if (u.is(node_kind::negate)) {
      factor = -factor, u = u.a();
    } else if (u.is(node_kind::multiply) && u.a().is_constant() &&
               foldable(factor, u.a().value())) {
      factor = factor * u.a().value(), u = u.b();
    } else if (u.is(node_kind::multiply) && u.b().is_constant() &&
               foldable(factor, u.b().value())) {
      factor = factor * u.b().value(), u = u.a();
    } else {
      return {factor, u, false};
    }
  }
}

/// Whether split finds anything: most terms have no number as a factor.
constexpr bool is_scaled(term u) {
  if (u.owner == nullptr) return true;
  const node n = u.node_here();
  if (n.kind() == node_kind::multiply)
    return (*u.owner)[n.a()].is_constant() || (*u.owner)[n.b()].is_constant();
  return n.kind() == node_kind::negate || n.is_constant();
}

/// Whether u is k r, where k needs no variable but is not a number: sqrt(pi) x.
constexpr bool is_fixed(term u) { return u.owner == nullptr || u.node_here().is_fixed(); }
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

constexpr term scale(number c, term u) {
  if (u.owner == nullptr)
    return detail::computed(node_kind::multiply, c, u.value());  // there is no graph for it
  if (const fixed_split k = split_fixed(u);
      k.found && !k.factor.is_constant() && !k.rest.is_constant())
    return make(node_kind::multiply, make(node_kind::multiply, c, k.factor),
                k.rest);  // everywhere; the compiler folds c k
  const scaled s = split(u);
  if (s.constant)
    return foldable(c, s.factor) ? term(c * s.factor) : make(node_kind::multiply, c, u);
  if (!foldable(c, s.factor)) return make(node_kind::multiply, c, u);
  const number factor = c * s.factor;
  if (factor.is_zero()) return 0;  // where u is finite
  if (factor == number(1)) return s.rest;
  if (factor == number(-1)) return make(node_kind::negate, s.rest);
  return make(node_kind::multiply, factor, s.rest);
}

constexpr term negate(term u) {
  if (u.is(node_kind::negate)) return u.a();                                      // everywhere
  if (u.is(node_kind::subtract)) return make(node_kind::subtract, u.b(), u.a());  // everywhere
  return scale(-1, u);
}

}  // namespace nabla::core::simplifying
