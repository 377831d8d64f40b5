// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/arithmetic.hpp>
#include <nabla/graph/computed_range.hpp>
#include <nabla/graph/term.hpp>

namespace nabla {

/// u to an integer; u^0 is 1 for every u, 0 included.
constexpr term power(term u, int n);
/// p where the condition holds, else q; what is computed for the other does not touch the result.
constexpr term where(condition c, term p, term q);

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

namespace simplifying {

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

/// Whether split finds anything: most terms are no multiple of another.
constexpr bool is_scaled(term u) {
  if (u.owner == nullptr) return true;
  const node n = u.node_here();
  if (n.kind() == node_kind::multiply)
    return (*u.owner)[n.a()].is_constant() || (*u.owner)[n.b()].is_constant();
  return n.kind() == node_kind::negate || n.is_constant();
}

/// Whether u is k r with a k that needs no variable and is no number: sqrt(pi) x.
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

constexpr bool asks_equality(condition c) {
  return c.kind == node_kind::if_equal || c.kind == node_kind::if_unequal;
}
/// Whether u == v is false at every point, also where one is no number.
constexpr bool never_equal(graph& g, term u, term v) {
  const interval p = computed_range(g, u.in(g));
  if (detail::is_unbounded(p)) return false;
  const interval q = computed_range(g, v.in(g));
  return p.high < q.low || q.high < p.low;
}
/// Whether the choices u and v ask the same question.
constexpr bool same_condition(term u, term v) {
  return u.owner != nullptr && v.owner != nullptr && u.node_here().is_choice() &&
         u.node_here().kind() == v.node_here().kind() && u.node_here().a() == v.node_here().a();
}
constexpr condition condition_of(term choice) {
  return {choice.node_here().kind(), choice.a().a(), choice.a().b()};
}
/// Whether u is a choice by that very condition.
constexpr bool asks(term u, condition c) {
  return u.owner != nullptr && u.node_here().is_choice() && u.node_here().kind() == c.kind &&
         identical(u.a().a(), c.left) && identical(u.a().b(), c.right);
}
/// What u is where c holds, or where it does not.
constexpr term given(condition c, bool holds, term u) {
  if (!asks(u, c)) return u;
  return holds ? u.b().a() : u.b().b();
}
/// Whether u is where(c, p, q) with p, with q zero.
constexpr bool first_is_zero(term u) {
  return u.owner != nullptr && u.node_here().is_choice() && u.b().a().is_number(0);
}
constexpr bool second_is_zero(term u) {
  return u.owner != nullptr && u.node_here().is_choice() && u.b().b().is_number(0);
}

/// How many answers the choices in u have, if every one is 0 or 1; or more than `most`.
constexpr int answers(term u, int most) {
  if (u.is_number(0) || u.is_number(1)) return 1;
  if (most < 2 || u.owner == nullptr || !u.node_here().is_choice()) return most + 1;
  const int first = answers(u.b().a(), most - 1);
  return first + answers(u.b().b(), most - first);
}
inline constexpr int most_answers = 64;
/// Whether u says by 0 and 1 where something holds, in so few questions that they can be asked one
/// by one.
constexpr bool is_indicator(term u) { return answers(u, most_answers) <= most_answers; }

/// where(u != 0, p, q) for an indicator u, by asking its questions.
constexpr term ask(term u, term p, term q) {
  if (u.is_constant()) return u.is_number(0) ? q : p;
  const condition c = condition_of(u);
  return where(c, ask(u.b().a(), given(c, true, p), given(c, true, q)),
               ask(u.b().b(), given(c, false, p), given(c, false, q)));
}

/// Whether the sum of two choices of one condition is a choice that costs no more.
constexpr bool joins(term u, term v) {
  return (first_is_zero(u) && second_is_zero(v)) || (second_is_zero(u) && first_is_zero(v)) ||
         (u.b().a().is_constant() && u.b().b().is_constant() && v.b().a().is_constant() &&
          v.b().b().is_constant());
}

/// u + v, or u - v where `sign` is -1.
constexpr term add(term u, term v, int sign = 1) {
  if (v.is_number(0)) return u;  // everywhere
  if (u.is_number(0)) return sign < 0 ? negate(v) : v;
  if (!is_scaled(u) && !is_scaled(v) && !same_condition(u, v)) {
    if (identical(u, v)) return sign < 0 ? term(0) : scale(2, u);  // where u is finite
    return make(sign < 0 ? node_kind::subtract : node_kind::add, u, v);
  }
  const scaled s = split(u), t = split(v);
  const number factor = sign < 0 ? -t.factor : t.factor;
  if (!foldable(s.factor, factor) || (s.constant && t.constant))
    return make(sign < 0 ? node_kind::subtract : node_kind::add, u, v);
  if (!s.constant && !t.constant && identical(s.rest, t.rest))
    return scale(s.factor + factor, s.rest);  // where u is finite
  if (same_condition(s.rest, t.rest) && joins(s.rest, t.rest))
    return where(condition_of(s.rest),
                 scale(s.factor, s.rest.b().a()) + scale(factor, t.rest.b().a()),
                 scale(s.factor, s.rest.b().b()) + scale(factor, t.rest.b().b()));  // everywhere
  if (s.constant && sign > 0 && v.is(node_kind::add) && v.a().is_constant() &&
      foldable(s.factor, v.a().value()))
    return add(s.factor + v.a().value(), v.b());  // everywhere
  const term size_u = s.factor.is_negative() ? negate(u) : u,
             size_v = t.factor.is_negative() ? negate(v) : v;
  if (!factor.is_negative())
    return s.factor.is_negative() ? make(node_kind::subtract, size_v, size_u)
                                  : make(node_kind::add, size_u, size_v);
  if (!s.factor.is_negative()) return make(node_kind::subtract, size_u, size_v);
  if (s.factor != number(-1) || s.constant) return make(node_kind::subtract, u, size_v);
  if (factor != number(-1) || t.constant)
    return make(node_kind::subtract, sign < 0 ? negate(v) : v, size_u);
  return make(node_kind::negate, make(node_kind::add, size_u, size_v));
}

/// A term as a power of a base that is none itself.
struct powered {
  term base;
  int exponent;
};
constexpr powered split_power(term u) {
  return u.is(node_kind::power) ? powered{u.a(), u.node_here().exponent()} : powered{u, 1};
}
/// Whether a node has room for the exponent and, twice over, for those of derivatives.
constexpr bool fits_exponent(std::int64_t n) { return n <= 1 << 22 && n >= -(1 << 22); }

/// x^m (1/x)^n as one power of x or of 1/x. Of a variable alone: what other terms are may be no
/// number, which their quotient must not hide.
constexpr bool cancels(powered u, powered v) {
  return u.exponent > 0 && v.exponent > 0 && u.base.is(node_kind::variable) &&
         v.base.is(node_kind::divide) && v.base.a().is_number(1) && identical(v.base.b(), u.base);
}
constexpr term cancelled(powered u, powered v) {
  const int rest = u.exponent - v.exponent;
  return rest >= 0 ? power(u.base, rest) : power(v.base, -rest);
}

/// b^w of a constant b > 0: never zero, though it may be too small for a double.
constexpr bool is_exponential(term u) {
  return u.is(node_kind::call) && u.owner->function_at(u.node_here().b())->base != nullptr;
}
constexpr term multiply(term u, term v);
/// u v without the division, where u is a/v or (a/v) w for an exponential v: everywhere.
constexpr bool cancels_exponential(term u, term v, term& product) {
  if (!is_exponential(v)) return false;
  const auto divides = [v](term w) { return w.is(node_kind::divide) && identical(w.b(), v); };
  if (divides(u)) {
    product = u.a();
    return true;
  }
  if (!u.is(node_kind::multiply) || (!divides(u.a()) && !divides(u.b()))) return false;
  product = divides(u.a()) ? multiply(u.a().a(), u.b()) : multiply(u.a(), u.b().a());
  return true;
}

constexpr term multiply(term u, term v) {
  if (term product; cancels_exponential(u, v, product) || cancels_exponential(v, u, product))
    return product;
  if (is_scaled(u) || is_scaled(v)) {
    const scaled s = split(u), t = split(v);
    if (s.constant) return scale(s.factor, v);
    if (t.constant) return scale(t.factor, u);
    if (!foldable(s.factor, t.factor)) return make(node_kind::multiply, u, v);
    // Everywhere. One number alone comes out only to meet a product that is there: (2 g) x is 2 g
    // for all x.
    const bool first = s.factor != number(1), second = t.factor != number(1),
               minus = s.factor == number(-1) || t.factor == number(-1);
    const bool in_graph = s.rest.owner != nullptr && t.rest.owner != nullptr;
    const bool comes_out = (first && second) || minus ||
                           (in_graph && s.rest.owner->has_product(s.rest.index, t.rest.index));
    if (comes_out && (first || second)) return scale(s.factor * t.factor, multiply(s.rest, t.rest));
  }
  if (const fixed_split s = split_fixed(u), t = split_fixed(v);
      (s.found || t.found) && !(is_fixed(u) && is_fixed(v))) {
    const bool several = s.found && t.found;  // everywhere
    if (several && is_fixed(u))
      return make(node_kind::multiply, make(node_kind::multiply, u, t.factor), t.rest);
    if (several && is_fixed(v))
      return make(node_kind::multiply, make(node_kind::multiply, v, s.factor), s.rest);
    if (several)
      return make(node_kind::multiply, make(node_kind::multiply, s.factor, t.factor),
                  multiply(s.rest, t.rest));
  }
  if (is_indicator(u))
    return where(u != 0, v, 0);  // where(c, 1, 0) v = where(c, v, 0): also where v is infinite
  if (is_indicator(v)) return where(v != 0, u, 0);
  const powered p = split_power(u), q = split_power(v);
  if (identical(p.base, q.base) && fits_exponent(std::int64_t{p.exponent} + q.exponent))
    return power(p.base, p.exponent + q.exponent);  // u^m u^n: where u != 0 if m or n < 0
  if (cancels(p, q)) return cancelled(p, q);        // x^m (1/x)^n: where x != 0
  if (cancels(q, p)) return cancelled(q, p);
  return make(node_kind::multiply, u, v);
}

constexpr term divide(term u, term v) {
  if (v.is(node_kind::divide) && !is_fixed(v))
    return multiply(u, divide(v.b(), v.a()));  // u/(a/b): where b != 0
  if (u.is(node_kind::divide) && identical(u.a(), v))
    return divide(1, u.b());  // (v/b)/v: where v != 0
  if (u.is(node_kind::multiply)) {
    if (u.a().is(node_kind::divide) && identical(u.a().a(), v)) return divide(u.b(), u.a().b());
    if (u.b().is(node_kind::divide) && identical(u.b().a(), v)) return divide(u.a(), u.b().b());
  }
  if (is_fixed(v) && !v.is_constant())
    return multiply(make(node_kind::divide, 1, v), u);  // everywhere
  if (const fixed_split t = split_fixed(v); t.found && !t.factor.is_constant())
    return multiply(make(node_kind::divide, 1, t.factor), divide(u, t.rest));  // everywhere
  const scaled s = split(u), t = split(v);
  if (t.constant) {
    const bool folds = !t.factor.is_zero() && foldable(t.factor, t.factor);
    return folds ? scale(number(1) / t.factor, u) : make(node_kind::divide, u, v);  // everywhere
  }
  if (s.constant && s.factor.is_zero()) return 0;  // where v != 0
  if (t.factor != number(1) && foldable(s.factor, t.factor))
    return s.constant ? scale(s.factor / t.factor, make(node_kind::divide, 1, t.rest))
                      : scale(s.factor / t.factor, divide(s.rest, t.rest));  // everywhere
  if (s.constant) return make(node_kind::divide, u, v);
  if (s.factor != number(1)) return scale(s.factor, divide(s.rest, v));  // everywhere
  const powered p = split_power(u), q = split_power(v);
  if (identical(p.base, q.base) && fits_exponent(std::int64_t{p.exponent} - q.exponent))
    return power(p.base, p.exponent - q.exponent);  // u^m / u^n: where u != 0
  return make(node_kind::divide, u, v);
}

}  // namespace simplifying

namespace detail {

/// f of up to four terms element by element; a scalar meets every element of a list.
template <class F>
constexpr term for_each_element(F f, const term* operands, int count) {
  shape s;
  graph* owner = nullptr;
  sequence<term> elements[4];
  for (int k = 0; k < count; ++k) {
    if (operands[k].is_list()) s = operands[k].shape(), owner = operands[k].owner;
    elements[k] = elements_of(operands[k]);
  }
  sequence<term> results;
  for (std::uint32_t i = 0; i < s.size(); ++i) {
    term one_of_each[4];
    for (int k = 0; k < count; ++k) one_of_each[k] = elements[k][operands[k].is_list() ? i : 0];
    results.push_back(f(one_of_each));
  }
  return list_of(*owner, results.items, s);
}
template <class F>
constexpr term elementwise(F f, term u, term v) {
  const term operands[] = {u, v};
  return for_each_element([&](const term* two_terms) { return f(two_terms[0], two_terms[1]); },
                          operands, 2);
}

/// What the user wrote, except that numbers among themselves are folded exactly. (Plain numbers
/// have no graph to be kept in, and are folded even where that overflows.)
constexpr bool both_fold(term u, term v) {
  if (u.owner == nullptr && v.owner == nullptr) return true;
  return u.is_constant() && v.is_constant() && foldable(u.value(), v.value());
}
constexpr bool simplifies(term u, term v) {
  return owner_of(u, v) != nullptr && owner_of(u, v)->simplifies;
}

}  // namespace detail

constexpr term operator+(term u, term v) {
  if (u.is_list() || v.is_list())
    return detail::elementwise([](term p, term q) { return p + q; }, u, v);
  if (detail::both_fold(u, v)) return detail::computed(node_kind::add, u.value(), v.value());
  return detail::simplifies(u, v) ? simplifying::add(u, v) : make(node_kind::add, u, v);
}
constexpr term operator-(term u, term v) {
  if (u.is_list() || v.is_list())
    return detail::elementwise([](term p, term q) { return p - q; }, u, v);
  if (detail::both_fold(u, v)) return detail::computed(node_kind::subtract, u.value(), v.value());
  return detail::simplifies(u, v) ? simplifying::add(u, v, -1) : make(node_kind::subtract, u, v);
}
constexpr term operator*(term u, term v) {
  if (u.is_list() || v.is_list())
    return detail::elementwise([](term p, term q) { return p * q; }, u, v);
  if (detail::both_fold(u, v)) return detail::computed(node_kind::multiply, u.value(), v.value());
  return detail::simplifies(u, v) ? simplifying::multiply(u, v) : make(node_kind::multiply, u, v);
}
constexpr term operator/(term u, term v) {
  if (u.is_list() || v.is_list())
    return detail::elementwise([](term p, term q) { return p / q; }, u, v);
  if (detail::both_fold(u, v) &&
      ((u.owner == nullptr && v.owner == nullptr) || !v.value().is_zero()))
    return detail::computed(node_kind::divide, u.value(), v.value());
  return detail::simplifies(u, v) ? simplifying::divide(u, v) : make(node_kind::divide, u, v);
}
constexpr term operator-(term u) {
  if (u.is_list()) return detail::elementwise([](term p, term) { return -p; }, u, u);
  if (u.is_constant()) return -u.value();
  return u.owner->simplifies ? simplifying::negate(u) : make(node_kind::negate, u);
}

constexpr term power(term u, int n) {
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
constexpr term square(term u) { return u * u; }

constexpr term where(condition c, term p, term q) {
  const term operands[] = {c.left, c.right, p, q};
  if (c.left.is_list() || c.right.is_list() || p.is_list() || q.is_list())
    return detail::for_each_element(
        [&](const term* w) { return where(condition{c.kind, w[0], w[1]}, w[2], w[3]); }, operands,
        4);
  graph* const owner = owner_of(c.left, c.right, p, q);
  if (identical(p, q)) return p;
  if (c.left.is_constant() && c.right.is_constant()) {
    const number u = c.left.value(), v = c.right.value();
    const bool less = u < v, equal = !less && !(v < u) && !u.is_nan() && !v.is_nan();
    const bool holds = c.kind == node_kind::if_less         ? less
                       : c.kind == node_kind::if_less_equal ? less || equal
                       : c.kind == node_kind::if_equal      ? equal
                                                            : !equal;
    return holds ? p : q;
  }
  if (owner->simplifies) {  // where(c, where(c, a, b), q) = where(c, a, q), and so on: everywhere
    if (simplifying::asks(p, c)) return where(c, p.b().a(), q);
    if (simplifying::asks(q, c)) return where(c, p, q.b().b());
  }
  if (owner->simplifies && c.kind == node_kind::if_unequal && c.right.is_number(0)) {
    // where(where(c, 1, r) != 0, p, q) = where(c, p, where(r != 0, p, q)): everywhere
    const bool answers_only = simplifying::is_indicator(p) && simplifying::is_indicator(q);
    const int most =
        answers_only ? simplifying::most_answers : 3;  // of values, more would cost more
    if (simplifying::answers(c.left, most) <= most) return simplifying::ask(c.left, p, q);
  }
  if (owner->simplifies && simplifying::asks_equality(c) &&
      simplifying::never_equal(*owner, c.left, c.right))
    return c.kind == node_kind::if_equal ? q : p;  // everywhere
  const term question = make(node_kind::list, term(*owner, c.left.in(*owner)), c.right);
  const term answers = make(node_kind::list, term(*owner, p.in(*owner)), q);
  return make(c.kind, question, answers);
}

}  // namespace nabla
