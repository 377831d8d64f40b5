// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <nabla/math/error_function.hpp>
#include <nabla/math/exponential.hpp>
#include <nabla/math/hyperbolic.hpp>
#include <nabla/math/in_lanes.hpp>
#include <nabla/math/inverse_trigonometric.hpp>
#include <nabla/math/lanewise_exponential.hpp>
#include <nabla/math/lanewise_logarithm.hpp>
#include <nabla/math/lanewise_trigonometric.hpp>
#include <nabla/math/logarithm.hpp>
#include <nabla/math/power.hpp>
#include <nabla/math/rounding.hpp>
#include <nabla/math/trigonometric.hpp>
#include <nabla/math/vector_library.hpp>

// vectorized(F, x...): the function F of this chapter in all lanes at once. By the vector library,
// where it has F; else by our own, where registers have 256 bits and products and sums fuse; else
// there is no such function, and `in_lanes` goes lane by lane.

namespace nabla::core::math::detail {

#if defined(__FMA__) || defined(__aarch64__)
inline constexpr bool products_fuse = true;
#else
inline constexpr bool products_fuse = false;
#endif
/// The function of the vector library.
[[gnu::always_inline]] inline auto by_library(exponential_function, const auto&... x)
    -> decltype(vector_library::exp(x...)) {
  return vector_library::exp(x...);
}
[[gnu::always_inline]] inline auto by_library(power_of_two, const auto&... x)
    -> decltype(vector_library::exp2(x...)) {
  return vector_library::exp2(x...);
}
[[gnu::always_inline]] inline auto by_library(exponential_minus_one, const auto&... x)
    -> decltype(vector_library::expm1(x...)) {
  return vector_library::expm1(x...);
}
[[gnu::always_inline]] inline auto by_library(natural_logarithm, const auto&... x)
    -> decltype(vector_library::log(x...)) {
  return vector_library::log(x...);
}
[[gnu::always_inline]] inline auto by_library(binary_logarithm, const auto&... x)
    -> decltype(vector_library::log2(x...)) {
  return vector_library::log2(x...);
}
[[gnu::always_inline]] inline auto by_library(decimal_logarithm, const auto&... x)
    -> decltype(vector_library::log10(x...)) {
  return vector_library::log10(x...);
}
[[gnu::always_inline]] inline auto by_library(logarithm_of_one_plus, const auto&... x)
    -> decltype(vector_library::log1p(x...)) {
  return vector_library::log1p(x...);
}
[[gnu::always_inline]] inline auto by_library(power_function, const auto&... x)
    -> decltype(vector_library::pow(x...)) {
  return vector_library::pow(x...);
}
[[gnu::always_inline]] inline auto by_library(cube_root_function, const auto&... x)
    -> decltype(vector_library::cbrt(x...)) {
  return vector_library::cbrt(x...);
}
[[gnu::always_inline]] inline auto by_library(hypotenuse, const auto&... x)
    -> decltype(vector_library::hypot(x...)) {
  return vector_library::hypot(x...);
}
[[gnu::always_inline]] inline auto by_library(sine_function, const auto&... x)
    -> decltype(vector_library::sin(x...)) {
  return vector_library::sin(x...);
}
[[gnu::always_inline]] inline auto by_library(cosine_function, const auto&... x)
    -> decltype(vector_library::cos(x...)) {
  return vector_library::cos(x...);
}
[[gnu::always_inline]] inline auto by_library(tangent_function, const auto&... x)
    -> decltype(vector_library::tan(x...)) {
  return vector_library::tan(x...);
}
[[gnu::always_inline]] inline auto by_library(arc_sine, const auto&... x)
    -> decltype(vector_library::asin(x...)) {
  return vector_library::asin(x...);
}
[[gnu::always_inline]] inline auto by_library(arc_cosine, const auto&... x)
    -> decltype(vector_library::acos(x...)) {
  return vector_library::acos(x...);
}
[[gnu::always_inline]] inline auto by_library(arc_tangent, const auto&... x)
    -> decltype(vector_library::atan(x...)) {
  return vector_library::atan(x...);
}
[[gnu::always_inline]] inline auto by_library(angle_of_point, const auto&... x)
    -> decltype(vector_library::atan2(x...)) {
  return vector_library::atan2(x...);
}
[[gnu::always_inline]] inline auto by_library(hyperbolic_sine, const auto&... x)
    -> decltype(vector_library::sinh(x...)) {
  return vector_library::sinh(x...);
}
[[gnu::always_inline]] inline auto by_library(hyperbolic_cosine, const auto&... x)
    -> decltype(vector_library::cosh(x...)) {
  return vector_library::cosh(x...);
}
[[gnu::always_inline]] inline auto by_library(hyperbolic_tangent, const auto&... x)
    -> decltype(vector_library::tanh(x...)) {
  return vector_library::tanh(x...);
}
[[gnu::always_inline]] inline auto by_library(inverse_hyperbolic_sine, const auto&... x)
    -> decltype(vector_library::asinh(x...)) {
  return vector_library::asinh(x...);
}
[[gnu::always_inline]] inline auto by_library(inverse_hyperbolic_cosine, const auto&... x)
    -> decltype(vector_library::acosh(x...)) {
  return vector_library::acosh(x...);
}
[[gnu::always_inline]] inline auto by_library(inverse_hyperbolic_tangent, const auto&... x)
    -> decltype(vector_library::atanh(x...)) {
  return vector_library::atanh(x...);
}
[[gnu::always_inline]] inline auto by_library(error_function, const auto&... x)
    -> decltype(vector_library::erf(x...)) {
  return vector_library::erf(x...);
}
[[gnu::always_inline]] inline auto by_library(complementary_error_function, const auto&... x)
    -> decltype(vector_library::erfc(x...)) {
  return vector_library::erfc(x...);
}

/// Our own function, of doubles.
template <lanewise::doubles V>
[[gnu::always_inline]] inline V of_doubles(exponential_function, const V& x) {
  return lanewise::exp(x);
}
template <lanewise::doubles V>
[[gnu::always_inline]] inline V of_doubles(exponential_minus_one, const V& x) {
  return lanewise::expm1(x);
}
template <lanewise::doubles V>
[[gnu::always_inline]] inline V of_doubles(natural_logarithm, const V& x) {
  return lanewise::log(x);
}
template <lanewise::doubles V>
[[gnu::always_inline]] inline V of_doubles(logarithm_of_one_plus, const V& x) {
  return lanewise::log1p(x);
}
template <lanewise::doubles V>
[[gnu::always_inline]] inline V of_doubles(sine_function, const V& x) {
  return lanewise::sin(x);
}
template <lanewise::doubles V>
[[gnu::always_inline]] inline V of_doubles(cosine_function, const V& x) {
  return lanewise::cos(x);
}
template <lanewise::doubles V>
[[gnu::always_inline]] inline V of_doubles(hyperbolic_tangent, const V& x) {
  return lanewise::tanh(x);
}
/// Our own function; of floats by way of doubles, which rounds once: of half of them after the other,
/// if a register holds no more.
template <class F, pack V>
requires requires(lanes<double, 2> x) { of_doubles(F{}, x); }
[[gnu::always_inline]] inline V by_us(F f, const V& x) {
  constexpr std::size_t n = lane_count<V>;
  if constexpr (lanewise::doubles<V>) {
    return of_doubles(f, x);
  } else if constexpr (n <= native_lanes<double>) {
    return __builtin_convertvector(of_doubles(f, __builtin_convertvector(x, lanes<double, n>)), V);
  } else {
    constexpr int half = static_cast<int>(n / 2);
    const auto low = by_us(f, shuffle<in_low_half<2 * half>>(x, x, lane_sequence<half>{})),
               high = by_us(f, shuffle<in_high_half<2 * half>>(x, x, lane_sequence<half>{}));
    return shuffle<in_low_half<4 * half>>(low, high, lane_sequence<2 * half>{});
  }
}

/// Whether our own functions are faster than the C library's, lane by lane.
inline constexpr bool own_is_fast = register_bytes >= 32 && products_fuse;

template <class F, class... V>
requires requires(const V&... x) { by_library(F{}, x...); }
[[gnu::always_inline]] inline auto vectorized(F f, const V&... x) {
  return by_library(f, x...);
}
template <class F, class V>
requires(
    own_is_fast && requires(const V& x) { by_us(F{}, x); } &&
    !requires(const V& x) { by_library(F{}, x); })
[[gnu::always_inline]] inline V vectorized(F f, const V& x) {
  return by_us(f, x);
}

/// |x|, exactly.
template <pack V>
[[gnu::always_inline]] inline V vectorized(magnitude, const V& x) {
  using word = std::conditional_t<sizeof(element_of<V>) == 4, std::uint32_t, std::uint64_t>;
  using words = lanes<word, lane_count<V>>;
  return reinterpret_cast<V>(reinterpret_cast<words>(x) & (~word{} >> 1));
}

#ifdef __AVX__
/// The square root, correctly rounded; of negative numbers NaN. (Compilers call the C library, which
/// sets errno.)
template <pack V>
requires(sizeof(V) >= 16 && sizeof(V) <= register_bytes)
[[gnu::always_inline]] inline V vectorized(square_root_function, const V& x) {
  V root;
  if constexpr (std::is_same_v<element_of<V>, double>)
    __asm__("vsqrtpd %1, %0" : "=v"(root) : "v"(x));
  else
    __asm__("vsqrtps %1, %0" : "=v"(root) : "v"(x));
  return root;
}
#endif

}  // namespace nabla::core::math::detail
