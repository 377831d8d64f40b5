// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <limits>
#include <string_view>

namespace nabla {

struct term;

/// Where a function is defined, or its values lie; an end is part of it where it is finite and `closed`.
struct interval {
  double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();
  bool low_closed = false, high_closed = false;
};
inline constexpr interval all_reals{};
inline constexpr interval positive_reals{.low = 0};
inline constexpr interval nonnegative_reals{.low = 0, .low_closed = true};

/// f(-u) = f(u), f(-u) = -f(u), or neither.
enum class parity : unsigned char { none, even, odd };

/// What the graph knows of an elementary function.
struct function_info {
  std::string_view name;
  int arity;
  parity symmetry;
  bool finite;  ///< value and partials are finite for all finite arguments
  term (*partial)(const term* arguments, term value, int k);  ///< with respect to argument k
  bool (*simplified)(const term* arguments, term& result);    ///< false where nothing simplifies
  double (*evaluate)(const double* arguments);
  interval (*domain)(const term* arguments, int k);        ///< where argument k may lie
  bool (*pole)(const term* arguments, term& not_zero);     ///< false where there is none
  interval range;                                          ///< where all values lie
};

}  // namespace nabla
