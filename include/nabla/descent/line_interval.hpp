// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/math/power.hpp>

// Where on a line to look next, by the values and slopes at the places where one has looked.

namespace nabla::core {

namespace detail {

/// The value and the slope at a place on a line.
template <class T>
struct line_point {
  T rate, value, slope;
};
/// Where the cubic with these values and slopes has its minimum; if it has none, about where its
/// slope is least. (Nocedal and Wright, Numerical Optimization, 2006, equation 3.59.)
template <class T>
constexpr T minimum_of_cubic(line_point<T> p, line_point<T> q) {
  const T length = q.rate - p.rate;
  const T mean = p.slope + q.slope - 3 * ((q.value - p.value) / length);
  const T inside = mean * mean - p.slope * q.slope;
  const T root = inside > 0 ? (length < 0 ? -math::sqrt(inside) : math::sqrt(inside)) : T(0);
  const T below = q.slope - p.slope + 2 * root;
  return below == 0 ? p.rate + length / 2 : q.rate - length * ((q.slope + root - mean) / below);
}
/// The same of the parabola with p's value and slope and q's value.
template <class T>
constexpr T minimum_of_parabola(line_point<T> p, line_point<T> q) {
  const T length = q.rate - p.rate, rise = p.slope * length;
  return p.rate + length * (rise / (rise - (q.value - p.value)) / 2);
}
/// Where the line through both slopes vanishes.
template <class T>
constexpr T zero_of_slope(line_point<T> p, line_point<T> q) {
  return q.rate - (q.rate - p.rate) * (q.slope / (q.slope - p.slope));
}
template <class T>
constexpr T nearer(T to, T a, T b) {
  return math::abs(a - to) < math::abs(b - to) ? a : b;
}
template <class T>
constexpr T between(T u, T a, T b) {
  const T low = a < b ? a : b, high = a < b ? b : a;
  return u < low ? low : u > high ? high : u;
}

/// The interval of a search: `best` is the lowest place so far, and the slope there points to
/// `other`. J. J. Moré and D. J. Thuente, Line search algorithms with guaranteed sufficient
/// decrease, ACM TOMS 20 (1994) 286-307: their sections 3 and 4.
template <class T>
struct line_interval {
  line_point<T> best, other;
  bool is_closed = false;  ///< whether a minimum lies between them
  T longest = floating_limits<T>::max();
  T width = floating_limits<T>::max(), former_width = width;

  /// Where to look after `here`.
  constexpr T next(line_point<T> here) {
    const T tried = proposal(here);
    const T start = best.rate;
    update(here);
    return is_closed ? inside(tried) : beyond(tried, here.rate, start);
  }

 private:
  constexpr T proposal(line_point<T> here) const {
    if (here.value > best.value) {
      const T cubic = minimum_of_cubic(best, here), parabola = minimum_of_parabola(best, here);
      return math::abs(cubic - best.rate) < math::abs(parabola - best.rate)
                 ? cubic
                 : parabola + (cubic - parabola) / 2;
    }
    if (here.slope * best.slope < 0) {
      const T cubic = minimum_of_cubic(best, here), secant = zero_of_slope(best, here);
      return nearer(here.rate, cubic, secant) == cubic ? secant : cubic;
    }
    if (math::abs(here.slope) < math::abs(best.slope)) return with_flatter_slope(here);
    return is_closed ? minimum_of_cubic(other, here) : longest;
  }
  constexpr T with_flatter_slope(line_point<T> here) const {
    const T secant = zero_of_slope(best, here), cubic = minimum_of_cubic(best, here);
    const bool ahead = (cubic - here.rate) * (here.rate - best.rate) > 0;
    if (!is_closed)
      return ahead && math::abs(cubic - here.rate) > math::abs(secant - here.rate) ? cubic : secant;
    const T limit = here.rate + T(0.66) * (other.rate - here.rate);
    return between(ahead ? nearer(here.rate, cubic, secant) : secant, here.rate, limit);
  }
  constexpr void update(line_point<T> here) {
    if (here.value > best.value) {
      other = here;
      is_closed = true;
      return;
    }
    if (here.slope * (best.rate - here.rate) < 0) {
      other = best;
      is_closed = true;
    }
    best = here;
  }
  /// Two steps shrink the interval by a third at least.
  constexpr T inside(T tried) {
    const T wide = math::abs(other.rate - best.rate);
    const bool slow = wide > T(0.66) * former_width;
    former_width = width;
    width = wide;
    const T middle = best.rate + (other.rate - best.rate) / 2;
    return slow || between(tried, best.rate, other.rate) != tried ? middle : tried;
  }
  constexpr T beyond(T tried, T here, T start) const {
    const T stride = here - start;
    const T far = between(tried, here + T(1.1) * stride, here + 4 * stride);
    return far < longest ? far : here + (longest - here) / 2;
  }
};

}  // namespace detail

}  // namespace nabla::core
