// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/array.hpp>

namespace nabla::core {

namespace detail {

/// f of up to four terms element by element; a scalar meets every element of a list.
template <class F>
constexpr term elementwise(F f, const term* operands, int count) {
  shape s;
  graph* owner = nullptr;
  sequence<term> elements[4];
  for (int k = 0; k < count; ++k) {
    if (operands[k].is_list()) s = operands[k].shape(), owner = operands[k].owner;
    elements[k] = elements_of(operands[k]);
  }
  sequence<term> results;
  for (std::uint32_t i = 0; i < s.size(); ++i) {
    term one_of_each[4];
    for (int k = 0; k < count; ++k) one_of_each[k] = elements[k][operands[k].is_list() ? i : 0];
    results.push_back(f(one_of_each));
  }
  return array_of(*owner, results, s);
}
template <class F>
constexpr term elementwise(F f, term u, term v) {
  const term operands[] = {u, v};
  return elementwise([&](const term* two_terms) { return f(two_terms[0], two_terms[1]); }, operands,
                     2);
}

}  // namespace detail

}  // namespace nabla::core
