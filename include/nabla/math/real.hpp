// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <limits>
#include <type_traits>

// Which way a function of this chapter goes: constant or run time, scalar or lane by lane, or the type's own
// function.

namespace nabla::math {

/// A standard floating type.
template <class T>
concept real =
    std::is_floating_point_v<T> && std::is_same_v<T, std::remove_cv_t<T>> && std::numeric_limits<T>::digits <= 64;

/// A vector-extension type of g++ and clang, such as `double __attribute__((vector_size(16)))`.
template <class T>
concept lanes =
    !std::is_class_v<T> && !std::is_union_v<T> && !std::is_pointer_v<T> && !std::is_array_v<T> && requires(T v) {
  v + v;
  requires real<std::remove_cvref_t<decltype(v[0])>>;
};

namespace detail {

/// An integer counts as a double.
template <class T> using scalar = std::conditional_t<std::is_integral_v<T>, double, T>;

/// What goes lane by lane: some arguments may be plain numbers.
template <class T>
concept lanes_or_number = lanes<T> || std::is_arithmetic_v<T>;

template <class T> constexpr auto lane(T const& x, [[maybe_unused]] std::size_t i) {
  if constexpr (lanes<T>)
    return x[i];
  else
    return x;
}

template <class First, class... T> struct lanes_among : lanes_among<T...> {};

template <lanes First, class... T> struct lanes_among<First, T...> { using type = First; };

/// `F` is a struct with `constant` (ours, constexpr), `run_time` (the C library's) and `by_argument` (found
/// by ADL).
template <class F, class... T>
concept accepts = (lanes_or_number<T> && ...) || requires(T const&... u) {
  F::by_argument(u...);
};

template <class F, class... T> constexpr auto apply(T const&... x) {
  if constexpr ((std::is_arithmetic_v<T> && ...)) {
    using R = std::common_type_t<scalar<T>...>;
    if (__builtin_is_constant_evaluated()) return F::constant(static_cast<R>(x)...);
    return F::run_time(static_cast<R>(x)...);
  } else if constexpr ((lanes_or_number<T> && ...)) {
    using V = typename lanes_among<T...>::type;
    using R = std::remove_cvref_t<decltype(V{}[0])>;
    V result{};
    for (std::size_t i = 0; i < sizeof(V) / sizeof(R); ++i) result[i] = apply<F>(static_cast<R>(lane(x, i))...);
    return result;
  } else {
    return F::by_argument(x...);
  }
}

}  // namespace detail

}  // namespace nabla::math
