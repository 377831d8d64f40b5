// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/elementwise.hpp>
#include <nabla/graph/local_rules.hpp>

namespace nabla::core {

/// While it lives, the graph simplifies what is made in it.
struct simplifying_scope {
  graph& g;
  bool before;
  constexpr explicit simplifying_scope(graph& the_graph)
      : g(the_graph), before(the_graph.simplifies) {
    g.simplifies = true;
  }
  constexpr ~simplifying_scope() { g.simplifies = before; }
  simplifying_scope(const simplifying_scope&) = delete;
  simplifying_scope& operator=(const simplifying_scope&) = delete;
};

namespace detail {

/// They keep what the user wrote, except that they fold numbers among themselves exactly. (Plain
/// numbers have no graph to be kept in, and are folded even where that overflows.)
constexpr bool both_fold(const term& u, const term& v) {
  if (u.owner == nullptr && v.owner == nullptr) return true;
  if (u.owner != nullptr && !u.owner->is_constant(u.index)) return false;
  return v.is_constant() && foldable(u.value(), v.value());
}
/// Of terms of which one at least has a graph.
constexpr bool simplifies(const term& u, const term& v) {
  return (u.owner != nullptr ? u.owner : v.owner)->simplifies;
}

}  // namespace detail

constexpr term operator+(const term& u, const term& v) {
  if (u.is_list() || v.is_list())
    return detail::elementwise([](term p, term q) { return p + q; }, u, v);
  if (detail::both_fold(u, v)) return detail::computed(node_kind::add, u.value(), v.value());
  return detail::simplifies(u, v) ? simplifying::add(u, v) : make(node_kind::add, u, v);
}
constexpr term operator-(const term& u, const term& v) {
  if (u.is_list() || v.is_list())
    return detail::elementwise([](term p, term q) { return p - q; }, u, v);
  if (detail::both_fold(u, v)) return detail::computed(node_kind::subtract, u.value(), v.value());
  return detail::simplifies(u, v) ? simplifying::add(u, v, -1) : make(node_kind::subtract, u, v);
}
constexpr term operator*(const term& u, const term& v) {
  if (u.is_list() || v.is_list())
    return detail::elementwise([](term p, term q) { return p * q; }, u, v);
  if (detail::both_fold(u, v)) return detail::computed(node_kind::multiply, u.value(), v.value());
  return detail::simplifies(u, v) ? simplifying::multiply(u, v) : make(node_kind::multiply, u, v);
}
constexpr term operator/(const term& u, const term& v) {
  if (u.is_list() || v.is_list())
    return detail::elementwise([](term p, term q) { return p / q; }, u, v);
  if (detail::both_fold(u, v) &&
      ((u.owner == nullptr && v.owner == nullptr) || !v.value().is_zero()))
    return detail::computed(node_kind::divide, u.value(), v.value());
  return detail::simplifies(u, v) ? simplifying::divide(u, v) : make(node_kind::divide, u, v);
}
constexpr term operator-(const term& u) {
  if (u.is_list()) return detail::elementwise([](term p, term) { return -p; }, u, u);
  if (u.is_constant()) return -u.value();
  return u.owner->simplifies ? simplifying::negate(u) : make(node_kind::negate, u);
}

constexpr term& term::operator+=(term v) { return *this = *this + v; }
constexpr term& term::operator-=(term v) { return *this = *this - v; }
constexpr term& term::operator*=(term v) { return *this = *this * v; }
constexpr term& term::operator/=(term v) { return *this = *this / v; }

constexpr term power(const term& u, int n) {
  if (u.is_list()) return detail::elementwise([n](term p, term) { return power(p, n); }, u, u);
  if (n == 0) return 1;
  if (n == 1) return u;
  if (u.is_constant() && u.value().is_exact() && (n > 0 || !u.value().is_zero())) {
    const number base = n < 0 ? number(1) / u.value() : u.value();
    const number result = detail::exact_power(base, n < 0 ? -n : n);
    if (result.is_exact() && result.is_zero() == base.is_zero()) return result;
  }
  if (u.owner == nullptr) return number::inexact(detail::computed_power(to<double>(u.value()), n));
  if (u.owner->simplifies) {
    if (u.is(node_kind::power) &&
        simplifying::fits_exponent(std::int64_t{u.node_here().exponent()} * n))
      return power(u.a(), u.node_here().exponent() * n);  // (u^m)^n: everywhere but 0 if m, n < 0
    if (u.is(node_kind::negate)) return n % 2 == 0 ? power(u.a(), n) : -power(u.a(), n);
  }
  return make(node_kind::power, u, node::as_bits(n));
}
constexpr term square(const term& u) { return u * u; }

}  // namespace nabla::core

namespace nabla {

using core::power;
using core::square;

}  // namespace nabla
