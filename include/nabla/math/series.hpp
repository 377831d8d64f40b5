// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <compare>
#include <limits>

#include <nabla/math/select.hpp>

// Numbers that carry their derivatives: truncated power series in several variables, with
// coefficients of any type of numbers. A series in x, y, ... is one in x whose coefficients are
// series in y, ...: so each operation is that of one variable, written once. The namespace holds
// only what is looked up beside a series by its argument.

namespace nabla::core::power_series {

template <class T, int Order, int... Others>
struct series;

/// Whether C is a series.
template <class C>
concept any_series = requires { C::variables; };

namespace detail {

template <class T, int... Orders>
struct series_or_number {
  using type = series<T, Orders...>;
};
template <class T>
struct series_or_number<T> {
  using type = T;
};
/// A constant as a number or as a series.
template <class C, class U>
constexpr C converted(const U& constant) {
  if constexpr (std::is_arithmetic_v<U> &&
                requires { requires std::is_floating_point_v<typename C::value_type>; })
    return C(static_cast<typename C::value_type>(constant));
  else
    return static_cast<C>(constant);
}
/// k as a number or as a series.
template <class C>
constexpr C integer(int k) {
  return math::constant<C>(static_cast<double>(k));
}

}  // namespace detail

/// Stands for the sum of c_k h^k for k = 0, ..., Order: a function's value at a point, c_0, and its
/// derivatives there, k! c_k, with respect to as many variables as there are orders. Two series
/// compare as their constant terms do. T is any type with + - * and /; nothing is on the heap.
template <class T, int Order, int... Others>
struct series {
  using value_type = T;
  using coefficient = typename detail::series_or_number<T, Others...>::type;
  static constexpr int order = Order, variables = sizeof...(Others) + 1;
  static constexpr bool carries_derivatives = true;
  static_assert(Order >= 0, "the orders of a series are 0 or more");

  /// 0.
  constexpr series() = default;
  /// A constant.
  template <class U>
  requires std::is_constructible_v<coefficient, const U&>
  constexpr explicit(!std::is_convertible_v<const U&, coefficient>) series(const U& constant)
      : coefficients{detail::converted<coefficient>(constant)}, highest(0) {}
  /// The K-th variable at this point: value + h.
  template <int K>
  static constexpr series variable(const T& value) {
    static_assert(K < variables, "a series has one variable for each of its orders");
    series u(value);
    if constexpr (K > 0)
      u.coefficients[0] = coefficient::template variable<K - 1>(value);
    else if constexpr (Order > 0)
      u.raise_to(1) = detail::integer<coefficient>(1);
    return u;
  }

  /// The coefficient of h^k; in several variables it is a series in the others.
  constexpr const coefficient& operator[](int k) const { return coefficients[k]; }
  /// The derivative of these orders, one for each variable.
  template <class... K>
  constexpr T derivative(int k, K... others) const {
    T result = [&] {
      if constexpr (variables == 1)
        return coefficients[k];
      else
        return coefficients[k].derivative(others...);
    }();
    for (int i = 2; i <= k; ++i) result *= detail::integer<T>(i);
    return result;
  }
  /// The value at the point.
  constexpr const T& constant_term() const {
    if constexpr (variables == 1)
      return coefficients[0];
    else
      return coefficients[0].constant_term();
  }
  /// Whether everything but the constant term is 0 for certain.
  constexpr bool is_constant() const {
    if constexpr (variables == 1)
      return highest == 0;
    else
      return highest == 0 && coefficients[0].is_constant();
  }
  /// No coefficient beyond this one is other than 0: loops end here.
  constexpr int degree() const { return highest; }
  /// The coefficient, to be changed.
  constexpr coefficient& raise_to(int k) {
    if (highest < k) highest = k;
    return coefficients[k];
  }

  constexpr series& operator+=(const series& u) {
    for (int k = 0; k <= u.highest; ++k) raise_to(k) += u[k];
    return *this;
  }
  constexpr series& operator-=(const series& u) {
    for (int k = 0; k <= u.highest; ++k) raise_to(k) -= u[k];
    return *this;
  }
  constexpr series& operator*=(const T& scale) {
    for (int k = 0; k <= highest; ++k) coefficients[k] *= scale;
    return *this;
  }
  constexpr series& operator/=(const T& scale) {
    for (int k = 0; k <= highest; ++k) coefficients[k] /= scale;
    return *this;
  }
  constexpr series& operator*=(const series& u) { return *this = *this * u; }
  constexpr series& operator/=(const series& u) { return *this = *this / u; }

  friend constexpr series operator-(series u) {
    for (int k = 0; k <= u.highest; ++k) u.coefficients[k] = -u.coefficients[k];
    return u;
  }
  friend constexpr series operator+(series u, const series& v) { return u += v; }
  friend constexpr series operator-(series u, const series& v) { return u -= v; }
  friend constexpr series operator*(series u, const T& scale) { return u *= scale; }
  friend constexpr series operator/(series u, const T& scale) { return u /= scale; }
  friend constexpr series operator*(const series& u, const series& v) {
    series product{};
    product.add_product(u, v);
    return product;
  }
  /// q = u / v, from u = q v: v_0 q_k = u_k - the sum of v_j q_(k - j) for j = 1, ..., k.
  friend constexpr series operator/(const series& u, const series& v) {
    series quotient{};
    for (int k = 0; k <= (v.highest == 0 ? u.highest : Order); ++k)
      quotient.raise_to(k) = (u[k] - v.convolution(quotient, k, 1, k)) / v[0];
    return quotient;
  }
  /// Adds u v.
  constexpr void add_product(const series& u, const series& v) {
    static_cast<void>(raise_to(u.highest + v.highest < Order ? u.highest + v.highest : Order));
    for (int i = 0; i <= u.highest; ++i)
      for (int j = 0; j <= v.highest && i + j <= Order; ++j)
        add_product(coefficients[i + j], u[i], v[j]);
  }
  /// The sum of u_j v_(k - j) for j = first, ..., last, where u is this.
  constexpr coefficient convolution(const series& v, int k, int first, int last) const {
    coefficient sum{};
    for (int j = first; j <= last && j <= highest; ++j)
      if (k - j <= v.highest) add_product(sum, coefficients[j], v[k - j]);
    return sum;
  }

  friend constexpr bool operator==(const series& u, const series& v) {
    return u.constant_term() == v.constant_term();
  }
  friend constexpr std::partial_ordering operator<=>(const series& u, const series& v)
  requires requires(const T& term) { term < term; }
  {
    if (u.constant_term() < v.constant_term()) return std::partial_ordering::less;
    if (v.constant_term() < u.constant_term()) return std::partial_ordering::greater;
    return u == v ? std::partial_ordering::equivalent : std::partial_ordering::unordered;
  }

 private:
  static constexpr void add_product(coefficient& sum, const coefficient& u, const coefficient& v) {
    if constexpr (variables == 1)
      sum += u * v;
    else
      sum.add_product(u, v);
  }

  coefficient coefficients[std::size_t{Order} + 1]{};
  int highest = 0;
};

/// What a series has as its coefficients, and what these have in the end.
template <class S>
using coefficient_of = typename S::coefficient;
template <class S>
using value_of = typename S::value_type;

}  // namespace nabla::core::power_series

template <class T, int... Orders>
struct std::numeric_limits<nabla::core::power_series::series<T, Orders...>>
    : std::numeric_limits<T> {};

namespace nabla::core {

using power_series::series;

}  // namespace nabla::core

namespace nabla {

namespace math = core::math;
using core::series;

}  // namespace nabla
