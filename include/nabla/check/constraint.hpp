// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/check/requirements.hpp>
#include <nabla/function/abs.hpp>
#include <nabla/function/cbrt.hpp>
#include <nabla/function/sqrt.hpp>

namespace nabla::core {

/// One end of the interval that a constraint allows.
struct bound {
  number value;
  bool present = false, closed = false;
};

/// Where the branches `when` are taken, the term `of` must lie between two bounds and on none of
/// the holes.
struct constraint {
  term of;
  bound low, high;
  sequence<number> holes;
  sequence<branch> when;
};

namespace detail {

constexpr void shift(constraint& c, number by) {
  if (c.low.present) c.low.value = c.low.value + by;
  if (c.high.present) c.high.value = c.high.value + by;
  for (number& hole : c.holes) hole = hole + by;
}
constexpr void scale(constraint& c, number by) {
  if (c.low.present) c.low.value = c.low.value * by;
  if (c.high.present) c.high.value = c.high.value * by;
  for (number& hole : c.holes) hole = hole * by;
  if (by.is_negative()) {
    const bound low = c.low;
    c.low = c.high;
    c.high = low;
  }
}

/// Whether the term is a number other than 0 by which the bounds can be moved without overflow.
constexpr bool moves_by(const constraint& c, term number_there) {
  if (!number_there.is_constant() || number_there.is_number(0)) return false;
  const number by = number_there.value();
  bool all = (!c.low.present || foldable(c.low.value, by)) &&
             (!c.high.present || foldable(c.high.value, by));
  for (const number hole : c.holes) all = all && foldable(hole, by);
  return all;
}
/// Turns u + 1 > 0 into u > -1, -2 u < 6 into u > -3, and so on, as far as it goes.
constexpr void isolate(constraint& c) {
  for (term& u = c.of; u.owner != nullptr;) {
    const bool is_sum = u.is(node_kind::add), is_difference = u.is(node_kind::subtract);
    if ((is_sum || is_difference) && moves_by(c, u.b())) {
      shift(c, is_sum ? -u.b().value() : u.b().value());
      u = u.a();
    } else if ((is_sum || is_difference) && moves_by(c, u.a())) {
      shift(c, -u.a().value());
      if (is_difference) scale(c, -1);
      u = u.b();
    } else if (u.is(node_kind::negate)) {
      scale(c, -1);
      u = u.a();
    } else if (u.is(node_kind::multiply) && moves_by(c, u.a())) {
      scale(c, number(1) / u.a().value());
      u = u.b();
    } else if (u.is(node_kind::divide) && moves_by(c, u.b())) {
      scale(c, u.b().value());
      u = u.a();
    } else {
      return;
    }
  }
}

/// The factors of a term that must not be zero: u v^2 sqrt(w) has u, v and w.
constexpr sequence<term> factors_of(term u) {
  sequence<term> factors, open;
  for (open.push_back(u); open.size != 0;) {
    const term v = open.pop_back();
    const bool is_root =
        is_call_of<square_root>(v) || is_call_of<cube_root>(v) || is_call_of<absolute_value>(v);
    if (v.is(node_kind::multiply)) open.push_back(v.b());
    if (v.is(node_kind::multiply) || v.is(node_kind::divide) || v.is(node_kind::power) ||
        v.is(node_kind::negate) || is_root)
      open.push_back(v.a());
    else if (!v.is_constant() || v.is_number(0))
      factors.push_back(v);
  }
  return factors;
}

constexpr bool same_branches(const sequence<branch>& u, const sequence<branch>& v) {
  if (u.size != v.size) return false;
  for (std::uint32_t k = 0; k < u.size; ++k)
    if (!(u[k] == v[k])) return false;
  return true;
}
/// The tighter of two lower bounds or, if `sign` is -1, of two upper ones.
constexpr bound tighter(bound u, bound v, int sign) {
  if (!u.present || !v.present) return u.present ? u : v;
  if (u.value == v.value) return {u.value, true, u.closed && v.closed};
  return (u.value < v.value) == (sign > 0) ? v : u;
}
constexpr void meet(constraint& c, const constraint& other) {
  c.low = tighter(c.low, other.low, 1);
  c.high = tighter(c.high, other.high, -1);
  for (const number hole : other.holes) c.holes.push_back(hole);
}
/// Drops holes that lie outside the bounds or occur twice; a hole on a bound opens it.
constexpr void tidy(constraint& c) {
  sequence<number> holes;
  for (const number hole : c.holes) {
    if (c.low.present && hole == c.low.value) c.low.closed = false;
    if (c.high.present && hole == c.high.value) c.high.closed = false;
    bool outside =
        (c.low.present && !(c.low.value < hole)) || (c.high.present && !(hole < c.high.value));
    for (const number known : holes) outside = outside || known == hole;
    if (!outside) holes.push_back(hole);
  }
  c.holes = holes;
}

/// Turns |u| > 0 into u != 0.
constexpr bool makes_hole(constraint& c) {
  const bool is_size = is_call_of<absolute_value>(c.of) ||
                       (c.of.is(node_kind::power) && c.of.node_here().exponent() % 2 == 0);
  if (!is_size || c.high.present || !c.low.present || c.low.closed || !c.low.value.is_zero())
    return false;
  c.low = {};
  c.holes.push_back(0);
  return true;
}

constexpr bound bound_at(double value, bool closed) {
  return {math::isfinite(value) ? from_double(value) : number(0), math::isfinite(value), closed};
}

}  // namespace detail

/// Whether the constraint leaves no number.
constexpr bool is_empty(constraint c) {
  for (const number hole : c.holes)
    if (c.of.is_number(hole)) return true;
  if (c.of.is_constant()) {
    const bound itself{c.of.value(), true, true};
    detail::meet(c, {c.of, itself, itself, {}, {}});
  }
  if (!c.low.present || !c.high.present) return false;
  return c.high.value < c.low.value ||
         (c.high.value == c.low.value && !(c.low.closed && c.high.closed));
}

/// The requirements as constraints, as simple as they become without solving for the variables.
/// Their terms are canonical, in the graph `form`.
constexpr sequence<constraint> constraints_of(auto& g, const sequence<requirement>& requirements,
                                              graph& form) {
  sequence<constraint> all;
  if (requirements.size == 0) return all;
  sequence<term> arguments;
  for (const requirement& it : requirements) arguments.push_back(term(g, it.argument));
  const term list = readable(g, list_of(g, arguments.items, {arguments.size, 1}).index, form);
  const sequence<term> forms = elements_of(term(form, list.in(form)), arguments.size);
  const auto add = [&](constraint c) {
    detail::isolate(c);
    for (constraint& known : all)
      if (identical(known.of, c.of) && detail::same_branches(known.when, c.when))
        return detail::meet(known, c);
    all.push_back(c);
  };
  for (std::uint32_t k = 0; k < requirements.size; ++k) {
    const requirement& it = requirements[k];
    constraint c{forms[k],
                 detail::bound_at(it.inside.low, it.inside.low_closed),
                 detail::bound_at(it.inside.high, it.inside.high_closed),
                 {},
                 it.when};
    if (it.nonzero) c.holes.push_back(0);
    if (!it.nonzero && !detail::makes_hole(c)) {
      add(c);
      continue;
    }
    for (const term factor : detail::factors_of(forms[k])) {
      c.of = factor;
      add(c);
    }
  }
  for (constraint& c : all) detail::tidy(c);
  return all;
}

}  // namespace nabla::core
