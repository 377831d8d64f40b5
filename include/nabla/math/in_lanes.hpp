// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <nabla/math/lanes.hpp>

// A number type for formulas whose functions may be computed in all lanes at once.

namespace nabla::core::math {

/// A pack whose functions are the vector library's or ours, at most 4 ulp off (vectorized.hpp),
/// where those of the pack itself are the C library's, lane by lane. A type of its own, so that no
/// one who computes with packs gets other bits; it holds a pack only while a function is computed.
template <pack L>
struct in_lanes {
  using value_type = element_of<L>;
  L lanes;

  in_lanes() = default;
  constexpr in_lanes(const L& its_lanes) : lanes(its_lanes) {}
  /// A number, in every lane.
  template <class C>
  requires detail::built_in_number<C>
  constexpr in_lanes(C its_number)
      : lanes(splat<value_type, lane_count<L>>(static_cast<value_type>(its_number))) {}

  constexpr in_lanes operator-() const { return -lanes; }
  friend constexpr in_lanes operator+(const in_lanes& u, const in_lanes& v) {
    return u.lanes + v.lanes;
  }
  friend constexpr in_lanes operator-(const in_lanes& u, const in_lanes& v) {
    return u.lanes - v.lanes;
  }
  friend constexpr in_lanes operator*(const in_lanes& u, const in_lanes& v) {
    return u.lanes * v.lanes;
  }
  friend constexpr in_lanes operator/(const in_lanes& u, const in_lanes& v) {
    return u.lanes / v.lanes;
  }
  friend constexpr auto operator<(const in_lanes& u, const in_lanes& v) {
    return u.lanes < v.lanes;
  }
  friend constexpr auto operator>(const in_lanes& u, const in_lanes& v) {
    return u.lanes > v.lanes;
  }
  friend constexpr auto operator<=(const in_lanes& u, const in_lanes& v) {
    return u.lanes <= v.lanes;
  }
  friend constexpr auto operator>=(const in_lanes& u, const in_lanes& v) {
    return u.lanes >= v.lanes;
  }
  friend constexpr auto operator==(const in_lanes& u, const in_lanes& v) {
    return u.lanes == v.lanes;
  }
  friend constexpr auto operator!=(const in_lanes& u, const in_lanes& v) {
    return u.lanes != v.lanes;
  }
  /// u where the mask holds, else v: for `select`.
  template <class Mask>
  static constexpr in_lanes chosen(const Mask& mask, const in_lanes& u, const in_lanes& v) {
    return mask ? u.lanes : v.lanes;
  }
};

namespace detail {

template <class T>
constexpr const T& without_name(const T& x) {
  return x;
}
template <class L>
constexpr const L& without_name(const in_lanes<L>& x) {
  return x.lanes;
}
template <class L, class T>
constexpr L as_pack(const T& x) {
  return in_lanes<L>(without_name(x)).lanes;
}
template <class T>
inline constexpr bool is_in_lanes = false;
template <class L>
inline constexpr bool is_in_lanes<in_lanes<L>> = true;

/// The pack among the arguments.
template <class First, class... T>
struct named_pack_among : named_pack_among<T...> {};
template <class L, class... T>
struct named_pack_among<in_lanes<L>, T...> {
  using type = L;
};

/// What `apply` asks for: F in all lanes at once, where `vectorized` knows how, else lane by lane.
template <class F, class... T>
requires((is_in_lanes<T> || built_in_number<T>) && ...) && (is_in_lanes<T> || ...)
[[gnu::always_inline]] constexpr auto apply_in_lanes(F, const T&... x) {
  using L = typename named_pack_among<T...>::type;
  if constexpr (requires { vectorized(F{}, as_pack<L>(x)...); })
    return in_lanes<L>(vectorized(F{}, as_pack<L>(x)...));
  else
    return in_lanes<L>(apply<F>(as_pack<L>(x)...));
}

}  // namespace detail
}  // namespace nabla::core::math
