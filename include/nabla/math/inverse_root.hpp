// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <nabla/math/wide.hpp>

// a^(-1/n) by Newton's iteration: the only division and the only roots of this chapter.

namespace nabla::core::math {

/// a^(-1/n) for n = 1, 2, 3 and a > 0 (n = 1: a != 0).
template <int n, int N>
constexpr wide<N> inverse_root(wide<N> a) {
  const int quotient = (a.exponent + (a.exponent > 0 ? n - 1 : 0)) / n;
  a.exponent -= n * quotient;  // now 2^-n <= |a| < 1
  const double m =
      static_cast<double>(a.limb[N - 1]) * (1 / 18446744073709551616.0) / (1 << -a.exponent);
  double y = 1;
  for (int i = 0; i < 9; ++i) y += y * (1 - m * (n == 1 ? y : n == 2 ? y * y : y * y * y)) / n;
  wide<N> r(2, static_cast<std::uint64_t>(y * 4611686018427387904.0));
  r.negative = a.negative;
  for (int bits = 51; bits < 64 * N; bits *= 2)
    r = r + r * (1 - a * (n == 1 ? r : n == 2 ? r * r : r * r * r)) / n;
  r.exponent -= quotient;
  return r;
}

template <int N>
constexpr wide<N> operator/(const wide<N>& a, const wide<N>& b) {
  return a * inverse_root<1>(b);
}

template <int N>
constexpr wide<N> square_root(const wide<N>& a) {
  return a.is_zero() ? a : a * inverse_root<2>(a);
}

}  // namespace nabla::core::math

namespace nabla {

namespace math = core::math;

}  // namespace nabla
