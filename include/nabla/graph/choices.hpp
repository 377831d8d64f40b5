// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/computed_range.hpp>
#include <nabla/graph/elementwise.hpp>
#include <nabla/graph/term.hpp>

// Local rules for choices. Each says where it holds.

namespace nabla::core {

/// p where the condition holds, else q; what is computed for the other does not touch the result.
constexpr term where(condition c, term p, term q);

namespace simplifying {

constexpr bool asks_equality(const condition& c) {
  return c.kind == node_kind::if_equal || c.kind == node_kind::if_unequal;
}
/// Whether u == v is false at every point, also where one is NaN.
constexpr bool never_equal(graph& g, const term& u, const term& v) {
  const interval p = computed_range(g, u.in(g));
  if (detail::is_unbounded(p)) return false;
  const interval q = computed_range(g, v.in(g));
  return p.high < q.low || q.high < p.low;
}
/// Whether the choices u and v ask the same question.
constexpr bool same_condition(const term& u, const term& v) {
  return is_choice(u) && v.owner != nullptr && u.node_here().kind() == v.node_here().kind() &&
         u.node_here().a() == v.node_here().a();
}
/// Whether u is a choice by that very condition.
constexpr bool asks(const term& u, const condition& c) {
  if (!is_choice(u) || u.node_here().kind() != c.kind) return false;
  const condition own = condition_of(u);
  return identical(own.left, c.left) && identical(own.right, c.right);
}
/// u as it is where c holds, or where it does not.
constexpr term given(const condition& c, bool holds, const term& u) {
  if (!asks(u, c)) return u;
  return holds ? if_true(u) : if_false(u);
}
/// Whether u is where(c, p, q) with p, with q zero.
constexpr bool first_is_zero(const term& u) { return is_choice(u) && if_true(u).is_number(0); }
constexpr bool second_is_zero(const term& u) { return is_choice(u) && if_false(u).is_number(0); }

/// How many answers the choices in u have, if every one is 0 or 1; or more than `most`.
constexpr int answers(const term& u, int most) {
  if (u.is_number(0) || u.is_number(1)) return 1;
  if (most < 2 || !is_choice(u)) return most + 1;
  const int first = answers(if_true(u), most - 1);
  return first + answers(if_false(u), most - first);
}
inline constexpr int most_answers = 64;
/// Whether u says by 0 and 1 where something holds, in so few questions that they can be asked one
/// by one.
constexpr bool is_indicator(const term& u) { return answers(u, most_answers) <= most_answers; }

/// where(u != 0, p, q) for an indicator u, by asking its questions.
constexpr term ask(const term& u, const term& p, const term& q) {
  if (u.is_constant()) return u.is_number(0) ? q : p;
  const condition c = condition_of(u);
  return where(c, ask(if_true(u), given(c, true, p), given(c, true, q)),
               ask(if_false(u), given(c, false, p), given(c, false, q)));
}

/// Whether u is an indicator with so few questions that asking them costs no more than
/// where(u != 0, p, q): more than three answers are worth it only if p and q are indicators, too.
constexpr bool can_ask(const term& u, const term& p, const term& q) {
  const int most = is_indicator(p) && is_indicator(q) ? most_answers : 3;
  return answers(u, most) <= most;
}

/// Whether the sum of two choices of one condition is a choice that costs no more.
constexpr bool joins(const term& u, const term& v) {
  const auto has_constants = [](term w) {
    return if_true(w).is_constant() && if_false(w).is_constant();
  };
  return (first_is_zero(u) && second_is_zero(v)) || (second_is_zero(u) && first_is_zero(v)) ||
         (has_constants(u) && has_constants(v));
}

/// Whether there is something simpler than where(c, p, q), which is then in `result`.
constexpr bool simplify_choice(const condition& c, const term& p, const term& q, term& result) {
  if (asks(p, c))
    result = where(c, if_true(p), q);  // where(c, where(c, a, b), q) = where(c, a, q): everywhere
  else if (asks(q, c))
    result = where(c, p, if_false(q));
  else if (c.kind == node_kind::if_unequal && c.right.is_number(0) && can_ask(c.left, p, q))
    result = ask(c.left, p, q);  // everywhere
  else if (asks_equality(c) && never_equal(*owner_of(c.left, c.right, p, q), c.left, c.right))
    result = c.kind == node_kind::if_equal ? q : p;  // everywhere
  else
    return false;
  return true;
}

}  // namespace simplifying

namespace detail {

/// Whether the comparison of two numbers holds; nothing is equal to NaN.
constexpr bool holds(node_kind kind, const number& u, const number& v) {
  const bool less = u < v, equal = !less && !(v < u) && !u.is_nan() && !v.is_nan();
  return kind == node_kind::if_less         ? less
         : kind == node_kind::if_less_equal ? less || equal
         : kind == node_kind::if_equal      ? equal
                                            : !equal;
}

}  // namespace detail

constexpr term where(condition c, term p, term q) {
  const term operands[] = {c.left, c.right, p, q};
  if (c.left.is_list() || c.right.is_list() || p.is_list() || q.is_list())
    return detail::elementwise(
        [&](const term* w) { return where(condition{c.kind, w[0], w[1]}, w[2], w[3]); }, operands,
        4);
  if (identical(p, q)) return p;
  if (c.left.is_constant() && c.right.is_constant())
    return detail::holds(c.kind, c.left.value(), c.right.value()) ? p : q;
  graph& g = *owner_of(c.left, c.right, p, q);
  if (term simpler; g.simplifies && simplifying::simplify_choice(c, p, q, simpler)) return simpler;
  return make_choice(g, c, p, q);
}

}  // namespace nabla::core

namespace nabla {

using core::where;

}  // namespace nabla
