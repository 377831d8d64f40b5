// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <nabla/math/lanewise.hpp>
#include <nabla/math/trigonometric.hpp>

// sin and cos of packs of doubles, with the coefficients of fdlibm's k_sin.c, k_cos.c and
// e_rem_pio2.c (Sun Microsystems, 1993).

namespace nabla::core::math::lanewise {

/// x = n pi/2 + high + low, |high| <= pi/4.
template <doubles V>
struct angle {
  V n;  // + integer_base
  V high, low;
};

/// Below this size, n has 20 bits.
inline constexpr double largest_angle = 0x1p20;

/// Cody and Waite's reduction, with pi/2 in three parts of 33 bits, whose products with n are exact,
/// and a rest.
template <doubles V>
[[gnu::always_inline]] inline angle<V> reduce(const V& x) {
  const V n = x * 6.36619772367581382433e-01 + integer_base, whole = n - integer_base;
  const V first = x - whole * 1.57079632673412561417e+00;
  const V second = whole * 6.07710050630396597660e-11, third = whole * 2.02226624871116645580e-21;
  const V rough = first - second, high = rough - third;
  const V low = ((first - rough) - second) + ((rough - high) - third);
  return {n, high, low - whole * 8.47842766036889956997e-32};
}

template <doubles V>
[[gnu::always_inline]] inline V sine_near_zero(const V& x, const V& low) {
  constexpr double c[] = {8.33333333332248946124e-03, -1.98412698298579493134e-04,
                          2.75573137070700676789e-06, -2.50507602534068634195e-08,
                          1.58969099521155010221e-10};
  const V z = x * x, cube = z * x;
  const V correction = z * (low * 0.5 - cube * polynomial(z, c)) - low;
  return x - (correction + cube * 1.66666666666666324348e-01);
}
template <doubles V>
[[gnu::always_inline]] inline V cosine_near_zero(const V& x, const V& low) {
  constexpr double c[] = {4.16666666666666019037e-02, -1.38888888888741095749e-03,
                          2.48015872894767294178e-05, -2.75573143513906633035e-07,
                          2.08757232129817482790e-09, -1.13596475577881948265e-11};
  const V z = x * x, half = z * 0.5, rough = 1.0 - half;
  return rough + (((1.0 - rough) - half) + (z * z * polynomial(z, c) - x * low));
}

/// sin(x + quadrant pi/2), for |x| < largest_angle.
template <doubles V>
[[gnu::always_inline]] inline V sine_of_small(const V& x, std::uint64_t quadrant) {
  const auto a = reduce(x);
  const bits<V> q = bits_of(a.n) + quadrant;
  const V s = sine_near_zero(a.high, a.low), c = cosine_near_zero(a.high, a.low);
  return from_bits<V>(bits_of(V(select((q & 1) != 0, c, s))) ^ (q & 2) << 62);
}

/// If one angle is large, infinite or NaN, all go to the C library, one by one.
template <class F, doubles V>
[[gnu::always_inline]] inline V sine_or(const V& x, std::uint64_t quadrant) {
  const auto small = magnitude_of(x) < every<V>(largest_angle);
  const V large = select(small, every<V>(0), every<V>(1));
  if (sum_of_lanes<double, lane_count<V>>(large) != 0) return detail::apply<F>(x);
  return sine_of_small(x, quadrant);
}

template <doubles V>
[[gnu::always_inline]] inline V sin(const V& x) {
  return sine_or<detail::sine_function>(x, 0);
}
template <doubles V>
[[gnu::always_inline]] inline V cos(const V& x) {
  return sine_or<detail::cosine_function>(x, 1);
}

}  // namespace nabla::core::math::lanewise
