// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/matrix_product.hpp>

namespace nabla::core {

// Beside an expression may stand another, an integral constant C<T, N> of hana's or std's, a
// std::ratio; anything else is told what to write instead. (The overloads for C<T, N> are more
// specialised than hana's own operators, which take anything beside such a constant.)
template <class U>
concept no_expression = !expression<U>;

template <expression U, class V>
constexpr auto operator+(U u, const V& v) {
  return call_of<plus>(u, v);
}
template <no_expression U, expression V>
constexpr auto operator+(const U& u, V v) {
  return call_of<plus>(u, v);
}
template <expression U, template <class T, T> class C, class T, T N>
constexpr auto operator+(U u, C<T, N> v) {
  return call_of<plus>(u, v);
}
template <template <class T, T> class C, class T, T N, expression V>
constexpr auto operator+(C<T, N> u, V v) {
  return call_of<plus>(u, v);
}

template <expression U, class V>
constexpr auto operator-(U u, const V& v) {
  return call_of<minus>(u, v);
}
template <no_expression U, expression V>
constexpr auto operator-(const U& u, V v) {
  return call_of<minus>(u, v);
}
template <expression U, template <class T, T> class C, class T, T N>
constexpr auto operator-(U u, C<T, N> v) {
  return call_of<minus>(u, v);
}
template <template <class T, T> class C, class T, T N, expression V>
constexpr auto operator-(C<T, N> u, V v) {
  return call_of<minus>(u, v);
}

template <expression U, class V>
constexpr auto operator*(U u, const V& v) {
  return detail::multiplied(u, v);
}
template <no_expression U, expression V>
constexpr auto operator*(const U& u, V v) {
  return detail::multiplied(u, v);
}
template <expression U, template <class T, T> class C, class T, T N>
constexpr auto operator*(U u, C<T, N> v) {
  return detail::multiplied(u, v);
}
template <template <class T, T> class C, class T, T N, expression V>
constexpr auto operator*(C<T, N> u, V v) {
  return detail::multiplied(u, v);
}

template <expression U, class V>
constexpr auto operator/(U u, const V& v) {
  return call_of<divides>(u, v);
}
template <no_expression U, expression V>
constexpr auto operator/(const U& u, V v) {
  return call_of<divides>(u, v);
}
template <expression U, template <class T, T> class C, class T, T N>
constexpr auto operator/(U u, C<T, N> v) {
  return call_of<divides>(u, v);
}
template <template <class T, T> class C, class T, T N, expression V>
constexpr auto operator/(C<T, N> u, V v) {
  return call_of<divides>(u, v);
}

template <expression U>
constexpr auto operator-(U u) {
  return call_of<negates>(u);
}
template <expression U>
constexpr U operator+(U u) {
  return u;
}
/// u times u.
template <expression U>
constexpr auto square(U u) {
  return call_of<squares>(u);
}

// What is mathematics elsewhere, and has no such meaning here.
template <class U, class V>
requires(expression<U> || expression<V>)
constexpr auto operator^(const U&, const V&) {
  static_assert(sizeof(U) == 0,
                "^ is not a power in C++, and binds less than +: write square(u) or pow(u, v)");
  return constant<number(0)>{};
}
template <class U, class V>
requires(expression<U> || expression<V>)
constexpr auto operator%(const U&, const V&) {
  static_assert(sizeof(U) == 0, "there is no u % v: the remainder is u - v*floor(u/v)");
  return constant<number(0)>{};
}
namespace detail {
template <class U>
constexpr U unchanged(U u) {
  static_assert(
      sizeof(U) == 0,
      "an expression is a type, and cannot change: write auto g = f + x instead of f += x");
  return u;
}
}  // namespace detail
template <expression U, class V>
constexpr auto operator+=(const U& u, const V&) {
  return detail::unchanged(u);
}
template <expression U, class V>
constexpr auto operator-=(const U& u, const V&) {
  return detail::unchanged(u);
}
template <expression U, class V>
constexpr auto operator*=(const U& u, const V&) {
  return detail::unchanged(u);
}
template <expression U, class V>
constexpr auto operator/=(const U& u, const V&) {
  return detail::unchanged(u);
}

}  // namespace nabla::core

namespace nabla {

using core::square;

}  // namespace nabla
