// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/operators.hpp>
#include <nabla/meta/hana.hpp>

namespace nabla::core {

/// u < v and its like, for `where`.
template <node_kind Kind, class U, class V>
struct comparison {
  template <class Never = void>
  constexpr explicit operator bool() const {
    static_assert(!std::is_void_v<Never>,
                  "a comparison of expressions has no value before they are evaluated: write "
                  "where(x < y, u, v) "
                  "instead of if or ?:");
    return false;
  }
};

/// where(u ? v, p, q) as a function of its four terms.
template <node_kind Kind>
struct chooses {
  static constexpr term build(term u, term v, term p, term q) {
    return where(condition{Kind, u, v}, p, q);
  }
};

namespace detail {

template <node_kind Kind, class U, class V>
constexpr auto compare(U, V) {
  return comparison<Kind, expression_for<U>, expression_for<V>>{};
}

}  // namespace detail

template <class U, class V>
requires(expression<U> || expression<V>)
constexpr auto operator<(U u, V v) {
  return detail::compare<node_kind::if_less>(u, v);
}
template <class U, class V>
requires(expression<U> || expression<V>)
constexpr auto operator<=(U u, V v) {
  return detail::compare<node_kind::if_less_equal>(u, v);
}
template <class U, class V>
requires(expression<U> || expression<V>)
constexpr auto operator>(U u, V v) {
  return detail::compare<node_kind::if_less>(v, u);
}
template <class U, class V>
requires(expression<U> || expression<V>)
constexpr auto operator>=(U u, V v) {
  return detail::compare<node_kind::if_less_equal>(v, u);
}
/// Whether two values are equal at a point, for `where` (`u == v` asks whether two functions are
/// the same).
template <class U, class V>
requires(expression<U> || expression<V>)
constexpr auto equals(U u, V v) {
  return detail::compare<node_kind::if_equal>(u, v);
}
template <class U, class V>
requires(expression<U> || expression<V>)
constexpr auto differs(U u, V v) {
  return detail::compare<node_kind::if_unequal>(u, v);
}

namespace detail {
template <class C>
constexpr C combine(C c) {
  static_assert(sizeof(C) == 0,
                "comparisons of expressions are not combined: write where(a, where(b, u, v), v)");
  return c;
}
}  // namespace detail
template <node_kind Kind, class U, class V, class C>
constexpr auto operator&&(comparison<Kind, U, V> c, const C&) {
  return detail::combine(c);
}
template <node_kind Kind, class U, class V, class C>
constexpr auto operator||(comparison<Kind, U, V> c, const C&) {
  return detail::combine(c);
}
template <node_kind Kind, class U, class V>
constexpr auto operator!(comparison<Kind, U, V> c) {
  static_assert(
      sizeof(U) == 0,
      "a comparison of expressions is not negated: write the opposite one, u >= v for !(u < v)");
  return c;
}

/// p where the comparison holds, else q; neither touches the other, nor do their derivatives.
template <node_kind Kind, class U, class V, class P, class Q>
constexpr auto where(comparison<Kind, U, V>, P p, Q q) {
  return call_of<chooses<Kind>>(U{}, V{}, p, q);
}
template <class C, class P, class Q>
requires((std::is_arithmetic_v<C> || expression<C>) && (expression<P> || expression<Q>))
constexpr auto where(C, P, Q q) {
  static_assert(sizeof(P) == 0, "where takes a comparison of expressions: where(x < y, u, v)");
  return q;
}
template <bool Same, class P, class Q>
constexpr auto where(hana::bool_<Same>, P p, Q q) {
  static_assert(
      sizeof(P) == 0,
      "u == v asks whether two functions are the same: as a condition write equals(u, v)");
  return p + q;
}

}  // namespace nabla::core

namespace nabla {

using core::differs;
using core::equals;
using core::where;

}  // namespace nabla
