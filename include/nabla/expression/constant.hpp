// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <ratio>

#include <nabla/expression/function_of.hpp>
#include <nabla/function/e.hpp>
#include <nabla/function/pi.hpp>
#include <nabla/meta/decimal.hpp>

namespace nabla::core {

/// An exact number as an expression: `2_c`, `0.5_c`, `1e-3_c`.
template <number N>
struct constant : function_of<constant<N>> {
  using layout = scalar_layout;
  static constexpr unsigned tree_size = 1;
  static constexpr bool verbatim = true;
  static constexpr number value = N;
  static constexpr term build(graph&) { return N; }
};

/// A constant with a name and no argument.
template <class F>
struct named_constant : function_of<named_constant<F>> {
  using layout = scalar_layout;
  static constexpr unsigned tree_size = 1;
  static constexpr bool verbatim = true;
  static constexpr term build(graph& g) { return apply_nullary<F>(g); }
};
/// 3.14159..., the circumference of a circle of diameter 1, in every scalar type's full precision.
inline constexpr named_constant<circle_number> pi;
/// 2.71828..., the base of the natural logarithm, in every scalar type's full precision.
inline constexpr named_constant<euler_number> e;

namespace detail {

/// Decimal digits with at most one point and one exponent, and no leading zero that would mean
/// octal.
constexpr bool is_decimal(std::string_view text) {
  const bool octal =
      text.size() > 1 && text[0] == '0' && text.find_first_of(".eE") == std::string_view::npos;
  return !octal && text.find_first_not_of("0123456789.eE+-'") == std::string_view::npos;
}
template <char... C>
inline constexpr char digits_of[] = {C..., '\0'};

}  // namespace detail

namespace literals {

/// An exact constant. Digits may be grouped by ', any length; beyond 64-bit fractions it is the
/// nearest double.
template <char... C>
requires(sizeof...(C) > 0)
constexpr auto operator""_c() {
  constexpr std::string_view text(detail::digits_of<C...>, sizeof...(C));
  static_assert(
      detail::is_decimal(text),
      "a constant is written in decimal: 12_c, 0.5_c, 1e-3_c (no 0x, 0b or leading zero)");
  if constexpr (detail::is_decimal(text)) {
    constexpr number value = parse_decimal(text);
    static_assert(value.is_exact() || detail::finite(to<double>(value)),
                  "this constant is too large for a double");
    return constant<value>{};
  } else {
    return constant<number(0)>{};
  }
}

}  // namespace literals

namespace detail {

template <template <class T, T> class C, class T, T Value>
struct constant_from<C<T, Value>> {
  using type = constant<number(Value)>;
};
template <std::intmax_t N, std::intmax_t D>
struct constant_from<std::ratio<N, D>> {
  using type = constant<number(N, D)>;
};
template <class U>
struct rejected_number {
  using type = constant<number(0)>;
  static_assert(!std::is_arithmetic_v<U>,
                "a run-time number cannot be part of an expression: write it as a constant (2_c, "
                "0.5_c), or declare a "
                "variable and bind it");
  static_assert(std::is_arithmetic_v<U>,
                "an expression is made of variables, constants (2_c, 0.5_c) and functions of them: "
                "this is something else");
};

}  // namespace detail

/// The expression that an operand stands for.
template <class V>
constexpr auto as_expression(const V&) {
  if constexpr (expression<V>) {
    detail::require_one_array<V>();
    return V{};
  } else if constexpr (exact_constant<V>) {
    return typename detail::constant_from<V>::type{};
  } else {
    return typename detail::rejected_number<V>::type{};
  }
}
template <class V>
using expression_for = decltype(as_expression(std::declval<V>()));

}  // namespace nabla::core

namespace nabla {

using core::constant;
using core::e;
using core::pi;
namespace literals = core::literals;

}  // namespace nabla
