// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <vector>

#include <nabla/data/divided.hpp>

namespace nabla::core::detail {

/// A sum and what its additions have rounded away.
/// Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54 (1974).
template <class T>
struct compensated_sum {
  T sum{}, lost{};

  void add(T u) {
    using math::abs;
    const T next = sum + u;
    lost += abs(u) < abs(sum) ? (sum - next) + u : (u - next) + sum;
    sum = next;
  }
  /// Where the sum is infinite, what was lost is not a number.
  T value() const {
    const T corrected = sum + lost;
    return corrected == corrected ? corrected : sum;
  }
};

/// The sums of E's first pass over rows that come in blocks: the error of adding the blocks does not
/// grow with their number.
template <class E, class T>
class sums_of_blocks {
  std::vector<compensated_sum<T>> totals = std::vector<compensated_sum<T>>(sums_layout<E>::size);
  bool is_first = true;

 public:
  void add(const T* block) {
    for (std::size_t k = 0; k < totals.size(); ++k) {
      if (is_first)
        totals[k].sum = block[k];
      else if (!is_largest<E>(k))
        totals[k].add(block[k]);
      else if (totals[k].sum < block[k])
        totals[k].sum = block[k];
    }
    is_first = false;
  }
  void store(T* sums) const {
    for (std::size_t k = 0; k < totals.size(); ++k) sums[k] = totals[k].value();
  }
};

}  // namespace nabla::core::detail
