// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace nabla {

struct term;

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
};

}  // namespace nabla
