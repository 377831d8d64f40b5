// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <nabla/meta/floating.hpp>
#include <type_traits>

// Chooses how a function of this chapter is computed: in a constant expression or at run time, as a
// scalar or lane by lane, or by the type's own function.

namespace nabla::core::math {

/// A floating type of at most 64 bits, or of 113 (but not PowerPC's pair of doubles).
template <class T>
concept real =
    floating<T> && (floating_limits<T>::digits <= 64 || floating_limits<T>::digits == 113);

/// A real type that the C library has functions for.
template <class T>
concept known_to_c = real<T> && (std::is_same_v<T, float> || std::is_same_v<T, double> ||
                                 std::is_same_v<T, long double>);

/// A vector-extension type of g++ and clang, such as `double __attribute__((vector_size(16)))`.
/// lanes.hpp names those of each width.
template <class T>
concept pack = !std::is_class_v<T> && !std::is_union_v<T> && !std::is_pointer_v<T> &&
               !std::is_array_v<T> && requires(T v) {
                 v + v;
                 requires real<std::remove_cvref_t<decltype(v[0])>>;
               };

namespace detail {

template <class T>
struct element {
  using type = T;
};
template <pack T>
struct element<T> {
  using type = std::remove_cvref_t<decltype(T{}[0])>;
};

}  // namespace detail

/// The type of a pack's lanes; a scalar type itself.
template <class T>
using element_of = typename detail::element<T>::type;

/// How many lanes a pack has; a scalar has one.
template <class T>
inline constexpr std::size_t lane_count = sizeof(T) / sizeof(element_of<T>);

namespace detail {

/// A number of a type of the compiler's: a real one, or an integer.
template <class T>
concept built_in_number = real<T> || std::is_integral_v<T>;

/// An integer counts as a double.
template <class T>
using scalar = std::conditional_t<std::is_integral_v<T>, double, T>;

/// Arguments that are computed lane by lane; some of them may be built-in numbers.
template <class T>
concept pack_or_number = pack<T> || built_in_number<T>;

template <class T>
constexpr auto lane(const T& x, [[maybe_unused]] std::size_t i) {
  if constexpr (pack<T>)
    return x[i];
  else
    return x;
}

template <class First, class... T>
struct pack_among : pack_among<T...> {};

template <pack First, class... T>
struct pack_among<First, T...> {
  using type = First;
};

/// `F` is a struct with `constant` (ours, constexpr), `run_time` (the C library's, for the types it
/// knows) and `by_argument` (found by ADL).
template <class F, class... T>
concept found_by_argument = requires(const T&... u) { F::by_argument(u...); };

/// A class is accepted at first; if it has no such function, `apply` says so in a sentence.
template <class F, class... T>
concept accepts =
    (pack_or_number<T> && ...) || (std::is_class_v<T> || ...) || found_by_argument<F, T...>;

template <class F, class... T>
constexpr auto apply(const T&... x) {
  if constexpr ((built_in_number<T> && ...)) {
    using R = std::common_type_t<scalar<T>...>;
    if constexpr (known_to_c<R>) {
      if (__builtin_is_constant_evaluated()) return F::constant(static_cast<R>(x)...);
      return F::run_time(static_cast<R>(x)...);
    } else {
      return F::constant(static_cast<R>(x)...);
    }
  } else if constexpr ((pack_or_number<T> && ...)) {
    using V = typename pack_among<T...>::type;
    V result{};
    for (std::size_t i = 0; i < lane_count<V>; ++i)
      result[i] = apply<F>(static_cast<element_of<V>>(lane(x, i))...);
    return result;
  } else if constexpr (requires { apply_in_lanes(F{}, x...); }) {
    return apply_in_lanes(F{}, x...);
  } else if constexpr (found_by_argument<F, T...>) {
    return F::by_argument(x...);
  } else {
    constexpr bool found = found_by_argument<F, T...>;
    static_assert(found,
                  "this type of number has no such function: include the header that declares it "
                  "beside the type, or use another type, such as __float128 or one of "
                  "Boost.Multiprecision");
    return (x, ...);
  }
}

}  // namespace detail

}  // namespace nabla::core::math

namespace nabla {

namespace math = core::math;

}  // namespace nabla
