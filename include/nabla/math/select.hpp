// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <type_traits>

#include <nabla/math/conversion.hpp>

// A choice and a constant for every scalar type: numbers, complex numbers, vector-extension types
// and packs.

namespace nabla::core::math {

/// c as T, in every lane.
template <class T, real C>
constexpr T constant(C c) {
  if constexpr (pack<T>)
    return static_cast<element_of<T>>(c) - T{};  // of -0 too
  else if constexpr (real<T>)
    return static_cast<T>(c);
  else if constexpr (requires {
                       requires std::is_arithmetic_v<typename T::value_type>;
                       T(typename T::value_type{});
                     })
    return T(static_cast<typename T::value_type>(
        c));  // complex numbers; packs, which take no other type
  else
    return T(c);
}

/// A constant of wide.hpp as T, in every lane: rounded once. Types that are not real get it by way
/// of long double.
template <class T, const auto& Digits>
constexpr T constant() {
  using rounded = std::conditional_t<real<T>, T, long double>;
  constexpr rounded digits = narrow<rounded>(Digits);
  return constant<T>(digits);
}

/// Whether T, a type that is not one of the compiler's floating types, has more digits than long
/// double.
template <class T>
concept wider_than_long_double =
    !real<T> && std::numeric_limits<T>::digits10 > std::numeric_limits<long double>::digits10;

/// u where the mask holds, else v, lane by lane. The mask is what `u < v` gives.
template <class Mask, class T>
constexpr T select(const Mask& mask, const T& u, const std::type_identity_t<T>& v) {
  if constexpr (std::is_convertible_v<const Mask&, bool>) {
    return mask ? u : v;
  } else if constexpr (pack<T>) {
    return mask ? u : v;
  } else if constexpr (requires { T::chosen(mask, u, v); }) {
    return T::chosen(mask, u, v);
  } else {
    T result = v;
    where(mask, result) = u;  // std::experimental's, by its argument
    return result;
  }
}

/// Whether T carries derivatives beside the value that comparisons look at.
template <class T>
concept carries_derivatives = requires { requires T::carries_derivatives; };

/// u as a constant: without the derivatives that it may carry.
template <class T>
constexpr T without_derivatives(const T& u) {
  if constexpr (carries_derivatives<T>)
    return T(u.constant_term());
  else
    return u;
}

/// u where u and v are equal: with the mean of their derivatives, if they carry any.
template <class T>
constexpr T either(const T& u, const T& v) {
  if constexpr (carries_derivatives<T>)
    if (u == v) return (u + v) * constant<typename T::value_type>(0.5);
  return u;
}

namespace detail {

template <class S>
struct any_lane {
  S operator()(auto) const;
};

}  // namespace detail

/// f of u, lane by lane, for an f that takes only scalars.
template <class F, class T>
constexpr T lane_by_lane(F f, const T& u) {
  if constexpr (pack<T>) {
    T result{};
    for (std::size_t i = 0; i < lane_count<T>; ++i) result[i] = f(u[i]);
    return result;
  } else if constexpr (requires {
                         T(detail::any_lane<typename T::value_type>{});
                         u[0];
                       }) {
    return T([&](auto i) { return f(static_cast<typename T::value_type>(u[i])); });
  } else {
    return f(u);
  }
}

}  // namespace nabla::core::math

namespace nabla {

namespace math = core::math;

}  // namespace nabla
