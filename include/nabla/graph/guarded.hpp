// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/operators.hpp>

namespace nabla::core {

/// A derivative on its way through a choice: the value counts where the guard is not zero, and is
/// zero elsewhere, even if an operation on the way has made it infinite or not a number. No guard:
/// everywhere.
struct guarded {
  term value;
  node_index guard = node::none;
  bool present = false;

  constexpr guarded() = default;
  constexpr guarded(const term& u, node_index its_guard = node::none)
      : value(u), guard(its_guard), present(true) {}
  constexpr bool conditional() const { return guard != node::none; }
  constexpr term guard_in(graph& g) const { return conditional() ? term(g, guard) : term(1); }
};

constexpr term settled(graph& g, const guarded& u) {
  if (!u.present) return 0;
  return u.conditional() ? where(u.guard_in(g) != 0, u.value, 0) : u.value;
}

namespace detail {

/// A value, and where it counts: the guard is 1 there and 0 elsewhere.
struct guarded_term {
  term value, guard;

  constexpr bool nowhere() const { return guard.is_number(0); }
  /// What it is where the condition holds, or where it does not.
  constexpr guarded_term given(condition c, bool holds) const {
    return {simplifying::given(c, holds, value), simplifying::given(c, holds, guard)};
  }
  /// Whether it is simpler once the answer to that choice's question is known.
  constexpr bool asks_like(term choice) const {
    return simplifying::same_condition(guard, choice) ||
           (guard.is_constant() && simplifying::same_condition(value, choice));
  }
};

/// Two sums in one: u where its guard is 1 plus v where its guard is 1, and anything where neither
/// is. What both ask is asked once: branches of one choice meet in one choice. At most `questions`,
/// lest this takes long.
constexpr term combined(const guarded_term& u, const guarded_term& v, int& questions) {
  if (u.nowhere()) return v.value;
  if (v.nowhere()) return u.value;
  const bool alike = identical(u.guard, v.guard);
  const term asking = alike ? u.value : u.guard.is_constant() ? v.guard : u.guard;
  const bool splits = alike ? simplifying::same_condition(u.value, v.value)
                            : u.asks_like(asking) && v.asks_like(asking);
  if (!splits || questions-- <= 0)
    return alike ? u.value + v.value
                 : where(u.guard != 0, u.value, 0) + where(v.guard != 0, v.value, 0);
  const condition c = condition_of(asking);
  const guarded_term p = u.given(c, true), q = v.given(c, true), r = u.given(c, false),
                     s = v.given(c, false);
  if (p.nowhere() && q.nowhere()) return combined(r, s, questions);
  if (r.nowhere() && s.nowhere()) return combined(p, q, questions);
  const term if_true = combined(p, q, questions);
  return where(c, if_true, combined(r, s, questions));
}

}  // namespace detail

constexpr guarded sum(graph& g, const guarded& u, const guarded& v) {
  if (!u.present || !v.present) return u.present ? u : v;
  if (!u.conditional() && !v.conditional()) return u.value + v.value;
  int questions = simplifying::most_answers;
  const term both = detail::combined({u.value, u.guard_in(g)}, {v.value, v.guard_in(g)}, questions);
  const term either = where(u.guard_in(g) != 0, 1, v.guard_in(g));
  return {both, either.is_number(1) ? node::none : either.in(g)};
}
constexpr guarded product(graph& g, const guarded& u, const guarded& v) {
  if (!u.present || !v.present) return {};
  if (u.guard == node::none || v.guard == node::none)
    return {u.value * v.value, u.guard != node::none ? u.guard : v.guard};
  const term both = where(u.guard_in(g) != 0, v.guard_in(g), 0);
  return both.is_number(0) ? guarded() : guarded(u.value * v.value, both.in(g));
}

}  // namespace nabla::core
