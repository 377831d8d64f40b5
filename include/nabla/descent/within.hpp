// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/place.hpp>
#include <nabla/descent/result.hpp>

namespace nabla::core {

/// Bounds of a variable, or of each element of one.
template <class X>
struct bounds_of {
  double low, high;
};
/// Keeps a variable between two numbers, each of its elements if it has some: an argument of
/// `minimize`. One of them may be infinite.
template <class X>
constexpr bounds_of<X> within(X, double low, double high) {
  return {low, high};
}

namespace detail {

template <class A>
inline constexpr bool is_bounds = false;
template <class X>
inline constexpr bool is_bounds<bounds_of<X>> = true;

/// No bounds, and what costs nothing then.
struct unbounded {
  static constexpr bool is_bounded = false;

  constexpr void project(const auto*) const {}
  template <class V>
  constexpr V inside(auto, const V& u) const {
    return u;
  }
  constexpr void hold(const auto*, const auto*) const {}
  constexpr bool differ(const auto*, const auto*) const { return false; }
  constexpr bool are_crossed() const { return false; }
};
/// A lower and an upper bound for each of N numbers.
template <class T, std::size_t N>
struct box {
  static constexpr bool is_bounded = true;
  std::array<T, N> low{}, high{};

  constexpr box() {
    low.fill(floating_limits<T>::lowest());
    high.fill(floating_limits<T>::max());
  }
  constexpr void project(T* point) const {
    for (std::size_t k = 0; k < N; ++k) point[k] = inside(place<T, 1>{k}, point[k]);
  }
  /// What lies between the bounds of a place, instead of u.
  template <class V>
  constexpr V inside(auto k, const V& u) const {
    const V least = k.of(low.data()), most = k.of(high.data());
    return math::select(u < least, least, math::select(u > most, most, u));
  }
  /// Takes away what would lead out of the box: of the gradient, whose opposite is the way down.
  constexpr void hold(const T* point, T* gradient) const {
    for (std::size_t k = 0; k < N; ++k)
      if ((point[k] <= low[k] && gradient[k] > 0) || (point[k] >= high[k] && gradient[k] < 0))
        gradient[k] = 0;
  }
  /// Whether two points lie on different bounds.
  constexpr bool differ(const T* a, const T* b) const {
    for (std::size_t k = 0; k < N; ++k)
      if (side(a[k], k) != side(b[k], k)) return true;
    return false;
  }
  constexpr bool are_crossed() const {
    for (std::size_t k = 0; k < N; ++k)
      if (!(low[k] <= high[k])) return true;
    return false;
  }

 private:
  constexpr int side(T u, std::size_t k) const { return u <= low[k] ? -1 : u >= high[k] ? 1 : 0; }
};

/// Puts the bounds of Y where its numbers stand among those of X.
template <class... X, class T, std::size_t N, class Option>
constexpr void add_bounds(box<T, N>&, const Option&) {}
template <class... X, class T, std::size_t N, class Y>
constexpr void add_bounds(box<T, N>& all, const bounds_of<Y>& given) {
  constexpr bool varied = (std::is_same_v<X, Y> || ...);
  static_assert(varied,
                "within bounds a variable that is varied: see what you bound in at, or wrt");
  if constexpr (varied) {
    constexpr std::size_t begin = offset_among<Y, X...>();
    for (std::size_t k = begin; k < begin + Y::layout::size; ++k) {
      all.low[k] = static_cast<T>(given.low);
      all.high[k] = static_cast<T>(given.high);
    }
  }
}
/// The bounds among the options.
template <class T, class... X, class... Options>
constexpr auto bounds_in(const Options&... options) {
  if constexpr ((is_bounds<std::remove_const_t<Options>> || ...)) {
    box<T, (X::layout::size + ...)> all;
    (add_bounds<X...>(all, options), ...);
    return all;
  } else {
    return unbounded{};
  }
}

}  // namespace detail

}  // namespace nabla::core

namespace nabla {

using core::within;

}  // namespace nabla
