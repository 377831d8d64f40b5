// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/choices.hpp>
#include <nabla/graph/multiples.hpp>

// Local rules for sums, products and quotients: what is made instead of one more node. Each says
// where it holds.

namespace nabla::core {

/// u to an integer; u^0 is 1 for every u, 0 included.
constexpr term power(const term& u, int n);

namespace simplifying {

/// u + v, or u - v where `sign` is -1.
constexpr term add(const term& u, const term& v, int sign = 1) {
  if (!is_scaled(u) && !is_scaled(v) && !same_condition(u, v)) {
    if (identical(u, v)) return sign < 0 ? term(0) : scale(2, u);  // where u is finite
    return make(sign < 0 ? node_kind::subtract : node_kind::add, u, v);
  }
  if (v.is_number(0)) return u;  // everywhere
  if (u.is_number(0)) return sign < 0 ? negate(v) : v;
  const scaled s = split(u), t = split(v);
  const number factor = sign < 0 ? -t.factor : t.factor;
  if (!foldable(s.factor, factor) || (s.constant && t.constant))
    return make(sign < 0 ? node_kind::subtract : node_kind::add, u, v);
  if (!s.constant && !t.constant && identical(s.rest, t.rest))
    return scale(s.factor + factor, s.rest);  // where u is finite
  if (same_condition(s.rest, t.rest) && joins(s.rest, t.rest))
    return where(
        condition_of(s.rest), scale(s.factor, if_true(s.rest)) + scale(factor, if_true(t.rest)),
        scale(s.factor, if_false(s.rest)) + scale(factor, if_false(t.rest)));  // everywhere
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

/// A term as a power whose base is not a power.
struct powered {
  term base;
  int exponent;
};
constexpr powered split_power(const term& u) {
  return u.is(node_kind::power) ? powered{u.a(), u.node_here().exponent()} : powered{u, 1};
}
/// |n| <= 2^22: half of what a node holds, so that derivatives fit too.
constexpr bool fits_exponent(std::int64_t n) { return n <= 1 << 22 && n >= -(1 << 22); }

/// b^w of a constant b > 0: never zero, though it may be too small for a double.
constexpr bool is_exponential(const term& u) {
  return u.is(node_kind::call) && is_function(u.owner->function_at(u.node_here().b())->base);
}
/// x^m (1/x)^n as one power of x or of 1/x. Of a variable, or of an exponential, alone: what other
/// terms are may be no number, which their quotient must not hide.
constexpr bool cancels(const powered& u, const powered& v) {
  return u.exponent > 0 && v.exponent > 0 &&
         (u.base.is(node_kind::variable) || is_exponential(u.base)) &&
         v.base.is(node_kind::divide) && v.base.a().is_number(1) && identical(v.base.b(), u.base);
}
constexpr term cancelled(const powered& u, const powered& v) {
  const int rest = u.exponent - v.exponent;
  return rest >= 0 ? power(u.base, rest) : power(v.base, -rest);
}

constexpr term multiply(const term& u, const term& v);
/// u v without the division, where u is a/v or (a/v) w for an exponential v: everywhere.
constexpr bool cancels_exponential(const term& u, const term& v, term& product) {
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

constexpr term divide(const term& u, const term& v);
/// u v without b^n, where v is b^n and u is a/b^m or (a/b^m) w, for m > n > 0: where b != 0.
constexpr bool cancels_power(const term& u, const term& v, term& product) {
  if (!u.is(node_kind::divide) && !u.is(node_kind::multiply)) return false;
  const powered p = split_power(v);
  const auto divides = [p](term w) {
    if (!w.is(node_kind::divide)) return false;
    const powered q = split_power(w.b());
    return identical(q.base, p.base) && q.exponent > p.exponent && p.exponent > 0;
  };
  const auto divided = [p](term w) {
    return divide(w.a(), power(p.base, split_power(w.b()).exponent - p.exponent));
  };
  if (divides(u)) {
    product = divided(u);
    return true;
  }
  if (!u.is(node_kind::multiply) || (!divides(u.a()) && !divides(u.b()))) return false;
  const bool first = divides(u.a()) && (!divides(u.b()) || u.a().a().is_constant());
  product = first ? multiply(divided(u.a()), u.b()) : multiply(u.a(), divided(u.b()));
  return true;
}

/// Whether a product with u is made as it is, unless the other factor asks for more.
constexpr bool is_plain_factor(const term& u) {
  if (u.owner == nullptr) return false;
  const auto kind = static_cast<node_kind>(u.owner->nodes.items[u.index] >> node::kind_at);
  return kind == node_kind::multiply || kind == node_kind::add || kind == node_kind::subtract ||
         kind == node_kind::variable;
}
/// The product with the numbers among the factors of u and v taken out; none where they stay there.
constexpr bool takes_out_numbers(const term& u, const term& v, term& product) {
  const bool u_is_scaled = is_scaled(u), v_is_scaled = is_scaled(v);
  if (!u_is_scaled && !v_is_scaled) return false;
  const scaled s = u_is_scaled ? split(u) : scaled{1, u}, t = v_is_scaled ? split(v) : scaled{1, v};
  if (s.constant || t.constant || !foldable(s.factor, t.factor)) {
    product = s.constant   ? scale(s.factor, v)
              : t.constant ? scale(t.factor, u)
                           : make(node_kind::multiply, u, v);
    return true;
  }
  // Everywhere. One number alone comes out only to meet a product that is there: (2 g) x is 2 g
  // for all x.
  const bool first = !s.factor.is_one(), second = !t.factor.is_one(),
             minus = s.factor.is_minus_one() || t.factor.is_minus_one();
  const bool in_graph = s.rest.owner != nullptr && t.rest.owner != nullptr;
  const bool comes_out = (first && second) || minus ||
                         (in_graph && s.rest.owner->has_product(s.rest.index, t.rest.index));
  if (!comes_out || (!first && !second)) return false;
  product = scale(s.factor * t.factor, multiply(s.rest, t.rest));
  return true;
}
/// The product with what needs no variable taken out of both: everywhere.
constexpr bool takes_out_fixed(const term& u, const term& v, term& product) {
  const fixed_split s = split_fixed(u), t = split_fixed(v);
  if (!s.found || !t.found || (is_fixed(u) && is_fixed(v))) return false;
  if (is_fixed(u))
    product = make(node_kind::multiply, make(node_kind::multiply, u, t.factor), t.rest);
  else if (is_fixed(v))
    product = make(node_kind::multiply, make(node_kind::multiply, v, s.factor), s.rest);
  else
    product = make(node_kind::multiply, make(node_kind::multiply, s.factor, t.factor),
                   multiply(s.rest, t.rest));
  return true;
}

constexpr term multiply(const term& u, const term& v) {
  const bool u_has_factor = has_fixed_factor(u), v_has_factor = has_fixed_factor(v);
  term product;
  if ((u_has_factor || v_has_factor) && takes_out_numbers(u, v, product)) return product;
  if (u_has_factor && v_has_factor && takes_out_fixed(u, v, product)) return product;
  if (is_plain_factor(u) && is_plain_factor(v) && !identical(u, v))
    return make(node_kind::multiply, u, v);
  if (cancels_exponential(u, v, product) || cancels_exponential(v, u, product)) return product;
  if (cancels_power(u, v, product) || cancels_power(v, u, product)) return product;
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

constexpr term divide(const term& u, const term& v) {
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

}  // namespace nabla::core

namespace nabla {

using core::power;

}  // namespace nabla

#include <nabla/graph/operators.hpp>  // which these rules use, too
