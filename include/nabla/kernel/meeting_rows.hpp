// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/row_range.hpp>
#include <nabla/meta/sequence.hpp>

namespace nabla::core {

/// Whether the ranges may have a row in common. (With different steps they may not have one.)
constexpr bool might_meet(const row_range& u, const row_range& v) {
  const std::uint32_t last_of_u = u.start + (u.size - 1) * u.step,
                      last_of_v = v.start + (v.size - 1) * v.step;
  if (last_of_u < v.start || last_of_v < u.start) return false;
  return u.step != v.step || u.start % u.step == v.start % v.step;
}

namespace detail {

/// Whether two of many ranges have a row in common: goes over all rows.
constexpr bool meet(const sequence<row_range>& ranges) {
  sequence<bool> is_taken(ranges[0].of);
  for (const row_range& r : ranges)
    for (std::uint32_t k = 0; k < r.size; ++k) {
      if (is_taken[r.start + k * r.step]) return true;
      is_taken[r.start + k * r.step] = true;
    }
  return false;
}

}  // namespace detail

/// Whether two of the ranges may have a row in common.
constexpr bool might_meet(const sequence<row_range>& ranges) {
  constexpr std::uint32_t few = 8;
  if (ranges.size > few) return detail::meet(ranges);
  for (std::uint32_t k = 0; k < ranges.size; ++k)
    for (std::uint32_t j = 0; j < k; ++j)
      if (might_meet(ranges[k], ranges[j])) return true;
  return false;
}

}  // namespace nabla::core
