// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

namespace nabla::core {

/// When a descent ends: after so many steps, or where the gradient's length is at most so large. With
/// `.gradient_norm = 0` methods with a line search go on until no step descends.
struct stop {
  std::size_t iterations = 1000;
  double gradient_norm = 1e-8;
};

/// How a descent ended.
enum class status {
  converged,        ///< the gradient is as short as it should be
  iteration_limit,  ///< all steps are made
  no_descent,       ///< no step leads further down, or changes the point at all
  not_finite,  ///< the next value or gradient is infinite or NaN; the point is the last good one
  crossed_bounds,  ///< a lower bound lies above its upper one
  undetermined     ///< of least squares: the residuals do not tell all parameters
};
/// The same in words.
constexpr std::string_view words_of(status how) {
  constexpr std::string_view words[] = {"converged",  "iteration limit", "no descent",
                                        "not finite", "crossed bounds",  "undetermined"};
  return words[static_cast<std::size_t>(how)];
}

}  // namespace nabla::core

namespace nabla {

using core::status;
using core::stop;
using core::words_of;

}  // namespace nabla
