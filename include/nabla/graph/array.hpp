// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/term.hpp>

namespace nabla::core {

namespace detail {

/// Which elements of an array need to be stored.
struct packing {
  shape stored;
  sequence<std::uint32_t> positions;
  bool has_zeros = false;

  constexpr packing(const sequence<term>& elements, shape s) : stored(s) {
    stored.stored = is_symmetric(elements, s) ? storage::symmetric : storage::packed;
    for (std::uint32_t i = 0; i < s.size(); ++i) {
      const bool is_upper = i % s.columns > i / s.columns;
      if (stored.stored == storage::symmetric && is_upper) continue;
      if (elements.items[i].is_number(0))
        has_zeros = true;
      else
        positions.push_back(i);
    }
  }
  /// Whether it saves a quarter of the elements.
  constexpr bool pays() const { return positions.size <= stored.size() - stored.size() / 4; }

 private:
  static constexpr bool is_symmetric(const sequence<term>& elements, shape s) {
    if (s.rows != s.columns) return false;
    for (std::uint32_t i = 0; i < s.rows; ++i)
      for (std::uint32_t j = 0; j < i; ++j)
        if (!identical(elements.items[i * s.columns + j], elements.items[j * s.columns + i]))
          return false;
    return true;
  }
};

}  // namespace detail

/// The terms of an array. A large one in which much is 0, or which is symmetric, is packed.
constexpr term array_of(graph& g, const sequence<term>& elements, shape s) {
  constexpr std::uint32_t small = 64;
  if (s.size() < small) return list_of(g, elements.items, s);
  const detail::packing packing(elements, s);
  if (!packing.pays()) return list_of(g, elements.items, s);
  sequence<term> stored(1, packing.has_zeros ? term(0) : elements.items[0]);
  for (const std::uint32_t position : packing.positions) stored.push_back(elements.items[position]);
  if (stored.size == 1) stored.push_back(term(0));
  return list_of(g, stored.items, stored.size,
                 g.shape_index(packing.stored, packing.positions.items, packing.positions.size));
}

}  // namespace nabla::core
