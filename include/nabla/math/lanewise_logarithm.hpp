// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <nabla/math/lanewise.hpp>
#include <nabla/math/rounding.hpp>

// log and log1p of packs of doubles, by the method and with the coefficients of fdlibm's e_log.c
// and s_log1p.c (Sun Microsystems, 1993).

namespace nabla::core::math::lanewise {

/// x = 2^k (1 + f), sqrt(1/2) <= 1 + f < sqrt(2), for positive normal x.
template <doubles V>
struct logarithm_parts {
  V k, f;
};
template <doubles V>
[[gnu::always_inline]] inline logarithm_parts<V> split(const V& x) {
  constexpr std::uint64_t root_of_half = 0x3fe6a09e667f3bcd, one = 0x3ff0000000000000;
  const bits<V> shifted = bits_of(x) - root_of_half + one;  // the exponent is k now
  const bits<V> k = shifted >> 52;
  const V exponent = from_bits<V>(k | 0x4330000000000000) - (0x1p52 + 1023);
  return {exponent, from_bits<V>(bits_of(x) - (k << 52) + one) - 1.0};
}

/// log(2^k (1 + f)) + correction: log(1 + f) = f - f^2/2 + s (f^2/2 + R(s^2)), s = f/(2 + f).
template <doubles V>
[[gnu::always_inline]] inline V logarithm(const V& k, const V& f, const V& correction) {
  constexpr double c[] = {6.666666666666735130e-01, 3.999999999940941908e-01,
                          2.857142874366239149e-01, 2.222219843214978396e-01,
                          1.818357216161805012e-01, 1.531383769920937332e-01,
                          1.479819860511658591e-01};
  const V s = f / (f + 2.0), z = s * s, half_square = f * f * 0.5;
  const V low = k * 1.90821492927058770002e-10 + correction;
  const V minus_rest = half_square - (s * (half_square + z * polynomial(z, c)) + low);
  return k * 6.93147180369123816490e-01 - (minus_rest - f);
}

/// `inside` where 0 < x < infinity; -infinity at 0, NaN below, infinity and NaN for themselves. x is
/// the logarithm's argument.
template <doubles V>
[[gnu::always_inline]] inline V with_ends(const V& x, const V& inside) {
  const V zero = every<V>(0), infinite = every<V>(detail::infinity<double>);
  const V negative = select(x < zero, every<V>(detail::not_a_number<double>), x);
  const V end = select(x == zero, V(-infinite), negative);
  return select((x > zero) & (x < infinite), inside, end);
}

/// The natural logarithm; subnormal numbers are made larger first.
template <doubles V>
[[gnu::always_inline]] inline V log(const V& x) {
  const auto small = x < every<V>(0x1p-1022);
  const auto parts = split(V(select(small, V(x * 0x1p54), x)));
  const V k = select(small, V(parts.k - 54.0), parts.k);
  return with_ends(x, logarithm(k, parts.f, V{}));
}

/// log(1 + x). What the sum u = 1 + x has lost is c u, and log(1 + x) = log u + c; where u needs no
/// power of two, f is x itself.
template <doubles V>
[[gnu::always_inline]] inline V log1p(const V& x) {
  const V u = x + 1.0, one = every<V>(1), zero = every<V>(0);
  const auto parts = split(u);
  const V lost = select(x > one, V(1.0 - (u - x)), V(x - (u - 1.0)));
  const auto near = parts.k == zero;
  const V inside =
      logarithm(parts.k, V(select(near, x, parts.f)), V(select(near, zero, V(lost / u))));
  return select(x == zero, x, with_ends(u, inside));
}

}  // namespace nabla::core::math::lanewise
