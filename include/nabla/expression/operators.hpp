// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/call.hpp>

namespace nabla {

// Beside an expression may stand another, an integral constant C<T, v> of hana's or std's, a std::ratio; and a
// run-time number, which is told what to write instead. (The overloads for C<T, v> are more specialised than
// hana's own operators, which take anything.)
template <class U>
concept run_time_number = std::is_arithmetic_v<U>;

template <expression U, expression V> constexpr auto operator+(U u, V v) { return call_of<plus>(u, v); }
template <expression U, template <class T, T> class C, class T, T N> constexpr auto operator+(U u, C<T, N> v) {
  return call_of<plus>(u, v);
}
template <template <class T, T> class C, class T, T N, expression V> constexpr auto operator+(C<T, N> u, V v) {
  return call_of<plus>(u, v);
}
template <expression U, std::intmax_t N, std::intmax_t D> constexpr auto operator+(U u, std::ratio<N, D> v) {
  return call_of<plus>(u, v);
}
template <std::intmax_t N, std::intmax_t D, expression V> constexpr auto operator+(std::ratio<N, D> u, V v) {
  return call_of<plus>(u, v);
}
template <expression U, run_time_number V> constexpr auto operator+(U u, V v) { return call_of<plus>(u, v); }
template <run_time_number U, expression V> constexpr auto operator+(U u, V v) { return call_of<plus>(u, v); }

template <expression U, expression V> constexpr auto operator-(U u, V v) { return call_of<minus>(u, v); }
template <expression U, template <class T, T> class C, class T, T N> constexpr auto operator-(U u, C<T, N> v) {
  return call_of<minus>(u, v);
}
template <template <class T, T> class C, class T, T N, expression V> constexpr auto operator-(C<T, N> u, V v) {
  return call_of<minus>(u, v);
}
template <expression U, std::intmax_t N, std::intmax_t D> constexpr auto operator-(U u, std::ratio<N, D> v) {
  return call_of<minus>(u, v);
}
template <std::intmax_t N, std::intmax_t D, expression V> constexpr auto operator-(std::ratio<N, D> u, V v) {
  return call_of<minus>(u, v);
}
template <expression U, run_time_number V> constexpr auto operator-(U u, V v) { return call_of<minus>(u, v); }
template <run_time_number U, expression V> constexpr auto operator-(U u, V v) { return call_of<minus>(u, v); }

template <expression U, expression V> constexpr auto operator*(U u, V v) { return call_of<times>(u, v); }
template <expression U, template <class T, T> class C, class T, T N> constexpr auto operator*(U u, C<T, N> v) {
  return call_of<times>(u, v);
}
template <template <class T, T> class C, class T, T N, expression V> constexpr auto operator*(C<T, N> u, V v) {
  return call_of<times>(u, v);
}
template <expression U, std::intmax_t N, std::intmax_t D> constexpr auto operator*(U u, std::ratio<N, D> v) {
  return call_of<times>(u, v);
}
template <std::intmax_t N, std::intmax_t D, expression V> constexpr auto operator*(std::ratio<N, D> u, V v) {
  return call_of<times>(u, v);
}
template <expression U, run_time_number V> constexpr auto operator*(U u, V v) { return call_of<times>(u, v); }
template <run_time_number U, expression V> constexpr auto operator*(U u, V v) { return call_of<times>(u, v); }

template <expression U, expression V> constexpr auto operator/(U u, V v) { return call_of<divides>(u, v); }
template <expression U, template <class T, T> class C, class T, T N> constexpr auto operator/(U u, C<T, N> v) {
  return call_of<divides>(u, v);
}
template <template <class T, T> class C, class T, T N, expression V> constexpr auto operator/(C<T, N> u, V v) {
  return call_of<divides>(u, v);
}
template <expression U, std::intmax_t N, std::intmax_t D> constexpr auto operator/(U u, std::ratio<N, D> v) {
  return call_of<divides>(u, v);
}
template <std::intmax_t N, std::intmax_t D, expression V> constexpr auto operator/(std::ratio<N, D> u, V v) {
  return call_of<divides>(u, v);
}
template <expression U, run_time_number V> constexpr auto operator/(U u, V v) { return call_of<divides>(u, v); }
template <run_time_number U, expression V> constexpr auto operator/(U u, V v) { return call_of<divides>(u, v); }

template <expression U> constexpr auto operator-(U u) { return call_of<negates>(u); }
template <expression U> constexpr U operator+(U u) { return u; }
/// u times u.
template <expression U> constexpr auto square(U u) { return call_of<squares>(u); }

}  // namespace nabla
