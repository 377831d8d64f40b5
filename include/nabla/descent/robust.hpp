// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/math/logarithm.hpp>
#include <nabla/math/power.hpp>

// Losses: functions of the squared residual s, which are to be least in the sum. All begin as s;
// residuals that are larger than `scale` count for less. (P. J. Huber, Robust Statistics, 1981;
// A. E. Beaton and J. W. Tukey, Technometrics 16 (1974) 147-185.)
// A loss of your own is a struct with value(s), its derivative weight(s), and is_square = false.

namespace nabla::core {

/// s: least squares.
struct squared_loss {
  static constexpr bool is_square = true;

  template <class T>
  constexpr T value(T s) const {
    return s;
  }
  template <class T>
  constexpr T weight(T) const {
    return 1;
  }
};
/// Beyond the scale as the residual's size, not its square.
struct huber {
  double scale = 1;

  static constexpr bool is_square = false;

  template <class T>
  constexpr T value(T s) const {
    const T a = static_cast<T>(scale);
    return s <= a * a ? s : 2 * a * math::sqrt(s) - a * a;
  }
  template <class T>
  constexpr T weight(T s) const {
    const T a = static_cast<T>(scale);
    return s <= a * a ? T(1) : a / math::sqrt(s);
  }
};
/// Beyond the scale as a logarithm.
struct cauchy {
  double scale = 1;

  static constexpr bool is_square = false;

  template <class T>
  constexpr T value(T s) const {
    const T a = static_cast<T>(scale);
    return a * a * math::log1p(s / (a * a));
  }
  template <class T>
  constexpr T weight(T s) const {
    const T a = static_cast<T>(scale);
    return 1 / (1 + s / (a * a));
  }
};
/// Beyond the scale constant: what lies there does not count at all.
struct tukey {
  double scale = 1;

  static constexpr bool is_square = false;

  template <class T>
  constexpr T value(T s) const {
    const T a = static_cast<T>(scale), rest = 1 - s / (a * a);
    return a * a / 3 * (rest > 0 ? 1 - rest * rest * rest : T(1));
  }
  template <class T>
  constexpr T weight(T s) const {
    const T a = static_cast<T>(scale), rest = 1 - s / (a * a);
    return rest > 0 ? rest * rest : T(0);
  }
};

namespace detail {

struct kind_of_loss {
  template <class A>
  static constexpr bool holds = requires(const A& loss) {
    A::is_square;
    loss.value(1.0);
    loss.weight(1.0);
  };
};

}  // namespace detail

}  // namespace nabla::core

namespace nabla {

using core::cauchy;
using core::huber;
using core::tukey;

}  // namespace nabla
