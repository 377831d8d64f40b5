// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace nabla::core {

/// How often a kernel does what, after the compiler has computed what depends on no variable.
struct operation_counts {
  int additions = 0;  ///< and subtractions
  int multiplications = 0;
  int divisions = 0;
  int negations = 0;
  int calls = 0;
  int choices = 0;
  constexpr int total() const {
    return additions + multiplications + divisions + negations + calls + choices;
  }
  friend constexpr bool operator==(const operation_counts&, const operation_counts&) = default;
};

}  // namespace nabla::core

namespace nabla {

using core::operation_counts;

}  // namespace nabla
